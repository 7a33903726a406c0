// Dates as people read them, the same on the server and in every browser.
import { createContext, useContext } from 'react'
import { dateIn, wordsOf } from '../core/schedule/plain-date'
import { kitWords } from './kit-words'

/** A calendar date ("2026-11-21") as "21 Nov 2026". */
export function DateText({ date }: { date: string }) {
  return (
    <time dateTime={date} className="whitespace-nowrap">
      {wordsOf(date)}
    </time>
  )
}

/** The zone in which the pages below tell the time; UTC, and said to be, where nobody chose one. */
const TimeZone = createContext('UTC')
export const TimeZoneProvider = TimeZone.Provider

/** An instant, given as ISO text ("2026-11-21T14:02:11Z"), as "21 Nov 2026, 15:02" where the organisation is. */
export function InstantText({ instant }: { instant: string }) {
  const zone = useContext(TimeZone)
  const at = new Date(instant)
  return (
    // Breaks between date and time where there is no room, and nowhere else.
    <time
      dateTime={at.toISOString()}
      title={kitWords.utc(at.toISOString().slice(0, 16).replace('T', ' '))}
    >
      <span className="whitespace-nowrap">{wordsOf(dateIn(zone, at))},</span>{' '}
      <span className="whitespace-nowrap">{timeIn(zone, at)}</span>
    </time>
  )
}

/** The day of an instant, as "21 Nov 2026". */
export function InstantDay({ instant }: { instant: string }) {
  return <DateText date={dateIn(useContext(TimeZone), new Date(instant))} />
}

/** A browser and the server name zones differently, so only UTC is named; the rest stands in the title. */
function timeIn(timeZone: string, at: Date): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
  return timeZone === 'UTC' ? kitWords.utc(time) : time
}
