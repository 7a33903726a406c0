import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DecidedSchedule,
  type DueItem,
  dueItemsOf,
  EVIDENCE_NOTICES,
  noticeFor,
  preparedOn,
  type ScheduleFacts,
  type ScheduleSettings,
} from '../../app/core/schedule/due-items'
import { addDays, addMonths, dateIn, laterOf } from '../../app/core/schedule/plain-date'
import { nextFullReview, nextLightCheck, nextReview } from '../../app/core/schedule/re-review'

const settings: ScheduleSettings = {
  timeZone: 'Europe/Berlin',
  leadDays: { 1: 42, 2: 35, 3: 28 },
  sendRounds: 'by hand',
}

const decided = (over: Partial<DecidedSchedule> = {}): DecidedSchedule => ({
  tier: 1,
  decidedOn: '2026-11-21',
  decision: 'approve',
  validUntil: null,
  evidence: [],
  openConditions: [],
  waivers: [],
  ...over,
})

const factsOf = (over: Partial<DecidedSchedule> = {}): ScheduleFacts => ({
  reviewId: 'r',
  status: 'decided',
  dueOn: '2026-11-01',
  preparedOn: null,
  decided: decided(over),
})

const told = (items: readonly DueItem[]) =>
  items.map(({ on, kind, subjectId }) => [on, kind, subjectId].filter(Boolean).join(' '))
const planned = (over: Partial<DecidedSchedule> = {}) => told(dueItemsOf(factsOf(over), settings))

describe('what comes due after a decision', () => {
  it('is a light check in the middle and a full review at the end, each prepared ahead', () => {
    expect(planned()).toEqual([
      '2027-04-09 prepare light check',
      '2027-10-10 prepare full round',
      '2027-11-21 re-review due',
    ])
    expect(planned({ tier: 2 })).toEqual([
      '2027-10-17 prepare light check',
      '2028-04-16 prepare full round',
      '2028-05-21 re-review due',
    ])
    expect(planned({ tier: 3 })).toEqual([
      '2028-10-24 prepare full round',
      '2028-11-21 re-review due',
    ])
  })

  it('counts the full interval from the last full round, whatever was decided between', () => {
    const smaller = { decidedOn: '2027-05-30', fullDecidedOn: '2026-11-21' }
    expect(planned(smaller)).toEqual(['2027-10-10 prepare full round', '2027-11-21 re-review due'])
    expect(nextReview(decided({ ...smaller, decidedOn: '2027-12-01' }))).toMatchObject({
      on: '2027-12-01',
      kind: 'interval',
    })
  })

  it('looks at a conditional approval again, and prepares that no sooner than halfway', () => {
    const days = planned({ decision: 'approve with conditions' })
    expect(days).toContain('2026-12-21 prepare re-check')
    expect(days).toContain('2027-01-20 re-review due')
    expect(preparedOn('2027-11-21', '2026-11-21', 42)).toBe('2027-10-10')
    expect(preparedOn('2026-12-01', '2026-11-21', 42)).toBe('2026-11-26')
  })

  it('tells of evidence 90, 60 and 30 days before it runs out, and drops it the day after', () => {
    const days = planned({ evidence: [{ id: 'e', title: 'SOC 2', validTo: '2027-03-31' }] })
    expect(days.filter((day) => day.includes('evidence'))).toEqual([
      '2026-12-31 evidence expires e',
      '2027-01-30 evidence expires e',
      '2027-03-01 evidence expires e',
      '2027-04-01 evidence expired e',
    ])
    const onTheDay = [{ id: 'e', title: 'SOC 2', validTo: '2026-11-21' }]
    expect(planned({ evidence: onTheDay })).toContain('2026-11-22 evidence expired e')
    const before = [{ id: 'e', title: 'SOC 2', validTo: '2026-11-20' }]
    expect(planned({ evidence: before })).toEqual(planned())
  })

  it('follows conditions and waivers to their days and beyond', () => {
    const openConditions = [{ id: 'c', number: 1, dueOn: '2027-01-15' }]
    expect(planned({ openConditions }).filter((day) => day.includes('condition'))).toEqual([
      '2027-01-01 condition due c',
      '2027-01-15 condition due c',
      '2027-01-16 condition overdue c',
    ])
    const waivers = [{ id: 'w', rule: 'TRN-01', endsOn: '2027-02-28' }]
    expect(planned({ waivers }).filter((day) => day.includes('waiver'))).toEqual([
      '2027-01-29 waiver ends w',
      '2027-02-21 waiver ends w',
      '2027-03-01 waiver ended w',
    ])
    const withdrawn = [{ id: 'w', rule: 'TRN-01', endsOn: '2027-02-28', withdrawnOn: '2026-12-24' }]
    expect(planned({ waivers: withdrawn }).filter((day) => day.includes('waiver'))).toEqual([
      '2026-12-24 waiver ended w',
    ])
  })

  it('is nothing after a rejection, and only the look again after a hold', () => {
    expect(planned({ decision: 'reject' })).toEqual([])
    expect(planned({ decision: 'hold' })).toEqual(['2027-01-20 re-review due'])
  })
})

