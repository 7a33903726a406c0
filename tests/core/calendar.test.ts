import { describe, expect, it } from 'vitest'
import { byDay, type CalendarDate, passedAs } from '../../app/core/calendar/date'
import { monthWords, weeksOf } from '../../app/core/calendar/month'
import { datesSheet } from '../../app/core/calendar/sheet'
import {
  narrowDates,
  readCalendarWish,
  spanOf,
  stepMonth,
  totalsOfDates,
} from '../../app/core/calendar/wish'

const TODAY = '2026-11-21'

const aDate = (over: Partial<CalendarDate> = {}): CalendarDate => ({
  id: 'condition-c1',
  kind: 'condition',
  on: '2026-11-30',
  review: 12,
  tier: 2,
  vendor: 'Northlight',
  offering: 'Quill, Business',
  use: 'Polishing letters',
  title: 'C-02 due',
  about: 'Training is switched off',
  revision: 1,
  ...over,
})

const read = (query: string) => readCalendarWish(new URLSearchParams(query), TODAY)

describe('the address of the calendar', () => {
  it('shows this month where it says nothing', () => {
    expect(read('')).toEqual({ view: 'month', month: '2026-11', filters: {}, page: 1 })
  })

  it('drops what it cannot mean', () => {
    const wish = read('view=year&month=2026-13&kind=lunch&tier=4&q=&page=0')
    expect(wish).toEqual({ view: 'month', month: '2026-11', filters: {}, page: 1 })
    expect(read('month=0001-01').month).toBe('2026-11')
  })

  it('covers one month, or three as a list, over the year’s end and in a leap year', () => {
    expect(spanOf(read('month=2028-02'))).toEqual({ from: '2028-02-01', to: '2028-02-29' })
    expect(spanOf(read('view=list&month=2026-12'))).toEqual({
      from: '2026-12-01',
      to: '2027-02-28',
    })
    expect([stepMonth('2026-12', 1), stepMonth('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
  })
})

describe('the dates that are let through', () => {
  const dates = [
    aDate(),
    aDate({ id: 'a', kind: 'answers due', on: '2026-11-20', tier: 1, vendor: 'Ázur', review: 3 }),
  ]
  const ids = (query: string) => narrowDates(dates, read(query).filters).map(({ id }) => id)

  it('meet every filter', () => {
    expect(ids('')).toEqual(['condition-c1', 'a'])
    expect(ids('kind=answers due')).toEqual(['a'])
    expect(ids('tier=2')).toEqual(['condition-c1'])
    expect(ids('q=azur')).toEqual(['a'])
    expect(ids('q=quill&tier=1')).toEqual(['a'])
    expect(ids('q=business&kind=waiver')).toEqual([])
  })

  it('stand by day, and are counted with those that have gone by', () => {
    expect([...dates].sort(byDay).map(({ id }) => id)).toEqual(['a', 'condition-c1'])
    expect(totalsOfDates(dates, TODAY)).toBe('2 dates, 1 gone by')
    expect(totalsOfDates(dates.slice(1), TODAY)).toBe('1 date, 1 gone by')
  })

  it('are overdue, ended or run out after their day and not on it', () => {
    expect(passedAs(aDate({ on: TODAY }), TODAY)).toBeNull()
    expect(passedAs(aDate({ on: '2026-11-20' }), TODAY)).toBe('Overdue')
    expect(passedAs(aDate({ kind: 'waiver', on: '2026-11-20' }), TODAY)).toBe('Ended')
    expect(passedAs(aDate({ kind: 'evidence', on: '2026-11-20' }), TODAY)).toBe('Ran out')
  })

  it('make one row of a sheet each', () => {
    expect(datesSheet(dates.slice(1), TODAY)[1]).toEqual([
      '2026-11-20',
      'Answers due',
      'C-02 due',
      'R-0003',
      'Ázur',
      'Quill, Business',
      'Polishing letters',
      1,
      'Overdue',
      'Training is switched off',
    ])
  })
})

describe('the month as a table', () => {
  const placed = (month: string) =>
    weeksOf(month, []).map((week) => week.map((day) => Number(day?.date.slice(8) ?? 0)))

  it('begins its weeks on Monday', () => {
    // 1 November 2026 is a Sunday, 1 February 2027 a Monday: one needs six weeks, the other four.
    expect(placed('2026-11').at(0)).toEqual([0, 0, 0, 0, 0, 0, 1])
    expect(placed('2026-11').at(-1)).toEqual([30, 0, 0, 0, 0, 0, 0])
    expect(placed('2027-02')).toHaveLength(4)
    expect(placed('2027-02').at(-1)).toEqual([22, 23, 24, 25, 26, 27, 28])
    expect(weeksOf('2028-02', []).flat().filter(Boolean)).toHaveLength(29)
  })

  it('calls each day by its weekday, as the calendar of the computer does', () => {
    for (const month of ['1999-12', '2026-03', '2028-02', '2100-02']) {
      for (const day of weeksOf(month, []).flat()) {
        if (day === null) continue
        const at = new Date(`${day.date}T12:00:00Z`)
        const name = at.toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' })
        expect([day.date, day.weekday]).toEqual([day.date, name])
      }
    }
  })

  it('puts every date on its own day', () => {
    const days = weeksOf('2026-11', [aDate(), aDate({ on: '2026-12-01' })]).flat()
    const full = days.filter((day) => day !== null && day.dates.length > 0)
    expect(full.map((day) => day?.date)).toEqual(['2026-11-30'])
    expect(monthWords('2026-11')).toBe('November 2026')
  })
})
