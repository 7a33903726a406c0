/** Checks contradictions: they compare what they name, can stand, and ask the vendor instead of accusing. */
import { type Condition, operandsOf, parseCondition } from '../condition'
import { type Contradiction, type Questionnaire, questionsOf } from '../definition'
import { canBeTrue } from './can-be-true'
import { conditionProblems } from './conditions'
import { type Finding, found } from './messages'
import type { Questions } from './operands'

export function contradictionProblems(definition: Questionnaire): Finding[] {
  const questions = new Map(questionsOf(definition).map((question) => [question.id, question]))
  return (definition.contradictions ?? []).flatMap((one) => problemsOf(one, questions))
}

function problemsOf(one: Contradiction, questions: Questions): Finding[] {
  const path = `contradictions.${one.id}`
  const asks = one.vendor.trimEnd().endsWith('?') ? [] : [found('not-a-question', `${path}.vendor`)]
  const unknown = one.questions
    .filter((id) => !questions.has(id))
    .map((id) => found('dangling', `${path}.questions`, id))
  const place = { place: 'rule', questions, reachable: questions } as const
  const wrong = [...unknown, ...conditionProblems(one.when, `${path}.when`, place)]
  if (wrong.length > 0) return [...asks, ...wrong]
  return [...asks, ...comparisonProblems(one, path), ...togetherProblems(one, path, questions)]
}

/** What is compared and what is read are the same, or a reader would be shown half of the matter. */
function comparisonProblems({ when, questions }: Contradiction, path: string): Finding[] {
  const read = new Set(questionsRead(parsed(when)))
  return [
    ...questions
      .filter((id) => !read.has(id))
      .map((id) => found('compares-unread', `${path}.questions`, id)),
    ...[...read]
      .filter((id) => !questions.includes(id))
      .map((id) => found('reads-uncompared', `${path}.when`, id)),
  ]
}

/** True for itself, it may still need answers that are never asked in one questionnaire. */
function togetherProblems(one: Contradiction, path: string, questions: Questions): Finding[] {
  const shown = one.questions.flatMap((id) => parsed(questions.get(id)?.showIf ?? '') ?? [])
  const when = parsed(one.when)
  if (when === null || shown.length === 0) return []
  const together: Condition = { op: 'and', all: [when, ...shown] }
  return canBeTrue(together, questions) ? [] : [found('hidden-together', `${path}.when`)]
}

function parsed(source: string): Condition | null {
  const result = parseCondition(source)
  return result.ok ? result.condition : null
}

const questionsRead = (condition: Condition | null): string[] =>
  condition === null
    ? []
    : operandsOf(condition).flatMap((operand) => (operand.of === 'question' ? [operand.id] : []))
