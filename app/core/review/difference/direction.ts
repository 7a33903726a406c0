// Whether one answer is better or worse than another to the same question: by the rules that fire, then by what it counts, then by its proof.

import { bases } from '../../questionnaire/answer'
import type { Band } from '../../questionnaire/definition'
import type { Question } from '../../questionnaire/kinds/registry'
import type { AskedFacts, Effect, RuleFact } from './facts'
import { type Compared, effectIn } from './parts'

export type Tone = 'regression' | 'improvement' | 'neutral'

export interface RulesMoved {
  fired: readonly RuleFact[]
  gone: readonly RuleFact[]
}

/** The first that tells them apart decides; exchanging the two exchanges the tones. */
export function toneOf(compared: Compared, rules: RulesMoved): Tone {
  const { was, now, judged } = compared
  const effects = { was: effectIn(was, judged), now: effectIn(now, judged) }
  const steps = [
    graver(rules.gone, 'knock-out') - graver(rules.fired, 'knock-out'),
    graver(rules.gone, 'red flag') - graver(rules.fired, 'red flag'),
    byEffect(effects.was, effects.now),
    effects.was?.inAssured && effects.now?.inAssured ? bySupport(was, now) : 0,
  ]
  return toneFrom(steps.find((step) => step !== 0) ?? 0)
}

const toneFrom = (step: number): Tone =>
  step > 0 ? 'improvement' : step < 0 ? 'regression' : 'neutral'

const graver = (rules: readonly RuleFact[], effect: RuleFact['effect']): number =>
  rules.filter((rule) => rule.effect === effect).length

/** A rule that stands by itself: firing is worse, and a note is neither. */
export const toneOfRule = ({ effect }: RuleFact, moved: 'fired' | 'gone'): Tone =>
  effect === 'note' ? 'neutral' : moved === 'fired' ? 'regression' : 'improvement'

/** Credit × confidence, compared exactly; where one of the two is in no sum nothing can be said. */
function byEffect(was: Effect | null, now: Effect | null): number {
  if (!was?.inAssured || !now?.inAssured) return 0
  const [before, after] = [weighed(was), weighed(now)]
  return after.over * before.under - before.over * after.under
}

const TWENTIETHS = 20

function weighed({ exactCredit, confidence }: Effect): { over: number; under: number } {
  const [over = 0, under = 1] = (exactCredit ?? '0').split('/').map(Number)
  return { over: over * Math.round(confidence * TWENTIETHS), under }
}

/** Worth the same: within one band fewer days are still fewer days, and proof is still proof. */
function bySupport(was: AskedFacts, now: AskedFacts): number {
  const closer = byNumber(now.question, was.value, now.value)
  if (closer !== 0) return closer
  if (was.basis === null || now.basis === null) return 0
  return bases.indexOf(now.basis) - bases.indexOf(was.basis)
}

function byNumber(question: Question, was: unknown, now: unknown): number {
  if (question.kind !== 'number' || typeof was !== 'number' || typeof now !== 'number') return 0
  return betterWhen(question.bands) * (now - was)
}

/** 1 where more is better, −1 where less is: bands are read from the top, best or worst first. */
function betterWhen(bands: readonly Band[]): number {
  const [first, last] = [bands[0], bands.at(-1)]
  if (!first || !last || first.credit === last.credit) return 0
  const bestFirst = first.credit > last.credit
  return 'min' in first === bestFirst ? 1 : -1
}
