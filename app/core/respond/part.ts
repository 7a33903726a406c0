// What of a review a respondent works on: of what the round asks, its lead all, a colleague the part that the lead gave.
import type { CompiledQuestionnaire } from '../questionnaire/compile'

/** Null stands for the lead, whose part is the whole review. */
export type Part = {
  /** Sections that were given as a whole; their questions are among `questionIds` too. */
  sectionIds: string[]
  questionIds: string[]
} | null

export const isInPart = (part: Part, questionId: string): boolean =>
  part === null || part.questionIds.includes(questionId)

/** Whose work a question is; a round that asks a part of the questions leaves the others as they stand. */
export interface Share {
  part: Part
  /** Null where the round asks everything. */
  asks: readonly string[] | null
}

export const isAskedIn = (asks: Share['asks'], questionId: string): boolean =>
  asks === null || asks.includes(questionId)

/** Asked in this round, and theirs to answer. Everything that is shown, counted or written rests on this. */
export const isTheirs = ({ part, asks }: Share, questionId: string): boolean =>
  isAskedIn(asks, questionId) && isInPart(part, questionId)

/** Not asked in this round and within their part: theirs to read as it stands. */
export const isStanding = ({ part, asks }: Share, questionId: string): boolean =>
  !isAskedIn(asks, questionId) && isInPart(part, questionId)

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
