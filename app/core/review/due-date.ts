// How long a vendor may be given: at least until tomorrow, and not so long that the use has changed by then.
import {
  addDays,
  addWorkingDays,
  farthestDue,
  type PlainDate,
  wordsOf,
} from '../schedule/plain-date'
import { type Tier, workingDaysToAnswer } from '../schedule/re-review'

const LINK_DAYS_AFTER_DUE = 90

const LONGEST_DAYS = 180

/** From today, over the days on which the organisation does not work. */
interface From {
  today: PlainDate
  holidays: ReadonlySet<PlainDate>
}

/** The tier's working days from today, halved when the offering is in use already. */
export const usualDueDate = (
  tier: Tier,
  alreadyInUse: boolean,
  { today, holidays }: From,
): PlainDate => addWorkingDays(today, workingDaysToAnswer(tier, alreadyInUse), holidays)

/** An invitation's link works until this day; whoever is invited after the due date has as long as any other. */
export const lastDayOfLink = (dueOn: PlainDate, today: PlainDate): PlainDate =>
  addDays(dueOn > today ? dueOn : today, LINK_DAYS_AFTER_DUE)

/** What is wrong with a due date, in words; null when it will do. */
export function dueDateFlaw(dueOn: PlainDate, today: PlainDate): string | null {
  if (dueOn <= today) return `Choose a day after today, ${wordsOf(today)}`
  const last = addDays(today, LONGEST_DAYS)
  return dueOn > last ? `Choose a day up to ${wordsOf(last)}` : null
}

/** What is wrong with a day for the next review: it lies ahead, and a decision is not used beyond its end. */
export function nextReviewFlaw(
  on: PlainDate,
  today: PlainDate,
  validUntil: PlainDate | null,
): string | null {
  if (on <= today) return `Choose a day after today, ${wordsOf(today)}`
  const last = validUntil ?? farthestDue(today)
  if (on <= last) return null
  return validUntil === null
    ? `Choose a day up to ${wordsOf(last)}`
    : `Choose a day up to ${wordsOf(last)}, when the decision ends`
}

/** The vendor has at least this long for what came back, whatever the first due date was. */
const WORKING_DAYS_TO_ANSWER_AGAIN = 5

export function dueAgain(dueOn: PlainDate, { today, holidays }: From): PlainDate {
  const soonest = addWorkingDays(today, WORKING_DAYS_TO_ANSWER_AGAIN, holidays)
  return dueOn > soonest ? dueOn : soonest
}
