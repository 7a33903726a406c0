import { describe, expect, it } from 'vitest'
import { type NoticeSubject, outdated } from '../../app/core/mail/notices'

const evidence = (over: Partial<Extract<NoticeSubject, { of: 'evidence' }>> = {}) =>
  ({ of: 'evidence', days: 60, validTo: '2027-03-31', inUse: true, ...over }) as const
const condition = (when: 'coming' | 'today' | 'overdue', open = true) =>
  ({ of: 'condition', when, dueOn: '2027-03-31', open }) as const
const waiver = (days: number, withdrawn = false) =>
  ({ of: 'waiver', days, endsOn: '2027-03-31', withdrawn }) as const

describe('a notice', () => {
  it.each([
    ['2027-01-30', null],
    ['2027-02-28', null],
    // 30 days before: the nearer notice speaks.
    ['2027-03-01', 'a later notice takes its place'],
    ['2027-03-31', 'a later notice takes its place'],
    ['2027-04-01', 'the day has passed'],
    // The certificate was renewed, or its date corrected.
    ['2027-01-29', 'the date moved'],
  ])('60 days before evidence runs out, going out on %s: %s', (today, said) => {
    expect(outdated(evidence(), today)).toBe(said)
  })

  it('of the last 30 days holds until the evidence has run out', () => {
    expect(outdated(evidence({ days: 30 }), '2027-03-31')).toBeNull()
  })

  it('is not needed for evidence that was taken back or has no last day', () => {
    const gone = 'nothing rests on this evidence now'
    expect(outdated(evidence({ inUse: false }), '2027-02-01')).toBe(gone)
    expect(outdated(evidence({ validTo: null }), '2027-02-01')).toBe(gone)
  })

  it('of a condition belongs to its own day', () => {
    const other = 'another notice takes its place'
    const days = ['2027-03-30', '2027-03-31', '2027-04-01']
    expect(days.map((day) => outdated(condition('coming'), day))).toEqual([null, other, other])
    expect(days.map((day) => outdated(condition('today'), day))).toEqual([other, null, other])
    expect(days.map((day) => outdated(condition('overdue'), day))).toEqual([other, other, null])
    expect(outdated(condition('overdue', false), '2027-04-01')).toBe(
      'the condition is no longer open',
    )
  })

  it('of a waiver gives way at 7 days and falls silent when it is withdrawn', () => {
    expect(outdated(waiver(30), '2027-03-23')).toBeNull()
    expect(outdated(waiver(30), '2027-03-24')).toBe('a later notice takes its place')
    expect(outdated(waiver(7), '2027-03-24')).toBeNull()
    expect(outdated(waiver(7, true), '2027-03-24')).toBe('the waiver was withdrawn')
  })
})
