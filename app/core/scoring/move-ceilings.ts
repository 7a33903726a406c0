/** Ceilings in the way of a better score, which red answers would have to go, and which answers steer others. */
import { operandsOf, parseCondition } from '../questionnaire/condition'
import type { Question } from '../questionnaire/definition'
import { walk } from '../questionnaire/visible'
import { capsInForce } from './caps'
import type { Step } from './moves'
import { fireRules } from './rules'
import type { ScoringInput } from './score'

/** Ids of questions whose answer decides whether others are asked, or what they are worth. */
export function steeringQuestions(questions: readonly Question[]): Set<string> {
  return new Set(
    questions.flatMap((question) => [
      ...questionsNamed(question.showIf ?? ''),
      ...(question.kind === 'certifications' ? [question.claims] : []),
    ]),
  )
}

function questionsNamed(source: string): string[] {
  const parsed = parseCondition(source)
  const operands = parsed.ok ? operandsOf(parsed.condition) : []
  return operands.flatMap((operand) => (operand.of === 'question' ? [operand.id] : []))
}

export interface Ceilings {
  /** Overall ceilings under the floor: how many of their reds must go, and where each could. */
  overall: { need: number; reds: Set<string>[] }[]
  /** Lowest ceiling of each domain among those that no step here lifts; 100 = none. */
  stuck: number[]
  /** Questions whose answer may lift a domain's ceiling, also one that is worth nothing by itself. */
  lifting: Set<string>
}

/** `free`: the steps that could lift one. */
export function ceilingsOver(
  input: ScoringInput,
  { floor, free }: { floor: number; free: readonly Step[] },
): Ceilings {
  const { questionnaire, asOf, submitted } = input
  const world = walk(questionnaire, input, { asOf, submitted })
  const { red } = fireRules(questionnaire, world, input.waived ?? [])
  const changeable = new Set(
    free.filter(({ kind }) => kind === 'answer').map(({ question }) => question),
  )
  const stuck = questionnaire.domains.map(() => 100)
  const result: Ceilings = { overall: [], stuck, lifting: new Set() }
  for (const { cap, domain, reds: counted } of capsInForce(questionnaire, red).list) {
    const reds = counted.map((index) => clearedBy(input, index))
    const need = reds.length - cap.reds + 1
    const within = reds.filter((where) => [...where].some((id) => changeable.has(id))).length
    if (domain === null && cap.at < floor) result.overall.push({ need, reds })
    if (domain === null) continue
    if (within < need) stuck[domain] = Math.min(stuck[domain] ?? 100, cap.at)
    else for (const id of reds.flatMap((where) => [...where])) result.lifting.add(id)
  }
  return result
}

/** The questions whose answers make this one red: its own, and those that its named rules read. */
function clearedBy({ questionnaire }: ScoringInput, index: number): Set<string> {
  const id = questionnaire.questions[index]?.id ?? ''
  const rules = questionnaire.definition.rules.filter(({ question }) => question === id)
  return new Set([id, ...rules.flatMap(({ when }) => questionsNamed(when))])
}
