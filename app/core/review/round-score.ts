// The score of one round, as a point in the picture of scores over rounds.
import type { PlainDate } from '../schedule/plain-date'
import type { Pair, RiskLevel } from '../scoring/result'

export interface RoundScorePoint extends Pair {
  /** The review's number. */
  number: number
  round: number
  /** The day of the decision; of a round that is open, the day on which it was looked at. */
  on: PlainDate
  level: RiskLevel | null
  decided: boolean
}

/** One round alone is no course. */
export const makesCourse = (rounds: readonly unknown[]): boolean => rounds.length > 1
