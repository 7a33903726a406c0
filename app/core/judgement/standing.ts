// How a decided review stands today: on what it was approved with, or no longer, because a condition or a waiver lapsed.
import type { ReviewStatus } from '../review/lifecycle'
import { type PlainDate, wordsOf } from '../schedule/plain-date'
import { type ConditionStatus, conditionLabel, conditionState, isMissed } from './condition'
import { isInForce, type Moment, type Waiver } from './waiver'

export const lapseKinds = ['condition overdue', 'waiver ended'] as const
export type LapseKind = (typeof lapseKinds)[number]

/** One thing that a decision rests on and that no longer holds. */
export interface Lapse {
  kind: LapseKind
  /** What lapsed, since when: "C-02 was due on 15 Jan 2027: Training is switched off". */
  sentence: string
  /** What follows from it. */
  consequence: string
}

/** What lapsed of one review, for the pages of everything that it is about. */
export interface LapsedReview {
  number: number
  /** With its plan. */
  offering: string
  use: string
  lapses: readonly Lapse[]
}

export interface FollowedCondition {
  number: number
  sentence: string
  dueOn: PlainDate
  status: ConditionStatus
  consequence: string
}

export interface FollowedWaiver extends Waiver {
  /** The knock-out's own sentence. */
  sentence: string
  withdrawnOn: PlainDate | null
}

export interface DecidedFacts {
  status: ReviewStatus
  decision: string | null
  decidedAt: Date | null
  /** Of the day of the decision, in the organisation's zone. */
  decidedOn: PlainDate | null
}

/** Conditions first. Only a decided review is followed: a closed one is no longer in use. */
export function lapsesOf(
  review: DecidedFacts,
  rested: { conditions: readonly FollowedCondition[]; waivers: readonly FollowedWaiver[] },
  now: Moment,
): Lapse[] {
  if (review.status !== 'decided') return []
  return [
    ...rested.conditions.flatMap((condition) => missedCondition(condition, now.on)),
    ...endedWaivers(review, rested.waivers, now),
  ]
}

function missedCondition(condition: FollowedCondition, today: PlainDate): Lapse[] {
  const state = conditionState(condition, today)
  if (!isMissed(state)) return []
  const { number, sentence, dueOn, consequence } = condition
  const said = state === 'missed' ? 'was missed' : `was due on ${wordsOf(dueOn)}`
  return [
    {
      kind: 'condition overdue',
      sentence: `${conditionLabel(number)} ${said}: ${sentence}`,
      consequence,
    },
  ]
}

/** Only what an approval rested on, and what no later waiver of the same knock-out has taken over. */
function endedWaivers(
  { decision, decidedAt, decidedOn }: DecidedFacts,
  waivers: readonly FollowedWaiver[],
  now: Moment,
): Lapse[] {
  if (decidedAt === null || decidedOn === null || !decision?.startsWith('approve')) return []
  const stillWaived = new Set(
    waivers.filter((waiver) => isInForce(waiver, now)).map(({ rule }) => rule),
  )
  const then = { at: decidedAt, on: decidedOn }
  return waivers
    .filter((waiver) => isInForce(waiver, then) && !stillWaived.has(waiver.rule))
    .map(({ sentence, endsOn, withdrawnOn }) => ({
      kind: 'waiver ended' as const,
      sentence:
        withdrawnOn === null
          ? `The waiver ended on ${wordsOf(endsOn)}: ${sentence}`
          : `The waiver was withdrawn on ${wordsOf(withdrawnOn)}: ${sentence}`,
      consequence: 'The knock-out stands again: do not use until it is reviewed again.',
    }))
}
