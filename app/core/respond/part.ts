// What of a review a respondent may see and write: its lead all of it, a colleague the part that the lead gave.
import type { CompiledQuestionnaire } from '../questionnaire/compile'

/** Null stands for the lead, whose part is the whole review. */
export type Part = {
  /** Sections that were given as a whole; their questions are among `questionIds` too. */
  sectionIds: string[]
  questionIds: string[]
} | null

export const isInPart = (part: Part, questionId: string): boolean =>
  part === null || part.questionIds.includes(questionId)

/** A colleague's part from what was ticked, in the order of the pages; unknown ids are left out. */
export function partOf(
  questionnaire: CompiledQuestionnaire,
  ticked: { sectionIds: readonly string[]; questionIds: readonly string[] },
): NonNullable<Part> {
  const { sections } = questionnaire.definition
  const whole = sections.filter(({ id }) => ticked.sectionIds.includes(id))
  const given = new Set([
    ...whole.flatMap(({ questions }) => questions.map(({ id }) => id)),
    ...ticked.questionIds,
  ])
  return {
    sectionIds: whole.map(({ id }) => id),
    questionIds: questionnaire.questions.map(({ id }) => id).filter((id) => given.has(id)),
  }
}
