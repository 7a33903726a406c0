// When a decided review must be looked at again, and why: the earliest of all that can run out.
import { addDays, addMonths, type PlainDate, wordsOf } from './plain-date'

/** Months to the next full re-review, by tier. Source: domain guide, "Re-review". */
const fullReviewMonths = { 1: 12, 2: 18, 3: 24 } as const
/** Days to the re-check of a conditional approval, by tier. */
const conditionalDays = { 1: 60, 2: 90, 3: 180 } as const
/** Working days that the vendor has to answer, by tier. */
const answerWorkingDays = { 1: 15, 2: 15, 3: 10 } as const

export type Tier = 1 | 2 | 3

export interface ReReviewInput {
  tier: Tier
  decidedOn: PlainDate
  decision: 'approve' | 'approve with conditions' | 'hold' | 'reject'
  validUntil: PlainDate | null
  /** Evidence that a scored answer rests on, with its last valid day. */
  evidence: readonly { title: string; validTo: PlainDate | null }[]
  openConditions: readonly { number: number; dueOn: PlainDate }[]
  /** `withdrawnOn`: taken back after the decision, so that the knock-out stands again since then. */
  waivers: readonly { rule: string; endsOn: PlainDate; withdrawnOn?: PlainDate | null }[]
}

export interface ReReview {
  on: PlainDate
  /** In words, to follow "because": "SOC 2 Type II is valid until 31 Mar 2027". */
  reason: string
}

/** The next review date with its reason; null after a rejection, when nothing is in use that could be reviewed again. */
export function nextReview(input: ReReviewInput): ReReview | null {
  if (input.decision === 'reject') return null
  const candidates: ReReview[] = [
    {
      on: addMonths(input.decidedOn, fullReviewMonths[input.tier]),
      reason: `Tier ${input.tier} is reviewed every ${fullReviewMonths[input.tier]} months`,
    },
  ]
  if (input.decision !== 'approve') {
    candidates.push({
      on: addDays(input.decidedOn, conditionalDays[input.tier]),
      reason: `${input.decision === 'hold' ? 'a hold' : 'a conditional approval'} in Tier ${input.tier} is checked again after ${conditionalDays[input.tier]} days`,
    })
  }
  if (input.validUntil) {
    candidates.push({
      on: input.validUntil,
      reason: `the decision is valid until ${wordsOf(input.validUntil)}`,
    })
  }
  for (const { title, validTo } of input.evidence) {
    if (validTo)
      candidates.push({ on: validTo, reason: `${title} is valid until ${wordsOf(validTo)}` })
  }
  for (const { number, dueOn } of input.openConditions) {
    candidates.push({
      on: dueOn,
      reason: `condition C-${String(number).padStart(2, '0')} is due on ${wordsOf(dueOn)}`,
    })
  }
  for (const { rule, endsOn, withdrawnOn } of input.waivers) {
    if (!withdrawnOn)
      candidates.push({ on: endsOn, reason: `the waiver of ${rule} ends on ${wordsOf(endsOn)}` })
  }
  // Evidence that had run out before the decision already lowered the score; it cannot set a date in the past.
  const ahead = [...candidates.filter(({ on }) => on > input.decidedOn), ...withdrawn(input)]
  return ahead.reduce((first, next) => (next.on < first.on ? next : first))
}

/** Also on the day of the decision itself: what it rested on is gone. */
const withdrawn = ({ waivers }: ReReviewInput): ReReview[] =>
  waivers.flatMap(({ rule, withdrawnOn: on }) =>
    on ? [{ on, reason: `the waiver of ${rule} was withdrawn on ${wordsOf(on)}` }] : [],
  )

/** The latest date an approval may run to: the tier's full interval. */
export const longestValidity = (tier: Tier, decidedOn: PlainDate): PlainDate =>
  addMonths(decidedOn, fullReviewMonths[tier])

/** Working days the vendor has by default; halved (rounded up) when the offering is already in use. */
export const workingDaysToAnswer = (tier: Tier, alreadyInUse: boolean): number =>
  alreadyInUse ? Math.ceil(answerWorkingDays[tier] / 2) : answerWorkingDays[tier]
