// When a decided review must be looked at again, and why: the earliest of all that can run out.
import { addDays, addMonths, halfway, laterOf, type PlainDate, wordsOf } from './plain-date'

/** Months to the next full re-review, by tier. Source: domain guide, "Re-review". */
const fullReviewMonths = { 1: 12, 2: 18, 3: 24 } as const
/** Days to the re-check of a conditional approval, by tier. */
const conditionalDays = { 1: 60, 2: 90, 3: 180 } as const
/** Months to the light check between two full reviews, by tier. */
const lightCheckMonths = { 1: 6, 2: 12, 3: null } as const
/** Working days that the vendor has to answer, by tier. */
const answerWorkingDays = { 1: 15, 2: 15, 3: 10 } as const

export type Tier = 1 | 2 | 3

/** What a review's date can follow from. */
export type ReviewReason =
  | 'interval'
  | 'conditional'
  | 'hold'
  | 'valid until'
  | 'evidence'
  | 'condition'
  | 'waiver'
  | 'moved'

export interface ReReviewInput {
  tier: Tier
  decidedOn: PlainDate
  /** The last decision on a full round, which smaller rounds after it do not move; this one where null or left out. */
  fullDecidedOn?: PlainDate | null
  /** After a smaller round: the light check that is still to come, null where it is done; left out after a full round. */
  lightLeft?: PlainDate | null | undefined
  decision: 'approve' | 'approve with conditions' | 'hold' | 'reject'
  validUntil: PlainDate | null
  /** Evidence that a scored answer rests on, with its last valid day. */
  evidence: readonly { title: string; validTo: PlainDate | null }[]
  openConditions: readonly { number: number; dueOn: PlainDate }[]
  /** `withdrawnOn`: taken back after the decision, so that the knock-out stands again since then. */
  waivers: readonly { rule: string; endsOn: PlainDate; withdrawnOn?: PlainDate | null }[]
  /** Set by a person in place of what follows from the rest; left out or null where nobody did. */
  moved?: { on: PlainDate; by: string; reason: string } | null
}

export interface ReReview {
  on: PlainDate
  kind: ReviewReason
  /** In words, to follow "because": "SOC 2 Type II is valid until 31 Mar 2027". */
  reason: string
}

/** The next review date with its reason; null after a rejection, when nothing is in use that could be reviewed again. */
export function nextReview(input: ReReviewInput): ReReview | null {
  if (input.decision === 'reject') return null
  const [moved] = movedTo(input)
  if (moved) return moved
  return earliest([
    ...fullDates(input),
    ...recheck(input),
    ...whatRunsOut(input),
    ...withdrawn(input),
  ])
}

/** When everything is asked again, whatever runs out before; null where nothing is in use. */
export const nextFullReview = (input: ReReviewInput): ReReview | null =>
  isInUse(input) ? (movedTo(input)[0] ?? earliest(fullDates(input))) : null

/** The light check that still lies between this decision and the next full review; null where there is none. */
export function nextLightCheck(input: ReReviewInput): PlainDate | null {
  const months = lightCheckMonths[input.tier]
  const full = nextFullReview(input)
  if (months === null || full === null) return null
  const { decidedOn, fullDecidedOn, lightLeft } = input
  const on = lightLeft === undefined ? addMonths(fullDecidedOn ?? decidedOn, months) : lightLeft
  return on !== null && on > decidedOn && on < full.on ? on : null
}

/**
 * The light check that is left after a smaller round. A light round prepared for it is often decided before
 * its date, but never before half of the time to it: what comes sooner is the re-check of a conditional approval.
 */
export function lightCheckLeft(
  { planned, from }: { planned: PlainDate | null; from: PlainDate },
  round: { kind: 'light' | 'change'; decidedOn: PlainDate },
): PlainDate | null {
  if (planned === null || round.kind === 'change') return planned
  return round.decidedOn >= halfway(from, planned) ? null : planned
}

/** The day on which a conditional approval or a hold is looked at again, as the first element; else none. */
export function recheck({ decision, decidedOn, tier }: ReReviewInput): ReReview[] {
  if (decision !== 'hold' && decision !== 'approve with conditions') return []
  const [kind, what] =
    decision === 'hold'
      ? (['hold', 'a hold'] as const)
      : (['conditional', 'a conditional approval'] as const)
  const days = conditionalDays[tier]
  const reason = `${what} in Tier ${tier} is checked again after ${days} days`
  return [{ on: addDays(decidedOn, days), kind, reason }]
}

export const isInUse = ({ decision }: Pick<ReReviewInput, 'decision'>): boolean =>
  decision === 'approve' || decision === 'approve with conditions'

const earliest = (dates: readonly ReReview[]): ReReview | null =>
  dates.reduce<ReReview | null>(
    (first, next) => (first && first.on <= next.on ? first : next),
    null,
  )

/** A person's word stands in place of every date that was worked out; what runs out is still told on its day. */
const movedTo = ({ moved }: ReReviewInput): ReReview[] =>
  moved ? [{ on: moved.on, kind: 'moved', reason: `${moved.by} moved it: ${moved.reason}` }] : []

function fullDates({ tier, decidedOn, fullDecidedOn, validUntil }: ReReviewInput): ReReview[] {
  const months = fullReviewMonths[tier]
  const interval: ReReview = {
    // A smaller round that was decided when the full one had been due already puts it off no further.
    on: laterOf(addMonths(fullDecidedOn ?? decidedOn, months), decidedOn),
    kind: 'interval',
    reason: `Tier ${tier} is reviewed every ${months} months`,
  }
  if (validUntil === null) return [interval]
  const reason = `the decision is valid until ${wordsOf(validUntil)}`
  return [interval, { on: laterOf(validUntil, decidedOn), kind: 'valid until', reason }]
}

/** What had run out before the decision already lowered the score; it cannot set a date in the past. */
function whatRunsOut({ decidedOn, evidence, openConditions, waivers }: ReReviewInput): ReReview[] {
  const dates: ReReview[] = []
  for (const { title, validTo: on } of evidence) {
    if (on) dates.push({ on, kind: 'evidence', reason: `${title} is valid until ${wordsOf(on)}` })
  }
  for (const { number, dueOn: on } of openConditions) {
    const reason = `condition C-${String(number).padStart(2, '0')} is due on ${wordsOf(on)}`
    dates.push({ on, kind: 'condition', reason })
  }
  for (const { rule, endsOn: on, withdrawnOn } of waivers) {
    if (withdrawnOn) continue
    dates.push({ on, kind: 'waiver', reason: `the waiver of ${rule} ends on ${wordsOf(on)}` })
  }
  return dates.filter(({ on }) => on >= decidedOn)
}

/** Also on the day of the decision itself: what it rested on is gone. */
const withdrawn = ({ waivers }: ReReviewInput): ReReview[] =>
  waivers.flatMap(({ rule, withdrawnOn: on }) =>
    on
      ? [{ on, kind: 'waiver', reason: `the waiver of ${rule} was withdrawn on ${wordsOf(on)}` }]
      : [],
  )

/** The latest date an approval may run to: the tier's full interval. */
export const longestValidity = (tier: Tier, decidedOn: PlainDate): PlainDate =>
  addMonths(decidedOn, fullReviewMonths[tier])

/** Working days the vendor has by default; halved (rounded up) when the offering is already in use. */
export const workingDaysToAnswer = (tier: Tier, alreadyInUse: boolean): number =>
  alreadyInUse ? Math.ceil(answerWorkingDays[tier] / 2) : answerWorkingDays[tier]
