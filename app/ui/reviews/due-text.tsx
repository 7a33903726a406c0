// A date that something is due, marked by a word and not by colour alone where it has passed.
import { DateText } from '../date-text'

export function DueText({ date, overdue }: { date: string; overdue: boolean }) {
  if (!overdue) return <DateText date={date} />
  return (
    <span className="inline-flex flex-wrap gap-x-1.5">
      <DateText date={date} />
      <strong className="font-semibold">Overdue</strong>
    </span>
  )
}
