// Sixty days on which clocks and calendars do something unusual: in each, the date by hand, and through the real job nothing twice.
import { describe, expect, it } from 'vitest'
import { lastDayOfLink, usualDueDate } from '../../app/core/review/due-date'
import { type DecidedSchedule, dueItemsOf } from '../../app/core/schedule/due-items'
import { addDays, addMonths, endOfDay, morningOf } from '../../app/core/schedule/plain-date'
import { nextFullReview, nextLightCheck, nextReview } from '../../app/core/schedule/re-review'
import { remindersFor } from '../../app/core/schedule/reminders'
import {
  eventKinds,
  passAt,
  reviewsOf,
  type ScheduleCase,
  scheduleCase,
} from '../jobs/schedule-world'
import { openTestStore } from '../support/store'

/** The day, its eight in the morning and its last second, in UTC, worked out by hand from the zones' rules. */
const zoneDays = [
  // Put forward at two, put back at three.
  {
    zone: 'Europe/Berlin',
    what: 'gap',
    day: '2027-03-28',
    morning: '2027-03-28T06:00:00Z',
    end: '2027-03-28T21:59:59Z',
  },
  {
    zone: 'Europe/Berlin',
    what: 'overlap',
    day: '2027-10-31',
    morning: '2027-10-31T07:00:00Z',
    end: '2027-10-31T22:59:59Z',
  },
  {
    zone: 'America/New_York',
    what: 'gap',
    day: '2027-03-14',
    morning: '2027-03-14T12:00:00Z',
    end: '2027-03-15T03:59:59Z',
  },
  {
    zone: 'America/New_York',
    what: 'overlap',
    day: '2027-11-07',
    morning: '2027-11-07T13:00:00Z',
    end: '2027-11-08T04:59:59Z',
  },
  // Midnight itself is left out, and the last hour of a Saturday comes twice.
  {
    zone: 'America/Santiago',
    what: 'gap',
    day: '2027-09-05',
    morning: '2027-09-05T11:00:00Z',
    end: '2027-09-06T02:59:59Z',
  },
  {
    zone: 'America/Santiago',
    what: 'overlap',
    day: '2027-04-03',
    morning: '2027-04-03T11:00:00Z',
    end: '2027-04-04T03:59:59Z',
  },
  {
    zone: 'Africa/Cairo',
    what: 'gap',
    day: '2027-04-30',
    morning: '2027-04-30T05:00:00Z',
    end: '2027-04-30T20:59:59Z',
  },
  {
    zone: 'Africa/Cairo',
    what: 'overlap',
    day: '2027-10-28',
    morning: '2027-10-28T05:00:00Z',
    end: '2027-10-28T21:59:59Z',
  },
  // Half an hour, and a zone a quarter off.
  {
    zone: 'Australia/Lord_Howe',
    what: 'gap',
    day: '2027-10-03',
    morning: '2027-10-02T21:00:00Z',
    end: '2027-10-03T12:59:59Z',
  },
  {
    zone: 'Australia/Lord_Howe',
    what: 'overlap',
    day: '2027-04-04',
    morning: '2027-04-03T21:30:00Z',
    end: '2027-04-04T13:29:59Z',
  },
  {
    zone: 'Pacific/Chatham',
    what: 'gap',
    day: '2027-09-26',
    morning: '2027-09-25T18:15:00Z',
    end: '2027-09-26T10:14:59Z',
  },
  {
    zone: 'Pacific/Chatham',
    what: 'overlap',
    day: '2027-04-04',
    morning: '2027-04-03T19:15:00Z',
    end: '2027-04-04T11:14:59Z',
  },
] as const

const shifted = (instant: string, by: { seconds?: number; hours?: number; days?: number }) => {
  const { seconds = 0, hours = 0, days = 0 } = by
  return new Date(Date.parse(instant) + ((days * 24 + hours) * 3600 + seconds) * 1000).toISOString()
}

const world = (timeZone: string, options: Parameters<typeof scheduleCase>[1]) =>
  scheduleCase(openTestStore, options, { organisation: { timeZone } })

