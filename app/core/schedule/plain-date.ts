// Calendar dates without time or zone, as ISO text `YYYY-MM-DD`, and the few sums Assay does with them.

export type PlainDate = string

/** A date that exists, for pages in the browser; where input is judged, `plainDateSchema` says the same with its sentence. */
export function isPlainDate(text: unknown): text is PlainDate {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** The date it is at `now` in an IANA zone such as `Europe/Berlin`. */
export function dateIn(zone: string, now: Date): PlainDate {
  return dayFormat(zone).format(now)
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** Made once for each zone: making one costs a hundred times what using it does. */
function dayFormat(zone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(zone)
  if (known) return known
  const year = 'numeric'
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year,
    month: '2-digit',
    day: '2-digit',
  })
  dayFormats.set(zone, made)
  return made
}

/** Adds days; may be negative. */
export function addDays(date: PlainDate, days: number): PlainDate {
  const { year, month, day } = parts(date)
  return iso(new Date(Date.UTC(year, month - 1, day + days)))
}

/** Adds calendar months, clamped at the month's end: 31 January + 1 is 28 or 29 February. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = parts(date)
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return iso(new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))))
}

/**
 * as-of ≤ date + months, clamped at the month's end. In the last month it is enough to compare days:
 * no day of it lies beyond the clamp.
 */
export function isWithinMonths(date: PlainDate, months: number, asOf: PlainDate): boolean {
  const elapsed = monthsOf(asOf) - monthsOf(date)
  return elapsed === months ? asOf.slice(8) <= date.slice(8) : elapsed < months
}

const monthsOf = (date: PlainDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))

/** Adds working days: Saturdays, Sundays and the given holidays do not count. */
export function addWorkingDays(
  date: PlainDate,
  days: number,
  holidays: ReadonlySet<PlainDate> = new Set(),
): PlainDate {
  let at = date
  for (let left = days; left > 0; ) {
    at = addDays(at, 1)
    if (isWorkingDay(at, holidays)) left--
  }
  return at
}

export function isWorkingDay(date: PlainDate, holidays: ReadonlySet<PlainDate>): boolean {
  const { year, month, day } = parts(date)
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays.has(date)
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((utc(to) - utc(from)) / DAY_MS)
}

/** `21 Nov 2026`, as everywhere in Assay. */
export function wordsOf(date: PlainDate): string {
  const { year, month, day } = parts(date)
  return `${day} ${monthNames[month - 1]} ${year}`
}

const monthNames = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const

/**
 * The instant at which a plain date's deadline ends: 23:59:59 in the zone. Where that comes twice, because
 * clocks are put back over midnight, the day ends with the second.
 */
export const endOfDay = (date: PlainDate, zone: string): Date =>
  instantOf(date, [23, 59, 59], { zone, choose: Math.max, skipped: Math.min })

/** Eight in the morning in the zone: when mail that has a day but no hour goes out. */
export const morningOf = (date: PlainDate, zone: string): Date =>
  instantOf(date, [8, 0, 0], { zone, choose: Math.min, skipped: Math.max })

/** `skipped` chooses for a day that the zone left out: before it for a deadline, after it for a mail. */
interface Reading {
  zone: string
  choose: typeof Math.max
  skipped: typeof Math.max
}

const DAY_MS = 86_400_000

/** Found by asking what the zone's clock shows, so that daylight saving needs no table of ours. */
function instantOf(
  date: PlainDate,
  [hour, minute, second]: readonly [number, number, number],
  { zone, choose, skipped }: Reading,
): Date {
  const { year, month, day } = parts(date)
  const wanted = Date.UTC(year, month - 1, day, hour, minute, second)
  // A day before and after, no zone has the other side of the same clock change.
  const guesses = [wanted - DAY_MS, wanted + DAY_MS].map((near) => wanted - offsetAt(zone, near))
  const shown = guesses.filter((guess) => guess + offsetAt(zone, guess) === wanted)
  return new Date(shown.length > 0 ? choose(...shown) : skipped(...guesses))
}

/** Milliseconds that the zone's clock is ahead of UTC at an instant. */
function offsetAt(zone: string, instant: number): number {
  const fields = clockOf(zone).formatToParts(instant)
  const get = (type: string) => Number(fields.find((field) => field.type === type)?.value)
  const shown = Date.UTC(
    get('year'),
    get('month') - 1,
    get('day'),
    get('hour'),
    get('minute'),
    get('second'),
  )
  return shown - Math.floor(instant / 1000) * 1000
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const number = 'numeric'
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: number, month: number, day: number, hour: number, minute: number, second: number },
  })
  clocks.set(zone, made)
  return made
}

function parts(date: PlainDate): { year: number; month: number; day: number } {
  const [year, month, day] = date.split('-').map(Number)
  if (
    year === undefined ||
    month === undefined ||
    day === undefined ||
    Number.isNaN(year + month + day)
  ) {
    throw new Error(`Not a calendar date: ${JSON.stringify(date)}`)
  }
  return { year, month, day }
}

const utc = (date: PlainDate): number => {
  const { year, month, day } = parts(date)
  return Date.UTC(year, month - 1, day)
}

const iso = (date: Date): PlainDate => date.toISOString().slice(0, 10)

/** The last day that anything can be due: what lies beyond is a slip in the year. */
export const farthestDue = (today: PlainDate): PlainDate => addMonths(today, 60)

/** The first day by which half of the time has passed. */
export const halfway = (from: PlainDate, to: PlainDate): PlainDate =>
  addDays(from, Math.ceil(daysBetween(from, to) / 2))

/** The later of two days: ISO dates sort as text. */
export const laterOf = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b)
