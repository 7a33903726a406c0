// One question whose answer, proof or verdict is not as it was: what of it, whether that is better or worse, and what it moved.
import type { Points } from '../../scoring/result'
import { type RulesMoved, type Tone, toneOf } from './direction'
import type { AskedFacts, RuleFact } from './facts'
import { effectIn, type Part, partsOf } from './parts'
import { moved } from './rest'

export interface Moved<Value> {
  was: Value
  now: Value
}

/** One question whose answer, proof or verdict is not as it was. */
export interface ChangedAnswer {
  id: string
  section: string
  prompt: string
  tone: Tone
  parts: Part[]
  rules: RulesMoved
  /** What it cost then less what it costs now; null where that cannot be said exactly. */
  points: Points
}

/** Nothing where it did not change. */
export function changedAnswer(
  { was, now }: Moved<AskedFacts>,
  { rules, settled }: { rules: RulesMoved; settled: boolean },
): ChangedAnswer[] {
  const { id, prompt } = now.question
  const judged = settled || (was.verdict !== null && now.verdict !== null)
  const compared = { was, now, judged }
  const own = (list: readonly RuleFact[]) => list.filter(({ question }) => question === id)
  const ownRules = { fired: own(rules.fired), gone: own(rules.gone) }
  const parts = partsOf(compared)
  if (parts.length === 0) return []
  const tone = toneOf(compared, ownRules)
  const points = exactly(was, judged) && exactly(now, judged) ? pointsBetween(was, now) : null
  return [{ id, section: now.section, prompt, tone, parts, rules: ownRules, points }]
}

/** A reviewer's credit that the other round has none beside is no move of the answer's own. */
function exactly(facts: AskedFacts, judged: boolean): boolean {
  const [own, reviewed] = [effectIn(facts, judged), facts.reviewed]
  return own?.exactCredit === reviewed?.exactCredit && own?.inAssured === reviewed?.inAssured
}

/** Cost is given in tenths, so differences are taken in them. */
const pointsBetween = (was: AskedFacts, now: AskedFacts): Points => moved(now.lost, was.lost)

const order = ['regression', 'improvement', 'neutral'] as const satisfies readonly Tone[]

/** Within a tone what moved most first; the order of the questionnaire among equals, because sorting is stable. */
export const byTone = (a: ChangedAnswer, b: ChangedAnswer): number =>
  order.indexOf(a.tone) - order.indexOf(b.tone) || Math.abs(b.points ?? 0) - Math.abs(a.points ?? 0)
