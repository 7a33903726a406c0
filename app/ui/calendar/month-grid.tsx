// A month as a table of days; under 640 px the days that have dates stand below each other as a list.
import { type CalendarDate, passedAs } from '../../core/calendar/date'
import { type MonthDay, monthWords, weekdays, weeksOf } from '../../core/calendar/month'
import type { Month } from '../../core/calendar/wish'
import { wordsOf } from '../../core/schedule/plain-date'
import { classNames } from '../class-names'
import { TextLink } from '../text-link'

export interface MonthGridProps {
  month: Month
  dates: readonly CalendarDate[]
  today: string
  totals: string
}

/** More than these on one day are folded. */
const SHOWN = 4

export function MonthGrid({ month, dates, today, totals }: MonthGridProps) {
  return (
    <div>
      <table role="table" className="w-full table-fixed border-collapse max-sm:block">
        <caption className="sr-only">{`Dates in ${monthWords(month)}`}</caption>
        <thead role="rowgroup" className="max-sm:sr-only">
          <tr role="row">
            {weekdays.map((weekday) => (
              <th
                key={weekday}
                role="columnheader"
                scope="col"
                className="border border-line bg-surface px-2 py-1 text-left font-semibold"
              >
                <span aria-hidden="true">{weekday.slice(0, 3)}</span>
                <span className="sr-only">{weekday}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-sm:block">
          {weeksOf(month, dates).map((week) => (
            <tr
              key={week.find((day) => day !== null)?.date}
              role="row"
              className="align-top max-sm:block"
            >
              {week.map((day, place) =>
                day === null ? (
                  <td
                    key={weekdays[place]}
                    role="cell"
                    className="border border-line bg-surface max-sm:hidden"
                  />
                ) : (
                  <Day key={day.date} day={day} today={today} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="pt-2 text-muted tabular-nums">{totals}</p>
    </div>
  )
}

function Day({ day, today }: { day: MonthDay; today: string }) {
  const isToday = day.date === today
  const shown = day.dates.length > SHOWN + 1 ? day.dates.slice(0, SHOWN) : day.dates
  const folded = day.dates.slice(shown.length)
  return (
    <td
      role="cell"
      {...(isToday ? { 'aria-current': 'date' as const } : {})}
      className={classNames(
        'h-24 border border-line p-1.5 max-sm:block max-sm:h-auto max-sm:border-x-0 max-sm:px-0 max-sm:py-2',
        day.dates.length === 0 && 'max-sm:hidden',
        isToday && 'bg-action-wash',
      )}
    >
      <p className={classNames('flex justify-between gap-1', isToday && 'font-semibold')}>
        <time dateTime={day.date}>
          <span className="max-sm:hidden">{Number(day.date.slice(8))}</span>
          <span className="font-semibold sm:hidden">
            {day.weekday}, {wordsOf(day.date)}
          </span>
        </time>
        {isToday ? <span className="text-action">Today</span> : null}
      </p>
      <Dates dates={shown} today={today} />
      {folded.length > 0 ? (
        <details className="mt-1">
          <summary className="text-action">{folded.length} more</summary>
          <Dates dates={folded} today={today} />
        </details>
      ) : null}
    </td>
  )
}

function Dates({ dates, today }: Pick<MonthGridProps, 'dates' | 'today'>) {
  if (dates.length === 0) return null
  return (
    <ul className="grid gap-1.5 pt-1">
      {dates.map((date) => (
        <li key={date.id} className="border-l-2 border-input pl-1.5 leading-snug">
          <TextLink to={`/reviews/${date.review}`}>
            {date.title}
            <span className="sr-only">:</span> <span className="block">{date.offering}</span>
          </TextLink>
          <span className="block text-muted">{date.vendor}</span>
          {passedAs(date, today) === null ? null : (
            <strong className="font-semibold">{passedAs(date, today)}</strong>
          )}
        </li>
      ))}
    </ul>
  )
}
