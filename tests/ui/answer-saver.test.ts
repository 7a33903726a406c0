// Saving while typing: what the status line says is true, and nothing is lost or replaced unseen.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { QuestionFields } from '../../app/core/respond/answer-input'
import type { SaveState } from '../../app/ui/question/answer-entry'
import { AnswerSaver } from '../../app/ui/question/answer-saver'
import { draftsIn } from '../../app/ui/question/drafts'
import type { Change, Sent } from '../../app/ui/question/send-answer'

const fields = (value: string, over: QuestionFields = {}): QuestionFields => ({
  value,
  exception: '',
  comment: '',
  link: '',
  notApplicable: '',
  ...over,
})
const at = new Date('2026-11-21T14:02:11Z')

/** A device and a server that answers as the test says; by default it saves. */
function aDevice(answers: Sent[] = [], { full = false } = {}) {
  const stored = new Map<string, string>()
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (full) throw new Error('QuotaExceededError')
      stored.set(key, value)
    },
    removeItem: (key: string) => void stored.delete(key),
  }
  const sent: Change[] = []
  const states: SaveState['state'][] = []
  let conflicts = {}
  let problems = {}
  let told: SaveState = { state: 'idle' }
  const saver = new AnswerSaver({
    send: async (change) => {
      sent.push(change)
      return answers.shift() ?? { outcome: 'saved', revision: change.revision + 1, at }
    },
    drafts: draftsIn(storage, 'link'),
    onChange: (change) => {
      conflicts = change.conflicts
      problems = change.problems
      told = change.state
      if (states.at(-1) !== change.state.state) states.push(change.state.state)
    },
  })
  saver.load('TRN-01', { revision: 0, fields: fields('') })
  return {
    saver,
    sent,
    states,
    stored,
    conflicts: () => conflicts,
    problems: () => problems,
    told: () => told,
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('an answer that is typed', () => {
  test('is on the device at once and on the server within a second', async () => {
    const { saver, sent, states, stored } = aDevice()
    saver.edit('TRN-01', fields('never'))
    expect([...stored.keys()]).toEqual(['assay/link/TRN-01'])
    expect(sent).toEqual([])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent).toMatchObject([{ question: 'TRN-01', revision: 0, fields: { value: 'never' } }])
    expect(states).toEqual(['idle', 'saving', 'saved'])
    expect(stored.size).toBe(0)
  })

  test('goes once for many keys, and again for what was typed meanwhile', async () => {
    const { saver, sent } = aDevice()
    for (const comment of ['a', 'ab', 'abc']) saver.edit('TRN-01', fields('', { comment }))
    const flushed = saver.flush()
    saver.edit('TRN-01', fields('', { comment: 'abcd' }))
    await flushed
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent.map((change) => [change.revision, change.fields.comment])).toEqual([
      [0, 'abc'],
      [1, 'abcd'],
    ])
  })

  test('goes within a second of the first key also while somebody types without a pause', async () => {
    const { saver, sent } = aDevice()
    for (let key = 1; key <= 30; key++) {
      saver.edit('TRN-01', fields('', { comment: 'x'.repeat(key) }))
      await vi.advanceTimersByTimeAsync(100)
    }
    // Three seconds of typing: at 0.8, 1.6 and 2.4 seconds, each with what was typed until then.
    expect(sent.map(({ fields: { comment } }) => comment?.length)).toEqual([8, 16, 24])
  })

  test('that is not whole is refused, stays on the device, and the line says so', async () => {
    const refusal: Sent = { outcome: 'refused', problems: { link: 'Enter a web address' } }
    const { saver, sent, told, stored, problems } = aDevice([refusal])
    saver.edit('TRN-01', fields('', { link: 'htt' }))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toHaveLength(1)
    expect(told()).toEqual({ state: 'unfinished', kept: true })
    expect(stored.size).toBe(1)
    expect(problems()).toEqual({ 'TRN-01': { link: 'Enter a web address' } })
    saver.edit('TRN-01', fields('', { link: 'htt', comment: 'see there' }))
    expect(problems()).toEqual({ 'TRN-01': { link: 'Enter a web address' } })
    saver.edit('TRN-01', fields('', { link: 'https://a.example', comment: 'see there' }))
    expect(problems()).toEqual({ 'TRN-01': {} })
  })

  test('goes again when it was changed while the server refused what stood there before', async () => {
    const { saver, sent, told } = aDevice([{ outcome: 'refused', problems: {} }])
    saver.edit('TRN-01', fields('', { link: 'htt' }))
    const flushed = saver.flush()
    saver.edit('TRN-01', fields('', { link: 'https://a.example' }))
    await flushed
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent).toHaveLength(2)
    expect(told().state).toBe('saved')
  })

  test('that is taken back leaves no draft', async () => {
    const { saver, stored } = aDevice()
    saver.edit('TRN-01', fields('never'))
    saver.edit('TRN-01', fields(''))
    expect(stored.size).toBe(0)
  })
})

