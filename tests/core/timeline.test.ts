import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '../../app/core/audit/events'
import { type TimelineReader, timelineOf } from '../../app/core/review/timeline'

const saved = (questionId: string): AuditEvent => ({
  kind: 'answer saved',
  reviewId: 'r',
  payload: { questionId, revision: 1, valueHash: 'h' },
})

const verdict = (questionId: string, word: string, reason = ''): AuditEvent => ({
  kind: 'verdict given',
  reviewId: 'r',
  payload: { questionId, verdict: word, credit: reason ? 40 : null, reason },
})

const closed: AuditEvent = { kind: 'review closed', reviewId: 'r', payload: {} }

const told = (reader: TimelineReader, ...events: (AuditEvent | [string, AuditEvent])[]) => {
  const entries = events.map((one, index) => {
    const [actor, event] = Array.isArray(one) ? one : ['a', one]
    return { at: new Date(index), actor, event }
  })
  return timelineOf(entries, reader).map(({ sentence }) => sentence)
}

describe('a timeline', () => {
  it('tells a run of saved answers in one line, a question once, at the last one’s time', () => {
    const entries = [saved('DAT-01'), saved('DAT-02'), saved('DAT-01')].map((event, index) => ({
      at: new Date(index),
      actor: 'a',
      event,
    }))
    expect(timelineOf(entries, 'course')).toEqual([
      { at: new Date(2), actor: 'a', sentence: '2 answers saved' },
    ])
  })

  it('starts a new line for another person and after something else', () => {
    expect(
      told('answers', saved('DAT-01'), ['b', saved('DAT-02')], closed, ['b', saved('DAT-03')]),
    ).toEqual(['1 answer saved', 'Review closed', '1 answer saved', '1 answer saved'])
  })

  it('keeps what carries a reason as it is', () => {
    const events = [
      verdict('A-01', 'accepted'),
      verdict('A-02', 'accepted'),
      verdict('A-03', 'adjusted', 'Too vague'),
    ]
    expect(told('answers', ...events)).toEqual([
      'A-03 adjusted to credit 40: Too vague',
      '2 answers accepted',
    ])
  })

  it('tells judgements to those who read answers alone, and the vendor’s work to no requester', () => {
    const events = [saved('DAT-01'), verdict('DAT-01', 'rejected', 'No'), closed]
    expect(told('answers', ...events)).toHaveLength(3)
    expect(told('course', ...events)).toEqual(['Review closed', '1 answer saved'])
    expect(told('outcome', ...events)).toEqual(['Review closed'])
  })
})
