// How a decision stands on a day: conditions and waivers judged by their dates alone.
import { describe, expect, it } from 'vitest'
import { conditionState } from '../../app/core/judgement/condition'
import {
  type DecidedFacts,
  type FollowedCondition,
  type FollowedWaiver,
  lapsesOf,
} from '../../app/core/judgement/standing'

const on = (day: string) => ({ on: day, at: new Date(`${day}T10:00:00Z`) })

const review = (over: Partial<DecidedFacts> = {}): DecidedFacts => ({
  status: 'decided',
  decision: 'approve with conditions',
  decidedAt: new Date('2026-11-01T10:00:00Z'),
  decidedOn: '2026-11-01',
  ...over,
})

const condition = (over: Partial<FollowedCondition> = {}): FollowedCondition => ({
  number: 2,
  sentence: 'Training is switched off',
  dueOn: '2027-01-15',
  status: 'open',
  consequence: 'The use stops',
  ...over,
})

const waiver = (over: Partial<FollowedWaiver> = {}): FollowedWaiver => ({
  rule: 'training',
  sentence: 'Our content trains models.',
  endsOn: '2027-03-31',
  at: new Date('2026-10-30T10:00:00Z'),
  withdrawnAt: null,
  withdrawnOn: null,
  ...over,
})

describe('a condition', () => {
  it('may be met until the end of its day, and is due soon in its last fortnight', () => {
    const state = (today: string) => conditionState(condition(), today)
    expect(state('2026-12-31')).toBe('open')
    expect(state('2027-01-01')).toBe('due soon')
    expect(state('2027-01-15')).toBe('due soon')
    expect(state('2027-01-16')).toBe('overdue')
  })

  it('is what was said of it once somebody said it', () => {
    expect(conditionState(condition({ status: 'met' }), '2027-06-01')).toBe('met')
    expect(conditionState(condition({ status: 'missed' }), '2026-12-01')).toBe('missed')
  })
})

describe('a decision', () => {
  const lapses = (
    day: string,
    rested: { conditions?: FollowedCondition[]; waivers?: FollowedWaiver[] },
    over: Partial<DecidedFacts> = {},
  ) => lapsesOf(review(over), { conditions: [], waivers: [], ...rested }, on(day))

  it('stands as long as its conditions may still be met', () => {
    expect(lapses('2027-01-15', { conditions: [condition()] })).toEqual([])
    expect(lapses('2027-06-01', { conditions: [condition({ status: 'met' })] })).toEqual([])
  })

  it('is overdue with the consequence from the day after, or from when it was called missed', () => {
    expect(lapses('2027-01-16', { conditions: [condition()] })).toEqual([
      {
        kind: 'condition overdue',
        sentence: 'C-02 was due on 15 Jan 2027: Training is switched off',
        consequence: 'The use stops',
      },
    ])
    expect(lapses('2026-12-01', { conditions: [condition({ status: 'missed' })] })).toMatchObject([
      { sentence: 'C-02 was missed: Training is switched off' },
    ])
  })

  it('loses its waiver the day after it ends, and the knock-out stands again', () => {
    expect(lapses('2027-03-31', { waivers: [waiver()] })).toEqual([])
    expect(lapses('2027-04-01', { waivers: [waiver()] })).toEqual([
      {
        kind: 'waiver ended',
        sentence: 'The waiver ended on 31 Mar 2027: Our content trains models.',
        consequence: 'The knock-out stands again: do not use until it is reviewed again.',
      },
    ])
  })

  it('loses a withdrawn waiver at once', () => {
    const withdrawn = waiver({
      withdrawnAt: new Date('2026-12-01T09:00:00Z'),
      withdrawnOn: '2026-12-01',
    })
    expect(lapses('2026-12-01', { waivers: [withdrawn] })).toMatchObject([
      { sentence: 'The waiver was withdrawn on 1 Dec 2026: Our content trains models.' },
    ])
  })

  it('never rested on a waiver that was withdrawn or over before it, or that it did not need', () => {
    const before = waiver({ withdrawnAt: new Date('2026-10-31T09:00:00Z') })
    expect(lapses('2027-06-01', { waivers: [before] })).toEqual([])
    expect(lapses('2027-06-01', { waivers: [waiver({ endsOn: '2026-10-31' })] })).toEqual([])
    expect(lapses('2027-06-01', { waivers: [waiver()] }, { decision: 'reject' })).toEqual([])
  })

  it('is no longer followed once its review is closed', () => {
    const rested = { conditions: [condition()], waivers: [waiver()] }
    expect(lapses('2027-06-01', rested)).toHaveLength(2)
    expect(lapses('2027-06-01', rested, { status: 'closed' })).toEqual([])
  })
})