const told = async (at: ScheduleCase, kind: string) =>
  (await eventKinds(at)).filter((each) => each === kind).length

/** The clock set back an hour, then on by thirty days, as after a wrong battery and a long rest. */
async function jumpAbout(at: ScheduleCase, from: string) {
  await passAt(at, shifted(from, { hours: -1 }))
  await passAt(at, from)
  await passAt(at, shifted(from, { days: 30 }))
  await passAt(at, shifted(from, { days: 30, hours: -1 }))
}

describe('a vendor’s last day, through the job', () => {
  it.each(zoneDays)('in $zone at the $what of $day', async ({ zone, day, end }) => {
    const sent = { decision: null, decidedAt: null, dueOn: day, submittedAt: null }
    const at = await world(zone, { status: 'sent', review: sent })
    await passAt(at, end)
    expect(await told(at, 'review overdue')).toBe(0)
    const after = shifted(end, { seconds: 1 })
    await passAt(at, after)
    expect(await told(at, 'review overdue')).toBe(1)
    await jumpAbout(at, after)
    expect(await told(at, 'review overdue')).toBe(1)
  })
})

describe('the morning on which a round is prepared, through the job', () => {
  it.each(zoneDays)('in $zone at the $what of $day', async ({ zone, day, morning }) => {
    const decidedOn = addMonths(addDays(day, 28), -24)
    const decidedAt = new Date(`${decidedOn}T10:00:00Z`)
    const at = await world(zone, { tier: 3, review: { decision: 'approve', decidedAt } })
    await passAt(at, shifted(morning, { seconds: -1 }))
    expect(await told(at, 'round prepared')).toBe(0)
    await passAt(at, morning)
    expect(await told(at, 'round prepared')).toBe(1)
    await jumpAbout(at, morning)
    expect(await told(at, 'round prepared')).toBe(1)
    expect(await told(at, 're-review due')).toBe(1)
    expect(await reviewsOf(at)).toHaveLength(2)
  })
})

describe('days that a zone repeats, leaves out or never changes', () => {
  it.each([
    ['America/Sao_Paulo', '2018-02-17', endOfDay, '2018-02-18T02:59:59Z'],
    ['America/Sao_Paulo', '2018-11-04', endOfDay, '2018-11-05T01:59:59Z'],
    ['Pacific/Apia', '2011-12-30', endOfDay, '2011-12-30T09:59:59Z'],
    ['Pacific/Apia', '2011-12-31', morningOf, '2011-12-30T18:00:00Z'],
    ['Asia/Kolkata', '2027-03-28', endOfDay, '2027-03-28T18:29:59Z'],
  ] as const)('%s %s', (zone, day, instant, expected) => {
    expect(instant(day, zone)).toEqual(new Date(expected))
  })
})

const decided = (over: Partial<DecidedSchedule>): DecidedSchedule => ({
  tier: 1,
  decidedOn: '2026-11-21',
  decision: 'approve',
  validUntil: null,
  evidence: [],
  openConditions: [],
  waivers: [],
  ...over,
})

