// Which questions a vendor may write to: all at first; after a return only those named, and what follows from them.
import type { CompiledQuestionnaire } from '../questionnaire/compile'
import { operandsOf, parseCondition } from '../questionnaire/condition'
import type { Question } from '../questionnaire/definition'
import { isWithVendor, type ReviewStatus } from '../review/lifecycle'
import { isInPart, type Part } from './part'

export interface WritableState {
  status: ReviewStatus
  returned: { questionIds: readonly string[] } | null
  /** A colleague writes to their part only. */
  part: Part
}

/** Empty when the review is not with the vendor. */
export function openQuestions(
  questionnaire: CompiledQuestionnaire,
  { status, returned, part }: WritableState,
): Set<string> {
  if (!isWithVendor(status)) return new Set()
  const mine = questionnaire.questions.filter(({ id }) => isInPart(part, id)).map(({ id }) => id)
  if (status !== 'returned') return new Set(mine)
  const open = new Set(returned?.questionIds ?? [])
  // In order: a condition names earlier questions only, so one pass finds whatever hangs on a named one.
  for (const question of questionnaire.questions) {
    if (dependsOn(question, open)) open.add(question.id)
  }
  return new Set(mine.filter((id) => open.has(id)))
}

function dependsOn({ showIf }: Question, open: ReadonlySet<string>): boolean {
  const parsed = parseCondition(showIf ?? '')
  if (!parsed.ok) return false
  return operandsOf(parsed.condition).some(
    (operand) => operand.of === 'question' && open.has(operand.id),
  )
}