describe('what comes due before a decision', () => {
  const open = (over: Partial<ScheduleFacts>, also: Partial<ScheduleSettings> = {}) =>
    dueItemsOf(
      {
        reviewId: 'r',
        status: 'sent',
        dueOn: '2026-12-14',
        preparedOn: null,
        decided: null,
        ...over,
      },
      { ...settings, ...also },
    )

  it('is the vendor’s last day, from its end on in the organisation’s zone', () => {
    for (const status of ['sent', 'answering', 'returned'] as const) {
      const [item] = open({ status })
      expect(item?.kind).toBe('review overdue')
      expect(item?.dueAt.toISOString()).toBe('2026-12-14T23:00:00.000Z')
    }
    for (const status of ['submitted', 'in review', 'closed', 'cancelled'] as const) {
      expect(open({ status })).toEqual([])
    }
  })

  it('is the sending of a prepared round where that is the policy, and of no other draft', () => {
    const prepared = { status: 'draft', preparedOn: '2026-12-01' } as const
    expect(told(open(prepared, { sendRounds: 'automatic' }))).toEqual([
      '2026-12-01 send prepared round',
    ])
    expect(open(prepared)).toEqual([])
    expect(open({ ...prepared, preparedOn: null }, { sendRounds: 'automatic' })).toEqual([])
  })
})

describe('a notice after a time in which nothing ran', () => {
  const at = (on: string, today: string) =>
    noticeFor({ on, today, ends: '2027-03-31' }, EVIDENCE_NOTICES)

  it('is told once, by the latest of its days, and not when it is over', () => {
    expect(at('2026-12-31', '2026-12-31')).toBe(90)
    expect(at('2026-12-31', '2027-02-10')).toBeNull()
    expect(at('2027-01-30', '2027-02-10')).toBe(60)
    expect(at('2027-03-01', '2027-03-31')).toBe(30)
    expect(at('2027-03-01', '2027-04-01')).toBeNull()
    expect(at('2027-03-02', '2027-03-02')).toBeNull()
  })
})

const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2026-01-01', days))
const anySchedule = fc.record<DecidedSchedule>({
  tier: fc.constantFrom(1, 2, 3),
  decidedOn: day,
  fullDecidedOn: fc.option(day),
  decision: fc.constantFrom('approve', 'approve with conditions', 'hold', 'reject'),
  validUntil: fc.option(day),
  evidence: fc.array(
    fc.record({ id: fc.uuid(), title: fc.constant('SOC 2'), validTo: fc.option(day) }),
    { maxLength: 4 },
  ),
  openConditions: fc.array(fc.record({ id: fc.uuid(), number: fc.nat(20), dueOn: day }), {
    maxLength: 3,
  }),
  waivers: fc.array(fc.record({ id: fc.uuid(), rule: fc.constant('TRN-01'), endsOn: day }), {
    maxLength: 2,
  }),
})
const anySettings = fc.record<ScheduleSettings>({
  timeZone: fc.constantFrom('UTC', 'America/New_York', 'Pacific/Kiritimati', 'Australia/Lord_Howe'),
  leadDays: fc.record({
    1: fc.integer({ min: 7, max: 180 }),
    2: fc.integer({ min: 7, max: 180 }),
    3: fc.integer({ min: 7, max: 180 }),
  }),
  sendRounds: fc.constantFrom('by hand', 'automatic'),
})

describe('any schedule', () => {
  it('is in order, each item once, none before its decision, each on its own day', () => {
    fc.assert(
      fc.property(anySchedule, anySettings, (schedule, chosen) => {
        const items = dueItemsOf(factsOf(schedule), chosen)
        for (const [place, item] of items.entries()) {
          expect(item.on >= schedule.decidedOn).toBe(true)
          expect(dateIn(chosen.timeZone, item.dueAt)).toBe(item.on)
          const before = items[place - 1]
          if (before) expect(before.dueAt.getTime()).toBeLessThanOrEqual(item.dueAt.getTime())
        }
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
      }),
    )
  })

  it('is the same when it is planned again, in whatever order its facts come', () => {
    fc.assert(
      fc.property(anySchedule, anySettings, (schedule, chosen) => {
        const again = {
          ...schedule,
          evidence: schedule.evidence.toReversed(),
          openConditions: schedule.openConditions.toReversed(),
          waivers: schedule.waivers.toReversed(),
        }
        expect(dueItemsOf(factsOf(again), chosen)).toEqual(dueItemsOf(factsOf(schedule), chosen))
      }),
    )
  })

  it('prepares each round before its date, warns before an end, and ends after its warnings', () => {
    const last = {
      'evidence expires': 'evidence expired',
      'waiver ends': 'waiver ended',
      'condition due': 'condition overdue',
    }
    fc.assert(
      fc.property(anySchedule, anySettings, (schedule, chosen) => {
        const items = dueItemsOf(factsOf(schedule), chosen)
        const full = items.find(({ kind }) => kind === 'prepare full round')
        const light = items.find(({ kind }) => kind === 'prepare light check')
        if (full) expect(full.on <= (nextFullReview(schedule)?.on ?? '')).toBe(true)
        if (light) expect(light.on <= (nextLightCheck(schedule) ?? '')).toBe(true)
        for (const [notice, end] of Object.entries(last)) {
          for (const item of items.filter(({ kind }) => kind === notice)) {
            const over = items.find(
              ({ kind, subjectId }) => kind === end && subjectId === item.subjectId,
            )
            expect(over && over.on > item.on).toBe(true)
          }
        }
      }),
    )
  })

  it('looks again no later than the full interval, and never before the decision', () => {
    const months = { 1: 12, 2: 18, 3: 24 }
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        const next = nextReview(schedule)
        if (schedule.decision === 'reject') {
          expect(next).toBeNull()
          return
        }
        expect(next && next.on >= schedule.decidedOn).toBe(true)
        const from = schedule.fullDecidedOn ?? schedule.decidedOn
        const latest = addMonths(from, months[schedule.tier])
        expect(next && next.on <= laterOf(latest, schedule.decidedOn)).toBe(true)
      }),
    )
  })
})