describe('29 February, month ends and the end of the year', () => {
  it.each([
    [1, '2028-02-29', '2028-08-29', '2029-02-28'],
    [2, '2028-02-29', '2029-02-28', '2029-08-29'],
    [3, '2028-02-29', null, '2030-02-28'],
    [1, '2026-08-31', '2027-02-28', '2027-08-31'],
    [1, '2027-08-31', '2028-02-29', '2028-08-31'],
    [2, '2026-08-31', '2027-08-31', '2028-02-29'],
    [2, '2027-08-31', '2028-08-31', '2029-02-28'],
    [3, '2026-02-28', null, '2028-02-28'],
    [1, '2026-12-31', '2027-06-30', '2027-12-31'],
    [2, '2026-12-31', '2027-12-31', '2028-06-30'],
    [3, '2026-12-31', null, '2028-12-31'],
    [1, '2027-01-01', '2027-07-01', '2028-01-01'],
    [1, '2027-03-31', '2027-09-30', '2028-03-31'],
    [2, '2027-05-31', '2028-05-31', '2028-11-30'],
    [1, '2027-10-31', '2028-04-30', '2028-10-31'],
    [1, '2028-08-29', '2029-02-28', '2029-08-29'],
  ] as const)('Tier %i decided on %s: light %s, full %s', (tier, decidedOn, light, full) => {
    expect(nextLightCheck(decided({ tier, decidedOn }))).toBe(light)
    expect(nextFullReview(decided({ tier, decidedOn }))?.on).toBe(full)
  })

  it.each([
    [1, '2027-12-31'],
    [2, '2027-12-01'],
    [3, '2027-09-02'],
  ] as const)(
    'a conditional approval in Tier %i of %s is looked at on 29 Feb',
    (tier, decidedOn) => {
      const next = nextReview(decided({ tier, decidedOn, decision: 'approve with conditions' }))
      expect(next).toMatchObject({ on: '2028-02-29', kind: 'conditional' })
    },
  )

  it.each([
    ['2028-02-29', ['2027-12-01', '2027-12-31', '2028-01-30', '2028-03-01']],
    ['2026-12-31', ['2026-10-02', '2026-11-01', '2026-12-01', '2027-01-01']],
  ] as const)('evidence valid until %s', (validTo, days) => {
    const evidence = [{ id: 'e', title: 'SOC 2', validTo }]
    const facts = {
      reviewId: 'r',
      status: 'decided',
      dueOn: '2026-01-01',
      preparedOn: null,
    } as const
    const leadDays = { 1: 42, 2: 35, 3: 28 }
    const items = dueItemsOf(
      { ...facts, decided: decided({ decidedOn: '2026-09-01', tier: 3, evidence }) },
      { timeZone: 'UTC', leadDays, sendRounds: 'by hand' },
    )
    const about = items.filter(({ kind }) => kind.startsWith('evidence')).map(({ on }) => on)
    expect(about).toEqual(days)
  })

  it.each([
    [[], '2027-01-01'],
    [['2026-12-25', '2027-01-01'], '2027-01-05'],
  ])('ten working days over the year’s end without %j', (holidays, due) => {
    expect(usualDueDate(3, false, { today: '2026-12-18', holidays: new Set(holidays) })).toBe(due)
  })

  it('reminders over the year’s end', () => {
    expect(remindersFor('2027-01-03', '2026-12-01').map(({ on }) => on)).toEqual([
      '2026-12-27',
      '2027-01-01',
      '2027-01-03',
      '2027-01-06',
      '2027-01-13',
    ])
  })
})

describe('a clock that jumps', () => {
  const runs = async (zone: string, instants: readonly string[]) => {
    const at = await world(zone, {
      evidence: [{ id: 'soc2', kind: 'soc2-t2', validTo: '2027-03-31' }],
      links: [{ evidenceId: 'soc2', questionId: 'TRN-01' }],
    })
    for (const instant of instants) await passAt(at, instant)
    const { db } = at.store
    const rounds = (await reviewsOf(at)).map(({ kind, preparedBecause }) => [kind, preparedBecause])
    const mails = (await db.select().from(db.t.outbox)).map(({ id }) => id)
    expect(new Set(mails).size).toBe(mails.length)
    return { rounds, events: (await eventKinds(at)).toSorted() }
  }
  const steady = ['2027-01-01', '2027-03-02', '2027-04-02', '2027-05-02'].map(
    (day) => `${day}T12:00:00Z`,
  )
  it.each([...new Set(zoneDays.map(({ zone }) => zone))])(
    'does in %s what a steady one does, once',
    async (zone) => {
      const jumping = steady.flatMap((at) => [at, shifted(at, { hours: -1 }), at])
      const { rounds, events } = await runs(zone, jumping)
      expect({ rounds, events }).toEqual(await runs(zone, steady))
      expect(events.filter((kind) => kind === 'evidence expired')).toHaveLength(1)
      expect(rounds).toHaveLength(2)
    },
  )

  it('finds the last day of a link after thirty days in the past as well', () => {
    expect(lastDayOfLink('2026-12-31', '2026-12-01')).toBe('2027-03-31')
    expect(lastDayOfLink('2026-12-31', '2027-01-30')).toBe('2027-04-30')
  })
})
