// What is said of a review whose answers and evidence were removed, because they had been kept long enough.
import { reviewLabel } from '../review/number'
import { type PlainDate, wordsOf } from '../schedule/plain-date'
import { keptKinds } from './retention'

export interface Removal {
  at: Date
  /** How long they were to be kept; null in events from before it was written down. */
  days: number | null
}

/** The rule by its name: "Answers and evidence of ended reviews, 365 days after the end". */
export const ruleWords = ({ days }: Pick<Removal, 'days'>): string =>
  days === null ? keptKinds.reviews.label : `${keptKinds.reviews.label}, ${days} days after the end`

/** `on` is the day of the removal in the organisation's zone. */
export const removedSentence = (
  review: number,
  { on, days }: { on: PlainDate; days: Removal['days'] },
): string =>
  `The answers and evidence of ${reviewLabel(review)} were removed on ${wordsOf(on)} under the retention rule “${ruleWords({ days })}”. Nothing is worked out from what is left; the decision, the score as it was recorded, the findings and the reports that were issued are kept.`