describe('without the server', () => {
  test('it says offline, keeps the draft, tries again, and says saved when it is', async () => {
    const { saver, sent, states, stored } = aDevice([
      { outcome: 'offline' },
      { outcome: 'offline' },
    ])
    saver.edit('TRN-01', fields('never'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(states.at(-1)).toBe('offline')
    expect(stored.size).toBe(1)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(sent).toHaveLength(3)
    expect(states.at(-1)).toBe('saved')
    expect(stored.size).toBe(0)
  })

  test('an ended session stops the sending and keeps what is typed', async () => {
    const { saver, sent, states, stored } = aDevice([{ outcome: 'signed out' }])
    saver.edit('TRN-01', fields('never'))
    await vi.advanceTimersByTimeAsync(1_000)
    saver.edit('TRN-01', fields('opt_in'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toHaveLength(1)
    expect(states.at(-1)).toBe('signed out')
    expect(stored.get('assay/link/TRN-01')).toContain('opt_in')
  })

  test('a server that answers with a fault is not called offline', async () => {
    const { saver, states, told } = aDevice([{ outcome: 'failing' }])
    saver.edit('TRN-01', fields('never'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(told()).toEqual({ state: 'failing', kept: true })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(states).toEqual(['idle', 'saving', 'failing', 'saved'])
  })

  test('"kept on this device" is not said where the device keeps nothing', async () => {
    const { saver, told } = aDevice([{ outcome: 'offline' }], { full: true })
    saver.edit('TRN-01', fields('never'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(told()).toEqual({ state: 'offline', kept: false })
    expect(draftsIn(null, 'link').keep('TRN-01', { fields: {}, revision: 0, sent: null })).toBe(
      false,
    )
  })

  test('while the answer is slow it says saving, and nothing else', async () => {
    let answer: (sent: Sent) => void = () => {}
    const slow = new Promise<Sent>((resolve) => {
      answer = resolve
    })
    const states: string[] = []
    const saver = new AnswerSaver({
      send: () => slow,
      drafts: draftsIn(null, 'link'),
      onChange: ({ state }) => states.push(state.state),
    })
    saver.load('TRN-01', { revision: 0, fields: fields('') })
    saver.edit('TRN-01', fields('never'))
    await vi.advanceTimersByTimeAsync(15_000)
    expect(new Set(states.slice(1))).toEqual(new Set(['saving']))
    answer({ outcome: 'saved', revision: 1, at })
    await vi.advanceTimersByTimeAsync(1)
    expect(states.at(-1)).toBe('saved')
  })

  test('signing in again elsewhere and coming back sends what waited', async () => {
    const { saver, sent, told } = aDevice([{ outcome: 'signed out' }])
    saver.edit('TRN-01', fields('never'))
    await vi.advanceTimersByTimeAsync(1_000)
    saver.retry()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent).toHaveLength(2)
    expect(told().state).toBe('saved')
  })

  test('what the server refuses is not sent again until it is changed', async () => {
    const { saver, sent, states } = aDevice([{ outcome: 'refused', problems: {} }])
    saver.edit('TRN-01', fields('odd'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toHaveLength(1)
    expect(states.at(-1)).toBe('unfinished')
    saver.edit('TRN-01', fields('never'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(states.at(-1)).toBe('saved')
  })
})

describe('when somebody else was first', () => {
  const theirs: Sent = { outcome: 'conflict', revision: 4, current: fields('always') }

  async function inConflict() {
    const device = aDevice([theirs])
    device.saver.edit('TRN-01', fields('never'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(device.sent).toHaveLength(1)
    expect(device.states.at(-1)).toBe('conflict')
    expect(device.conflicts()).toMatchObject({
      'TRN-01': { revision: 4, current: { value: 'always' } },
    })
    return device
  }

  test('nothing is sent over theirs until a person chooses mine', async () => {
    const { saver, sent, states } = await inConflict()
    saver.settle('TRN-01', fields('never'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent.at(-1)).toMatchObject({ revision: 4, fields: { value: 'never' } })
    expect(states.at(-1)).toBe('saved')
  })

  test('my own save, whose answer was lost, is nobody else: what I typed since goes over it', async () => {
    const mine: Sent = { outcome: 'conflict', revision: 1, current: fields('', { comment: 'ab' }) }
    const { saver, sent, states } = aDevice([{ outcome: 'offline' }, mine])
    saver.edit('TRN-01', fields('', { comment: 'ab ' }))
    await vi.advanceTimersByTimeAsync(1_000)
    saver.edit('TRN-01', fields('', { comment: 'ab cd' }))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(sent.at(-1)).toMatchObject({ revision: 1, fields: { comment: 'ab cd' } })
    expect(states).not.toContain('conflict')
    expect(states.at(-1)).toBe('saved')
  })

  test('choosing theirs sends nothing and leaves no draft', async () => {
    const { saver, sent, stored } = await inConflict()
    saver.settle('TRN-01', fields('always'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent).toHaveLength(1)
    expect(stored.size).toBe(0)
  })

  test('a page that brings a newer version does not let mine replace it unseen', async () => {
    const { saver, sent, states, conflicts } = aDevice()
    saver.edit('TRN-01', fields('never'))
    const shown = saver.load('TRN-01', { revision: 2, fields: fields('always') })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(shown).toBe(false)
    expect(sent).toEqual([])
    expect(states.at(-1)).toBe('conflict')
    expect(conflicts()).toMatchObject({ 'TRN-01': { revision: 2 } })
  })

  test('a newer version of what I have not touched is shown', () => {
    const { saver } = aDevice()
    expect(saver.load('TRN-01', { revision: 2, fields: fields('always') })).toBe(true)
  })

  test('a draft of an earlier visit that was overtaken waits for a choice', async () => {
    const { saver, sent, states } = aDevice()
    saver.clash('TRN-01', fields('never'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toEqual([])
    expect(states.at(-1)).toBe('conflict')
  })
})

test('a page that goes away sends what is due, and keeps the draft until that is confirmed', async () => {
  const { saver, sent, stored } = aDevice()
  saver.edit('TRN-01', fields('never'))
  saver.leave()
  expect(sent).toHaveLength(1)
  expect(stored.size).toBe(1)
})

test("a draft that another tab kept is not this tab's to forget", () => {
  const stored = new Map<string, string>()
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  }
  const [one, other] = [draftsIn(storage, 'link'), draftsIn(storage, 'link')]
  one.keep('TRN-01', { fields: fields('never'), revision: 0, sent: null })
  other.keep('TRN-01', { fields: fields('always'), revision: 0, sent: null })
  one.drop('TRN-01')
  expect(other.read('TRN-01')?.fields.value).toBe('always')
})

test('drafts are read back whole, and a spoilt one reads as none', () => {
  const stored = new Map([['assay/link/TRN-01', '{"fields":']])
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  }
  const drafts = draftsIn(storage, 'link')
  expect(drafts.read('TRN-01')).toBeNull()
  drafts.keep('TRN-01', { fields: fields('never'), revision: 3, sent: null })
  expect(drafts.read('TRN-01')).toEqual({ fields: fields('never'), revision: 3, sent: null })
  expect(draftsIn(storage, 'another').read('TRN-01')).toBeNull()
})
