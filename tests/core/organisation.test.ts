import { describe, expect, it } from 'vitest'
import { timeZones } from '../../app/core/people/input'
import { holidaysOf, organisationOf } from '../../app/core/people/organisation'
import { holidayText, organisationInput } from '../../app/core/people/organisation-input'
import { dueAgain, usualDueDate } from '../../app/core/review/due-date'

const facts = {
  name: 'Muster Bank AG',
  timeZone: 'Europe/Zurich',
  classification: 'Confidential',
  contactName: 'Ada',
  contactEmail: 'ada@example.com',
  mailFrom: 'assay@example.com',
  holidays: '',
  leadDays1: '42',
  leadDays2: '35',
  leadDays3: '28',
  answerDays: '10',
  sendRounds: 'by hand',
  mailsPerMinute: '60',
  digestWeekday: 'Monday',
  secondFactor: 'optional',
}

/** Field → what is said beside it; nothing where all is well. */
function said(change: Partial<Record<keyof typeof facts, string>>): Record<string, string> {
  const { error } = organisationInput.safeParse({ ...facts, ...change })
  return Object.fromEntries(
    error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [],
  )
}

describe('what an administrator types about the organisation', () => {
  it('is stored as it is read back', () => {
    expect(said({})).toEqual({})
    const parsed = organisationInput.parse({ ...facts, holidays: '2026-12-25 Christmas Day' })
    expect(organisationOf(JSON.parse(JSON.stringify(parsed)))).toEqual(parsed)
    expect(parsed.leadDays).toEqual({ 1: 42, 2: 35, 3: 28 })
  })

  it('is a time zone that exists', () => {
    for (const timeZone of ['UTC', 'Europe/Zurich']) expect(said({ timeZone })).toEqual({})
    for (const timeZone of ['', 'Mars/Olympus', 'CET; DROP']) {
      expect(Object.keys(said({ timeZone }))).toEqual(['timeZone'])
    }
    expect(timeZones().filter((zone) => zone === 'UTC')).toEqual(['UTC'])
    expect(timeZones()).toContain('Europe/Zurich')
  })

  it('is a list of holidays, one a line, put in order, each day once', () => {
    const holidays =
      '2027-01-01 New Year\r\n\r\n  2026-12-25   Christmas Day \n2026-12-26\n2027-01-01'
    const parsed = organisationInput.parse({ ...facts, holidays })
    expect(parsed.holidays).toEqual([
      { on: '2026-12-25', name: 'Christmas Day' },
      { on: '2026-12-26', name: '' },
      { on: '2027-01-01', name: 'New Year' },
    ])
    expect(holidayText(parsed.holidays)).toBe(
      '2026-12-25 Christmas Day\n2026-12-26\n2027-01-01 New Year',
    )
  })

  it.each(['2027-02-29', '25.12.2026', 'Christmas', '2026-12-25,2026-12-26'])(
    'names the line of a holiday that is no date: %s',
    (wrong) => {
      expect(said({ holidays: `2026-12-25\n${wrong}` }).holidays).toBe(
        `Line 2: “${wrong}” is not a date. Begin each line with a date such as 2026-12-25`,
      )
    },
  )

  it('is a whole number where a number is asked for, within its bounds', () => {
    for (const leadDays1 of ['', '6', '181', '4.5', '-7', 'six weeks', '1e2']) {
      expect(said({ leadDays1 })).toEqual({ leadDays1: 'Enter a whole number from 7 to 180' })
    }
    for (const mailsPerMinute of ['0', '601']) {
      expect(said({ mailsPerMinute }).mailsPerMinute).toBe('Enter a whole number from 1 to 600')
    }
    expect(said({ leadDays1: '7', leadDays2: '180', mailsPerMinute: ' 600 ' })).toEqual({})
  })

  it('is chosen from what the page offers', () => {
    expect(Object.keys(said({ sendRounds: 'never', digestWeekday: 'Someday' })).sort()).toEqual([
      'digestWeekday',
      'sendRounds',
    ])
  })
})

describe('days on which nobody works', () => {
  const holidays = holidaysOf({
    holidays: [
      { on: '2026-12-24', name: '' },
      { on: '2026-12-25', name: 'Christmas Day' },
    ],
  })
  const today = '2026-12-18' // a Friday

  it('give a vendor later due dates', () => {
    expect(usualDueDate(3, true, { today, holidays: new Set() })).toBe('2026-12-25')
    expect(usualDueDate(3, true, { today, holidays })).toBe('2026-12-29')
    expect(dueAgain('2026-12-01', { today, holidays: new Set() })).toBe('2026-12-25')
    expect(dueAgain('2026-12-01', { today, holidays })).toBe('2026-12-29')
  })
})
