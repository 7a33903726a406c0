// Calendar files, read back by ical.js, and by hand where a parser forgives too much.
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { CalendarDate } from '../../app/core/calendar/date'
import { type CalendarEvent, calendarFile, eventOf } from '../../app/core/calendar/ics'

const stamp = new Date('2026-11-21T14:02:11.987Z')

const anEvent = (over: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'assay-condition-c1',
  on: '2026-12-31',
  summary: 'C-02 due: Quill, Business (Northlight), R-0012',
  description: 'Training is switched off',
  url: 'https://assay.example/reviews/12',
  category: 'Condition due',
  sequence: 3,
  ...over,
})

const fileOf = (...events: CalendarEvent[]) =>
  calendarFile({ name: 'Assay, Muster Bank', events, stamp })

const eventsIn = (file: string) =>
  new ICAL.Component(ICAL.parse(file))
    .getAllSubcomponents('vevent')
    .map((each) => new ICAL.Event(each))

const textOf = (event: ICAL.Event, name: string) =>
  String(event.component.getFirstPropertyValue(name))

describe('a calendar file', () => {
  it('is an all-day event that ends on the next day, over the end of a year too', () => {
    const [event] = eventsIn(fileOf(anEvent()))
    if (!event) throw new Error('No event')
    expect([event.startDate.isDate, event.startDate.toString()]).toEqual([true, '2026-12-31'])
    expect([event.endDate.isDate, event.endDate.toString()]).toEqual([true, '2027-01-01'])
    expect([event.uid, event.sequence]).toEqual(['assay-condition-c1', 3])
    expect(textOf(event, 'dtstamp')).toBe('2026-11-21T14:02:11Z')
    expect(textOf(event, 'transp')).toBe('TRANSPARENT')
    expect(textOf(event, 'url')).toBe('https://assay.example/reviews/12')
  })

  it('rings no alarm and has no times of day, so that no zone can move it', () => {
    const file = fileOf(anEvent())
    expect(file).not.toMatch(/VALARM|TZID|DTSTART(?!;VALUE=DATE:\d{8}\r\n)/)
  })

  it('begins and ends as the standard wants it, also with nothing in it', () => {
    const file = fileOf()
    expect(file.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:')).toBe(true)
    expect(file.endsWith('\r\nEND:VCALENDAR\r\n')).toBe(true)
    expect(eventsIn(file)).toEqual([])
    expect(file).toContain('X-WR-CALNAME:Assay\\, Muster Bank\r\n')
  })

  it('leaves out the lines that would be empty', () => {
    const file = fileOf(anEvent({ description: '', url: null }))
    expect(file).not.toMatch(/DESCRIPTION|URL/)
  })

  it('escapes what would end a value, and cannot be broken out of', () => {
    const nasty = 'a; b, c \\n d\r\nEND:VEVENT\nATTACH:http://evil.example\u0000\u0007'
    const file = fileOf(anEvent({ summary: nasty, url: 'https://a.example/x\r\nATTACH:y' }))
    expect(file).toContain('SUMMARY:a\\; b\\, c \\\\n d\\nEND:VEVENT\\nATTACH')
    expect(file).not.toMatch(/^ATTACH/m)
    expect(eventsIn(file)).toHaveLength(1)
  })

  it('folds between characters, never within one, at 75 octets', () => {
    const long = `${'ä'.repeat(60)}👩‍🔬${'漢字'.repeat(40)}`
    const file = fileOf(anEvent({ summary: long }))
    for (const line of file.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(line).not.toContain('\uFFFD')
    }
    expect(eventsIn(file)[0]?.summary).toBe(long)
  })

  it('leaves a line of exactly 75 octets whole, and folds one of 76', () => {
    const lineOf = (letters: number) =>
      fileOf(anEvent({ summary: 'x'.repeat(letters) })).match(/SUMMARY:x+\r\n( x+\r\n)?/)?.[0]
    expect(lineOf(67)).toBe(`SUMMARY:${'x'.repeat(67)}\r\n`)
    expect(lineOf(68)).toBe(`SUMMARY:${'x'.repeat(67)}\r\n x\r\n`)
  })

  it('gives every text back as it was written, whatever people type', () => {
    const written = fc.string({ unit: 'grapheme', maxLength: 300 })
    fc.assert(
      fc.property(written, written, (summary, description) => {
        const file = fileOf(anEvent({ summary, description }))
        const [event] = eventsIn(file)
        // What cannot be said in a calendar file is left out, and every kind of line end is one; all else comes back.
        const lines = (text: string) => text.replace(/\r\n|[\r\n\u2028\u2029]/g, '\n')
        const sayable = (text: string) =>
          // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
          lines(text).replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
        expect(event?.summary ?? '').toBe(sayable(summary))
        expect(event?.description ?? '').toBe(sayable(description))
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThan(76)
      }),
      { numRuns: 500 },
    )
  })
})

it('a date becomes an event that says which review it is of and leads to it', () => {
  const date: CalendarDate = {
    id: 'evidence-e1',
    kind: 'evidence',
    on: '2027-03-31',
    review: 12,
    tier: 1,
    vendor: 'Northlight',
    offering: 'Quill, Business',
    use: 'Polishing letters',
    title: 'SOC 2 Type II runs out',
    about: '',
    revision: 4,
  }
  expect(eventOf(date, 'https://assay.example')).toEqual({
    uid: 'assay-evidence-e1',
    on: '2027-03-31',
    summary: 'SOC 2 Type II runs out: Quill, Business (Northlight), R-0012',
    description: 'Use: Polishing letters\nTier 1',
    url: 'https://assay.example/reviews/12',
    category: 'Evidence runs out',
    sequence: 4,
  })
})
