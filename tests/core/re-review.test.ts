import { describe, expect, it } from 'vitest'
import {
  lightCheckLeft,
  nextLightCheck,
  nextReview,
  type ReReviewInput,
  workingDaysToAnswer,
} from '../../app/core/schedule/re-review'
import { remindersFor } from '../../app/core/schedule/reminders'

const decided = (over: Partial<ReReviewInput> = {}): ReReviewInput => ({
  tier: 2,
  decidedOn: '2026-11-21',
  decision: 'approve',
  validUntil: null,
  evidence: [],
  openConditions: [],
  waivers: [],
  ...over,
})

describe('the next review', () => {
  it('follows the tier when nothing runs out earlier', () => {
    expect(nextReview(decided({ tier: 1 }))).toEqual({
      on: '2027-11-21',
      kind: 'interval',
      reason: 'Tier 1 is reviewed every 12 months',
    })
    expect(nextReview(decided({ tier: 2 }))?.on).toBe('2028-05-21')
    expect(nextReview(decided({ tier: 3 }))?.on).toBe('2028-11-21')
  })

  it('comes sooner after an approval with conditions', () => {
    expect(nextReview(decided({ tier: 1, decision: 'approve with conditions' }))?.on).toBe(
      '2027-01-20',
    )
    expect(nextReview(decided({ tier: 3, decision: 'approve with conditions' }))?.on).toBe(
      '2027-05-20',
    )
  })

  it('is the first expiry of evidence, and says which', () => {
    const next = nextReview(
      decided({
        evidence: [
          { title: 'ISO/IEC 27001', validTo: '2027-09-30' },
          { title: 'SOC 2 Type II', validTo: '2027-03-31' },
          { title: 'a note', validTo: null },
        ],
      }),
    )
    expect(next).toEqual({
      on: '2027-03-31',
      kind: 'evidence',
      reason: 'SOC 2 Type II is valid until 31 Mar 2027',
    })
  })

  it('is the earliest open condition, waiver end or validity when that comes first', () => {
    expect(nextReview(decided({ openConditions: [{ number: 3, dueOn: '2027-01-15' }] }))).toEqual({
      on: '2027-01-15',
      kind: 'condition',
      reason: 'condition C-03 is due on 15 Jan 2027',
    })
    expect(
      nextReview(decided({ waivers: [{ rule: 'TRN-01-yes', endsOn: '2027-02-01' }] }))?.on,
    ).toBe('2027-02-01')
    expect(nextReview(decided({ validUntil: '2027-06-30' }))?.reason).toBe(
      'the decision is valid until 30 Jun 2027',
    )
  })

  it('is the day on which a waiver that it rests on was withdrawn, and no longer its end', () => {
    const gone = { rule: 'training', endsOn: '2027-02-01' }
    expect(nextReview(decided({ waivers: [{ ...gone, withdrawnOn: '2026-12-24' }] }))).toEqual({
      on: '2026-12-24',
      kind: 'waiver',
      reason: 'the waiver of training was withdrawn on 24 Dec 2026',
    })
    const { decidedOn } = decided({})
    expect(nextReview(decided({ waivers: [{ ...gone, withdrawnOn: decidedOn }] }))?.on).toBe(
      decidedOn,
    )
  })

  it('never lies in the past: evidence that had already run out sets no date', () => {
    expect(nextReview(decided({ evidence: [{ title: 'old', validTo: '2026-01-01' }] }))?.on).toBe(
      '2028-05-21',
    )
  })

  it('is not set after a rejection', () => {
    expect(nextReview(decided({ decision: 'reject' }))).toBeNull()
  })
})

describe('the light check between two full reviews', () => {
  const from = '2026-11-21'
  const planned = '2027-05-21'
  const left = (kind: 'light' | 'change', decidedOn: string) =>
    lightCheckLeft({ planned, from }, { kind, decidedOn })

  it('is done by the light round prepared for it, also before its date, and by no other', () => {
    expect(left('light', '2027-04-20')).toBeNull()
    expect(left('light', '2027-06-10')).toBeNull()
    // The re-check of a conditional approval, which asks the same.
    expect(left('light', '2027-01-20')).toBe(planned)
    expect(left('change', '2027-04-20')).toBe(planned)
    const smaller = { tier: 1, decidedOn: '2027-04-20', fullDecidedOn: from } as const
    expect(nextLightCheck(decided({ ...smaller, lightLeft: null }))).toBeNull()
    expect(nextLightCheck(decided({ ...smaller, lightLeft: planned }))).toBe(planned)
  })
})

describe('the time to answer', () => {
  it('is 15 working days in tiers 1 and 2, 10 in tier 3, and half of it for shadow use', () => {
    expect([1, 2, 3].map((tier) => workingDaysToAnswer(tier as 1 | 2 | 3, false))).toEqual([
      15, 15, 10,
    ])
    expect(workingDaysToAnswer(1, true)).toBe(8)
  })
})

describe('reminders', () => {
  it('go out 7 and 2 days before, on the day, 3 and 10 days after', () => {
    expect(remindersFor('2026-12-14', '2026-11-21').map(({ on }) => on)).toEqual([
      '2026-12-07',
      '2026-12-12',
      '2026-12-14',
      '2026-12-17',
      '2026-12-24',
    ])
  })

  it('leave out days that have passed when the review was sent late', () => {
    expect(remindersFor('2026-11-23', '2026-11-21').map(({ offset }) => offset)).toEqual([0, 3, 10])
  })
})
