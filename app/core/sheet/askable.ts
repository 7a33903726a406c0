// Every question that this vendor may come to see, whatever they answer: what is downloaded up front.
import type { AnswerSet } from '../questionnaire/answer'
import { type CompiledQuestionnaire, depthRank } from '../questionnaire/compile'
import { parseCondition } from '../questionnaire/condition'
import { compileCondition } from '../questionnaire/condition-evaluate'
import { conditionInWords } from '../questionnaire/condition-words'
import { depthOfTier, type Question, type Section } from '../questionnaire/definition'
import { type Asked, walk } from '../questionnaire/visible'
import { blankedQuestion } from '../respond/blanked-question'
import { foldCondition, type Known } from '../respond/fold-condition'
import { isAskedIn, isTheirs, type Share } from '../respond/part'
import { takesException } from '../respond/vendor-question'

export interface AskableQuestion {
  /** As its vendor may see it: no credits, flags, weights or references. */
  question: Question
  takesException: boolean
  /** `TRN-01 is "Never"`; null = always asked. Intake facts are settled and never named. */
  askedIf: string | null
}

export interface AskableSection {
  id: string
  title: string
  intro: string
  questions: AskableQuestion[]
}

/** Sections in which nothing can be asked of this vendor are left out. */
export function askableSections(
  questionnaire: CompiledQuestionnaire,
  { part, asks, ...asked }: Asked & Share,
): AskableSection[] {
  const open = new Set<string>()
  const known: Known = {
    world: walk(questionnaire, { ...asked, answers: settledIn(asked.answers, asks) }),
    indexOf: questionnaire.indexOf,
    onPage: open,
  }
  const deepest = depthRank(depthOfTier[asked.tier])
  return questionnaire.definition.sections.flatMap((section: Section) => {
    const questions = section.questions.flatMap((question) => {
      if (depthRank(question.depth) > deepest) return []
      const askedIf = conditionWords(question, known, questionnaire)
      if (askedIf === false) return []
      if (isAskedIn(asks, question.id)) open.add(question.id)
      if (!isTheirs({ part, asks }, question.id)) return []
      return [
        {
          question: blankedQuestion(question),
          takesException: takesException(question),
          askedIf,
        },
      ]
    })
    if (questions.length === 0) return []
    return [{ id: section.id, title: section.title, intro: section.intro, questions }]
  })
}

/** What is not asked again is settled, so that nothing is said to hang on it. */
function settledIn(answers: AnswerSet, asks: Share['asks']): AnswerSet {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !isAskedIn(asks, id)))
}

/** False: this vendor is never asked. A condition that cannot be read shows its question. */
function conditionWords(
  { showIf }: Question,
  known: Known,
  { byId }: CompiledQuestionnaire,
): string | null | false {
  if (showIf === undefined) return null
  const parsed = parseCondition(showIf)
  if (!parsed.ok || compileCondition(parsed.condition, known.indexOf) === null) return null
  const folded = foldCondition(parsed.condition, known)
  if (typeof folded === 'boolean') return folded ? null : false
  return conditionInWords(folded, byId)
}
