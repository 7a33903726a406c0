// The dates of one review, each with a file that a calendar program takes in.
import { type CalendarDate, passedAs } from '../../core/calendar/date'
import { DateText } from '../date-text'
import { TextLink } from '../text-link'

export interface ReviewDatesProps {
  number: number
  dates: readonly CalendarDate[]
  today: string
}

export function ReviewDates({ number, dates, today }: ReviewDatesProps) {
  const file = `/reviews/${number}/calendar.ics`
  return (
    <>
      <ul className="grid gap-1">
        {dates.map((date) => (
          <li key={date.id} className="flex flex-wrap gap-x-3">
            <span>
              <DateText date={date.on} /> {date.title}
              {passedAs(date, today) === null ? null : (
                <strong className="font-semibold"> {passedAs(date, today)}</strong>
              )}
            </span>
            <span className="print:hidden">
              <TextLink to={`${file}?date=${encodeURIComponent(date.id)}`} document>
                Calendar file
                <span className="sr-only">
                  {' '}
                  of {date.title}, {date.on}
                </span>
              </TextLink>
            </span>
          </li>
        ))}
      </ul>
      {dates.length > 1 ? (
        <p className="mt-2 print:hidden">
          <TextLink to={file} document>
            All of them in one calendar file
          </TextLink>
        </p>
      ) : null}
    </>
  )
}
