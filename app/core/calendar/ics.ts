// Calendar files (RFC 5545): all-day events that any calendar program can read, without alarms.
import { reviewLabel } from '../review/number'
import { addDays, type PlainDate } from '../schedule/plain-date'
import { type CalendarDate, kindWords } from './date'

export interface CalendarEvent {
  /** Stable: a program that knows it moves its event instead of adding another. */
  uid: string
  on: PlainDate
  summary: string
  description: string
  /** Where the portal shows more; null where there is nothing to link to. */
  url: string | null
  category: string
  /** The higher one stands, of two events with one uid. */
  sequence: number
}

export interface CalendarFile {
  /** What the program calls a calendar that somebody subscribed to. */
  name: string
  events: readonly CalendarEvent[]
  /** When the events were as they are here. */
  stamp: Date
}

/** `origin` is the portal's address without a trailing slash. */
export function eventOf(date: CalendarDate, origin: string): CalendarEvent {
  const { vendor, offering, review, about, use } = date
  const lines = [about, `Use: ${use}`, `Tier ${date.tier}`]
  return {
    uid: `assay-${date.id}`,
    on: date.on,
    summary: `${date.title}: ${offering} (${vendor}), ${reviewLabel(review)}`,
    description: lines.filter(Boolean).join('\n'),
    url: `${origin}/reviews/${review}`,
    category: kindWords[date.kind],
    sequence: date.revision,
  }
}

/** Programs that honour it ask again after so long. */
const REFRESH = 'PT4H'

export function calendarFile({ name, events, stamp }: CalendarFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Assay//Calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    // The same for programs from before RFC 7986.
    `X-WR-CALNAME:${escaped(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const eventLines = (event: CalendarEvent, stamp: Date): string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(event.uid)}`,
  `DTSTAMP:${instant(stamp)}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTART;VALUE=DATE:${compact(event.on)}`,
  // Exclusive: an event of one day ends on the next.
  `DTEND;VALUE=DATE:${compact(addDays(event.on, 1))}`,
  `SUMMARY:${escaped(event.summary)}`,
  ...(event.description ? [`DESCRIPTION:${escaped(event.description)}`] : []),
  // A URI is no text: nothing in it is escaped.
  ...(event.url === null ? [] : [`URL:${event.url.replace(/[\r\n]/g, '')}`]),
  `CATEGORIES:${escaped(event.category)}`,
  // A deadline keeps nobody busy.
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
]

const compact = (date: PlainDate): string => date.replaceAll('-', '')

/** `20261121T140211Z`. */
const instant = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/** TEXT of section 3.3.11: line breaks become `\n`, and other control characters cannot be said at all. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|[\r\n\u2028\u2029]/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

const LONGEST_LINE = 75
const encoder = new TextEncoder()

/** Lines of at most 75 octets, broken between characters and continued after a space (section 3.1). */
function folded(line: string): string {
  if (encoder.encode(line).length <= LONGEST_LINE) return line
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > LONGEST_LINE) {
      parts.push(part)
      // The space of the continuation counts with its line.
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}
