// What waits for whom in a thread, and what either side may write.
import { describe, expect, it } from 'vitest'
import {
  amendmentInput,
  collectInput,
  replyInput,
  sendInput,
  vendorQuestionInput,
} from '../../app/core/clarify/input'
import { isChanged, owedReplies } from '../../app/core/clarify/owed-replies'
import { repliedQuestion, replyIdOf, replyQuestion } from '../../app/core/clarify/reply-field'
import {
  collectedOf,
  type Message,
  mayAmend,
  mayAsk,
  waitingForUs,
} from '../../app/core/clarify/thread'
import { checkQuestion } from '../../app/core/respond/answer-input'
import { reviewStatuses } from '../../app/core/review/lifecycle'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 9, minute))

const message = (over: Partial<Message>): Message => ({
  id: 'one',
  questionId: 'TRN-01',
  side: 'reviewer',
  kind: 'question',
  text: 'Which plan?',
  at: at(0),
  sentAt: null,
  ...over,
})

const asked = (minute: number, over: Partial<Message> = {}) =>
  message({ id: `asked ${minute}`, side: 'vendor', sentAt: at(minute), ...over })

describe('a thread', () => {
  it('keeps what is collected apart from what was sent', () => {
    const sent = message({ id: 'sent', sentAt: at(1) })
    expect(collectedOf([message({}), sent, asked(2)]).map(({ id }) => id)).toEqual(['one'])
  })

  it('waits for us from a vendor’s question or request until we replied or re-opened it', () => {
    const own = asked(1)
    const request = asked(1, { kind: 'amendment' })
    const reply = message({ kind: 'reply', sentAt: at(2) })
    const reopened = message({ sentAt: at(2) })
    expect(waitingForUs([own])).toEqual([own])
    expect(waitingForUs([own, reply])).toEqual([])
    expect(waitingForUs([request, reopened])).toEqual([])
    expect(waitingForUs([request, message({})]), 'collected is not sent').toEqual([request])
    expect(waitingForUs([request, { ...reply, questionId: 'TRN-02' }])).toEqual([request])
    const again = asked(3)
    expect(waitingForUs([own, reply, again])).toEqual([again])
  })

  it('does not wait for us after the vendor replied to what we asked', () => {
    expect(waitingForUs([message({ sentAt: at(1) }), asked(2, { kind: 'reply' })])).toEqual([])
  })

  it('takes a vendor’s questions before it submits and requests until the decision', () => {
    expect(reviewStatuses.filter(mayAsk)).toEqual(['sent', 'answering'])
    expect(reviewStatuses.filter(mayAmend)).toEqual(['submitted', 'in review'])
  })
})

describe('what came back to the vendor', () => {
  const returned = { questionIds: ['TRN-01', 'TRN-03'], at: at(5).toISOString() }
  const nothing = { returned, threads: [], answers: [], evidence: [], links: [] }
  const reply = message({ side: 'vendor', kind: 'reply', text: 'The business plan.' })

  it('is owed until there is a reply or a change, for each question of its own', () => {
    expect(owedReplies(nothing)).toEqual(['TRN-01', 'TRN-03'])
    expect(owedReplies({ ...nothing, threads: [reply] })).toEqual(['TRN-03'])
    expect(owedReplies({ ...nothing, threads: [{ ...reply, text: '' }] })).toHaveLength(2)
    const old = { ...reply, sentAt: at(1) }
    expect(owedReplies({ ...nothing, threads: [old] }), 'of an earlier batch').toHaveLength(2)
    expect(owedReplies({ ...nothing, returned: null })).toEqual([])
  })

  it('counts an answer or a file as changed only when that was after it came back', () => {
    const answers = (minute: number) => [{ questionId: 'TRN-01', updatedAt: at(minute) }]
    expect(isChanged({ ...nothing, answers: answers(4) }, 'TRN-01')).toBe(false)
    expect(isChanged({ ...nothing, answers: answers(6) }, 'TRN-01')).toBe(true)
    const links = (minute: number) => [
      { evidenceId: 'e', questionId: 'TRN-03', linkedAt: at(minute) },
    ]
    const evidence = [{ id: 'e' }]
    expect(isChanged({ ...nothing, links: links(4), evidence }, 'TRN-03')).toBe(false)
    expect(isChanged({ ...nothing, links: links(6), evidence }, 'TRN-03')).toBe(true)
    expect(isChanged({ ...nothing, links: links(6), evidence }, 'TRN-01')).toBe(false)
    expect(isChanged({ ...nothing, links: links(6) }, 'TRN-03'), 'taken back').toBe(false)
  })

  it('is replied to in a field that saves like an answer', () => {
    expect(repliedQuestion(replyIdOf('TRN-01'))).toBe('TRN-01')
    expect(repliedQuestion('TRN-01')).toBeNull()
    const { question } = replyQuestion('TRN-01')
    expect(checkQuestion(question, { value: 'Hello' }, null)).toMatchObject({
      ok: true,
      fields: { value: 'Hello' },
    })
    expect(checkQuestion(question, { value: 'x'.repeat(10_001) }, null)).toMatchObject({
      ok: false,
    })
  })
})

describe('what is typed', () => {
  const sentence = (parsed: { success: boolean; error?: { issues: { message: string }[] } }) =>
    parsed.error?.issues[0]?.message

  it('needs words, and at most 4,000 characters of them', () => {
    const schemas = [
      [collectInput, 'ask'],
      [replyInput, 'text'],
      [vendorQuestionInput, 'text'],
    ] as const
    for (const [schema, field] of schemas) {
      const typed = (text: string) => schema.safeParse({ questionId: 'TRN-01', [field]: text })
      expect(typed(' \r\n ').success).toBe(false)
      expect(sentence(typed('x'.repeat(4_001)))).toBe('Use at most 4,000 characters')
      expect(typed('one\r\ntwo').data).toMatchObject({ [field]: 'one\ntwo' })
    }
  })

  it('names at least one answer to amend and one question to send', () => {
    expect(sentence(amendmentInput.safeParse({ questionIds: [], text: 'x' }))).toBe(
      'Tick at least one answer',
    )
    expect(sendInput.safeParse({ seen: [] }).success).toBe(false)
    expect(sendInput.parse({ seen: ['a 1'] }).message).toBe('')
  })
})
