// Dates as people read them, the same on the server and in every browser.
import { wordsOf } from '../core/schedule/plain-date'

/** A calendar date ("2026-11-21") as "21 Nov 2026". */
export function DateText({ date }: { date: string }) {
  return (
    <time dateTime={date} className="whitespace-nowrap">
      {wordsOf(date)}
    </time>
  )
}

/** An instant, given as ISO text ("2026-11-21T14:02:11Z"), as "21 Nov 2026, 14:02 UTC". */
export function InstantText({ instant }: { instant: string }) {
  const iso = new Date(instant).toISOString()
  return (
    // Breaks between date and time where there is no room, and nowhere else.
    <time dateTime={iso}>
      <span className="whitespace-nowrap">{wordsOf(iso.slice(0, 10))},</span>{' '}
      <span className="whitespace-nowrap">{iso.slice(11, 16)} UTC</span>
    </time>
  )
}
