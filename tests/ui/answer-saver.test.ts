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
function aDevice(answers: Sent[] = []) {
  const stored = new Map<string, string>()
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  }
  const sent: Change[] = []
  const states: SaveState['state'][] = []
  let conflicts = {}
  const saver = new AnswerSaver({
    send: async (change) => {
      sent.push(change)
      return answers.shift() ?? { outcome: 'saved', revision: change.revision + 1, at }
    },
    drafts: draftsIn(storage, 'link'),
    onChange: (change) => {
      conflicts = change.conflicts
      if (states.at(-1) !== change.state.state) states.push(change.state.state)
    },
  })
  saver.load('TRN-01', { revision: 0, fields: fields('') })
  return { saver, sent, states, stored, conflicts: () => conflicts }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('an answer that is typed', () => {
  test('is on the device at once and on the server within a second', async () => {
    const { saver, sent, states, stored } = aDevice()
    saver.edit('TRN-01', fields('never'), true)
    expect([...stored.keys()]).toEqual(['assay/link/TRN-01'])
    expect(sent).toEqual([])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent).toMatchObject([{ question: 'TRN-01', revision: 0, fields: { value: 'never' } }])
    expect(states).toEqual(['idle', 'saving', 'saved'])
    expect(stored.size).toBe(0)
  })

  test('goes once for many keys, and again for what was typed meanwhile', async () => {
    const { saver, sent } = aDevice()
    for (const comment of ['a', 'ab', 'abc']) saver.edit('TRN-01', fields('', { comment }), true)
    const flushed = saver.flush()
    saver.edit('TRN-01', fields('', { comment: 'abcd' }), true)
    await flushed
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent.map((change) => [change.revision, change.fields.comment])).toEqual([
      [0, 'abc'],
      [1, 'abcd'],
    ])
  })

  test('that is not whole stays on the device, and the line says so', async () => {
    const { saver, sent, states, stored } = aDevice()
    saver.edit('TRN-01', fields('', { link: 'htt' }), false)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toEqual([])
    expect(states.at(-1)).toBe('unfinished')
    expect(stored.size).toBe(1)
  })

  test('that is taken back leaves no draft', async () => {
    const { saver, stored } = aDevice()
    saver.edit('TRN-01', fields('never'), true)
    saver.edit('TRN-01', fields(''), true)
    expect(stored.size).toBe(0)
  })
})

describe('without the server', () => {
  test('it says offline, keeps the draft, tries again, and says saved when it is', async () => {
    const { saver, sent, states, stored } = aDevice([
      { outcome: 'unreachable' },
      { outcome: 'unreachable' },
    ])
    saver.edit('TRN-01', fields('never'), true)
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
    saver.edit('TRN-01', fields('never'), true)
    await vi.advanceTimersByTimeAsync(1_000)
    saver.edit('TRN-01', fields('opt_in'), true)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toHaveLength(1)
    expect(states.at(-1)).toBe('signed out')
    expect(stored.get('assay/link/TRN-01')).toContain('opt_in')
  })

  test('what the server refuses is not sent again until it is changed', async () => {
    const { saver, sent, states } = aDevice([{ outcome: 'refused' }])
    saver.edit('TRN-01', fields('odd'), true)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toHaveLength(1)
    expect(states.at(-1)).toBe('unfinished')
    saver.edit('TRN-01', fields('never'), true)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(states.at(-1)).toBe('saved')
  })
})

describe('when somebody else was first', () => {
  const theirs: Sent = { outcome: 'conflict', revision: 4, current: fields('always') }

  async function inConflict() {
    const device = aDevice([theirs])
    device.saver.edit('TRN-01', fields('never'), true)
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
    saver.settle('TRN-01', 'mine')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent.at(-1)).toMatchObject({ revision: 4, fields: { value: 'never' } })
    expect(states.at(-1)).toBe('saved')
  })

  test('choosing theirs sends nothing and leaves no draft', async () => {
    const { saver, sent, stored } = await inConflict()
    saver.settle('TRN-01', 'theirs')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent).toHaveLength(1)
    expect(stored.size).toBe(0)
  })

  test('a page that brings a newer version does not let mine replace it unseen', async () => {
    const { saver, sent, states, conflicts } = aDevice()
    saver.edit('TRN-01', fields('never'), false)
    const shown = saver.load('TRN-01', { revision: 2, fields: fields('always') })
    saver.edit('TRN-01', fields('never'), true)
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
  saver.edit('TRN-01', fields('never'), true)
  saver.leave()
  expect(sent).toHaveLength(1)
  expect(stored.size).toBe(1)
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
  drafts.keep('TRN-01', { fields: fields('never'), revision: 3 })
  expect(drafts.read('TRN-01')).toEqual({ fields: fields('never'), revision: 3 })
  expect(draftsIn(storage, 'another').read('TRN-01')).toBeNull()
})
