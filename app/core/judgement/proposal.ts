// What a proposal must hold to stand: a decision, a validity and conditions that fit each other, the tier and the day.
import { farthestDue, type PlainDate, wordsOf } from '../schedule/plain-date'
import { longestValidity, type Tier } from '../schedule/re-review'
import type { ConditionStatus } from './condition'
import type { Decision, ProposalInput } from './input'

export interface ProposalRefusal {
  /** Path of the form field that the sentence belongs to, 'conditions.0.dueOn' for instance. */
  field: string
  sentence: string
}

/** What is known when a proposal is written or approved. */
export interface DecisionGround {
  tier: Tier
  today: PlainDate
  /** Knock-outs that fired and that no waiver lifts, as sentences. */
  knockouts: readonly string[]
  /** Waivers in force of knock-outs that fired: what an approval rests on. */
  waivers: readonly { rule: string; endsOn: PlainDate }[]
  /** Of an earlier hold of the same review; numbers go on after theirs. */
  conditions: readonly { number: number; dueOn: PlainDate; status: ConditionStatus }[]
}

/**
 * What to do where most of the questionnaire is blank: its score says more about silence than about the product.
 * Null where at least half of the questions are answered. It stands beside the engine's proposal and changes nothing of it.
 */
export function adviceOnBlanks({
  visible,
  answered,
}: {
  visible: number
  answered: number
}): string | null {
  if (answered * 2 >= visible) return null
  return `Send it back rather than decide: only ${answered} of ${visible} questions are answered, so the score says more about what is missing than about the product.`
}

/** Everything that is wrong with a proposal on this day; empty when it may stand. */
export function flawsOf(
  {
    decision,
    validUntil,
    conditions,
  }: Pick<ProposalInput, 'decision' | 'validUntil' | 'conditions'>,
  ground: DecisionGround,
): ProposalRefusal[] {
  return [
    ...decisionFlaws(decision, conditions.length, ground),
    ...validityFlaws(decision, validUntil, ground),
    ...conditions.flatMap(({ dueOn }, place) => {
      const sentence = dueFlaw(dueOn, ground.today)
      return sentence === null ? [] : [{ field: `conditions.${place}.dueOn`, sentence }]
    }),
  ]
}

function dueFlaw(dueOn: PlainDate, today: PlainDate): string | null {
  if (dueOn <= today) return 'A condition is due after today'
  const last = farthestDue(today)
  return dueOn > last ? `A condition is due within five years: by ${wordsOf(last)}` : null
}

export const allowsUse = (decision: Decision): boolean =>
  decision === 'approve' || decision === 'approve with conditions'

function decisionFlaws(
  decision: Decision,
  conditions: number,
  { knockouts }: DecisionGround,
): ProposalRefusal[] {
  const flaw = (sentence: string) => [{ field: 'decision', sentence }]
  if (allowsUse(decision) && knockouts.length > 0) {
    return flaw(`Not possible while a knock-out stands: ${knockouts.join(' ')} Hold or reject.`)
  }
  if (decision === 'approve with conditions' && conditions === 0) {
    return flaw('Write at least one condition, or approve without conditions')
  }
  if (decision === 'approve' && conditions > 0) {
    return flaw('With conditions written, the decision is "approve with conditions"')
  }
  if (decision === 'reject' && conditions > 0) {
    return flaw('A rejection carries no conditions: remove them, or hold')
  }
  if (decision === 'hold' && conditions === 0) {
    return flaw('Say what the hold waits for: write it as a condition with its owner and date')
  }
  return []
}

function validityFlaws(
  decision: Decision,
  validUntil: PlainDate | null,
  { tier, today }: DecisionGround,
): ProposalRefusal[] {
  const flaw = (sentence: string) => [{ field: 'validUntil', sentence }]
  const longest = longestValidity(tier, today)
  if (!allowsUse(decision)) {
    return validUntil === null ? [] : flaw('A hold or a rejection has no end date: leave it empty')
  }
  if (validUntil === null) return flaw('Say until when the decision is valid')
  if (validUntil <= today) return flaw('The decision must be valid beyond today')
  if (validUntil > longest) {
    return flaw(`In Tier ${tier} a decision is valid until ${wordsOf(longest)} at the latest`)
  }
  return []
}
