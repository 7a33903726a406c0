// A due date, marked by a word and not by colour alone where it has passed.
import { DateText } from '../date-text'

export function DueText({ date, overdue }: { date: string; overdue: boolean }) {
  return (
    <>
      <DateText date={date} />
      {overdue ? <strong className="ml-1.5 font-semibold">Overdue</strong> : null}
    </>
  )
}
