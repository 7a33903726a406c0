// Which questions a vendor may write to: what the round asks at first; after a return only those named, and what follows from them.
import type { CompiledQuestionnaire } from '../questionnaire/compile'
import { operandsOf, parseCondition } from '../questionnaire/condition'
import type { Question } from '../questionnaire/definition'
import { isWithVendor, type ReviewStatus } from '../review/lifecycle'
import { isTheirs, type Share } from './part'

export interface WritableState extends Share {
  status: ReviewStatus
  returned: { questionIds: readonly string[] } | null
}

/** Empty when the review is not with the vendor. */
export function openQuestions(
  questionnaire: CompiledQuestionnaire,
  { status, returned, ...share }: WritableState,
): Set<string> {
  if (!isWithVendor(status)) return new Set()
  const ids = questionnaire.questions.map(({ id }) => id)
  if (status !== 'returned') return new Set(ids.filter((id) => isTheirs(share, id)))
  const open = new Set(returned?.questionIds ?? [])
  // In order: a condition names earlier questions only, so one pass finds whatever hangs on a named one.
  for (const question of questionnaire.questions) {
    if (dependsOn(question, open)) open.add(question.id)
  }
  return new Set(ids.filter((id) => open.has(id) && isTheirs(share, id)))
}

function dependsOn({ showIf }: Question, open: ReadonlySet<string>): boolean {
  const parsed = parseCondition(showIf ?? '')
  if (!parsed.ok) return false
  return operandsOf(parsed.condition).some(
    (operand) => operand.of === 'question' && open.has(operand.id),
  )
}
