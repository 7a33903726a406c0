// One answer as it comes to be saved, and what became of it.
import type { FieldProblems, QuestionFields } from '../../core/respond/answer-input'

export interface AnswerChange {
  questionId: string
  /** The revision that the page had seen; 0 where there was no answer. */
  revision: number
  fields: QuestionFields
}

export type SavedAnswer =
  | { questionId: string; outcome: 'saved'; revision: number }
  /** Somebody else was first; nothing of theirs was overwritten. */
  | { questionId: string; outcome: 'conflict'; revision: number; current: QuestionFields }
  | { questionId: string; outcome: 'refused'; problems: FieldProblems }
  /** No such question, or not one that may be changed now. */
  | { questionId: string; outcome: 'not open' }
