/** How far a vendor has come, section by section. */
import { isAnswered } from './answer'
import type { CompiledQuestionnaire } from './compile'
import type { Question } from './definition'
import { kindOf } from './kinds/registry'
import { type Asked, visibleQuestions } from './visible'

export type SectionStatus = 'not started' | 'in progress' | 'complete' | 'needs answer'

export interface SectionProgress {
  id: string
  title: string
  total: number
  answered: number
  status: SectionStatus
  /** Honest minutes for the whole section, at least 1. */
  minutes: number
}

export interface Progress {
  sections: SectionProgress[]
  total: number
  answered: number
  minutes: number
  /** Minutes for what is still open. */
  minutesLeft: number
  complete: boolean
}

interface ProgressOptions {
  /**
   * Questions that wait for a word although something stands there: a reviewer asked about them, or their
   * answer was brought along and not confirmed. Their section needs an answer, however much of it is filled in.
   */
  waiting?: ReadonlySet<string>
  /** Whether a question is among those that are counted; all are when left out. */
  counts?: (questionId: string) => boolean
}

/** Sections without a visible question are left out. */
export function sectionProgress(
  questionnaire: CompiledQuestionnaire,
  asked: Asked,
  { waiting = new Set(), counts = () => true }: ProgressOptions = {},
): Progress {
  const visible = new Set(visibleQuestions(questionnaire, asked).filter(({ id }) => counts(id)))
  const sections = questionnaire.definition.sections
    .map((section) => ({
      section,
      questions: section.questions.filter((question) => visible.has(question)),
    }))
    .filter(({ questions }) => questions.length > 0)
    .map(({ section, questions }) => {
      const answered = questions.filter((q) => isAnswered(q, asked.answers[q.id])).length
      const total = questions.length
      const needs = questions.some((question) => waiting.has(question.id))
      return {
        id: section.id,
        title: section.title,
        total,
        answered,
        status: needs ? ('needs answer' as const) : statusOf(answered, total),
        minutes: minutesOf(questions),
      }
    })
  const open = [...visible].filter((question) => !isAnswered(question, asked.answers[question.id]))
  const answered = visible.size - open.length
  return {
    sections,
    total: visible.size,
    answered,
    minutes: minutesOf([...visible]),
    minutesLeft: open.length === 0 ? 0 : minutesOf(open),
    complete: open.length === 0,
  }
}

function statusOf(answered: number, total: number): SectionStatus {
  if (answered === 0) return 'not started'
  return answered < total ? 'in progress' : 'complete'
}

/** Rounded up: a promise of four minutes that takes five is broken. */
export function minutesOf(questions: readonly Question[]): number {
  const minutes = questions.reduce(
    (sum, question) => sum + (question.minutes ?? kindOf(question).minutes),
    0,
  )
  return Math.ceil(minutes)
}
