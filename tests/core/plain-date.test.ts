import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  addWorkingDays,
  dateIn,
  daysBetween,
  endOfDay,
  morningOf,
  wordsOf,
} from '../../app/core/schedule/plain-date'
import { plainDateSchema } from '../../app/core/schedule/plain-date-schema'

describe('plain dates', () => {
  it('clamp at the end of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28')
    expect(addMonths('2027-03-31', -1)).toBe('2027-02-28')
  })

  it('cross the end of a year day by day', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  })

  it('skip weekends and holidays when counting working days', () => {
    expect(addWorkingDays('2026-11-20', 1)).toBe('2026-11-23')
    expect(addWorkingDays('2026-11-20', 1, new Set(['2026-11-23']))).toBe('2026-11-24')
    expect(addWorkingDays('2026-11-23', 15)).toBe('2026-12-14')
  })

  it('are read in words as 21 Nov 2026', () => {
    expect(wordsOf('2026-11-21')).toBe('21 Nov 2026')
  })

  it('refuse a date that does not exist', () => {
    expect(plainDateSchema.safeParse('2027-02-29').success).toBe(false)
    expect(plainDateSchema.safeParse('2028-02-29').success).toBe(true)
    expect(plainDateSchema.safeParse('21.11.2026').success).toBe(false)
  })

  it('depend on the zone, not on the server', () => {
    const now = new Date('2026-11-21T23:30:00Z')
    expect(dateIn('UTC', now)).toBe('2026-11-21')
    expect(dateIn('Europe/Berlin', now)).toBe('2026-11-22')
    expect(dateIn('America/Los_Angeles', now)).toBe('2026-11-21')
  })

  it('have a morning at eight by the zone’s clock, summer and winter', () => {
    expect(morningOf('2026-11-21', 'Europe/Berlin').toISOString()).toBe('2026-11-21T07:00:00.000Z')
    expect(morningOf('2026-07-01', 'Europe/Berlin').toISOString()).toBe('2026-07-01T06:00:00.000Z')
    expect(morningOf('2026-03-29', 'Europe/Berlin').toISOString()).toBe('2026-03-29T06:00:00.000Z')
  })

  it('end at 23:59:59 in the zone, also on the days when the clock changes', () => {
    expect(endOfDay('2026-11-21', 'UTC').toISOString()).toBe('2026-11-21T23:59:59.000Z')
    expect(endOfDay('2026-03-29', 'Europe/Berlin').toISOString()).toBe('2026-03-29T21:59:59.000Z')
    expect(endOfDay('2026-10-25', 'Europe/Berlin').toISOString()).toBe('2026-10-25T22:59:59.000Z')
    expect(endOfDay('2026-11-01', 'America/New_York').toISOString()).toBe(
      '2026-11-02T04:59:59.000Z',
    )
    expect(endOfDay('2026-06-30', 'Pacific/Kiritimati').toISOString()).toBe(
      '2026-06-30T09:59:59.000Z',
    )
  })

  it('end on the day that the zone itself shows, for any date', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Pacific/Apia',
    ]
    const date = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2015-01-01', days))
    fc.assert(
      fc.property(date, fc.constantFrom(...zones), (day, zone) => {
        expect(dateIn(zone, endOfDay(day, zone))).toBe(day)
        expect(dateIn(zone, new Date(endOfDay(day, zone).getTime() + 1000))).toBe(addDays(day, 1))
      }),
    )
  })

  it('count days back to where they came from', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), (days) => {
        expect(daysBetween('2026-11-21', addDays('2026-11-21', days))).toBe(days)
      }),
    )
  })
})
