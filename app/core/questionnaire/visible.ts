/** Which questions a review shows: the one function that page, scoring, PDF and spreadsheet share. */
import type { IntakeFacts } from '../intake/facts'
import type { PlainDate } from '../schedule/plain-date'
import type { AnswerSet } from './answer'
import { type CompiledQuestionnaire, depthRank } from './compile'
import { parseCondition } from './condition'
import type { World } from './condition-evaluate'
import { conditionInWords } from './condition-words'
import { depthOfTier, type Question, type Tier } from './definition'
import { walkThrough } from './walk'

export interface Asked {
  tier: Tier
  intake: IntakeFacts
  answers: AnswerSet
}

export function visibleQuestions(questionnaire: CompiledQuestionnaire, asked: Asked): Question[] {
  const { shown } = walk(questionnaire, asked)
  return questionnaire.questions.filter((_question, index) => shown[index])
}

export interface HiddenQuestion {
  question: Question
  /** To follow "not asked: ", for people. */
  because: string
}

/** The questions not shown, each with the condition that hid it. */
export function hiddenQuestions(
  questionnaire: CompiledQuestionnaire,
  asked: Asked,
): HiddenQuestion[] {
  const { shown } = walk(questionnaire, asked)
  const deepest = depthRank(depthOfTier[asked.tier])
  return questionnaire.compiled
    .filter(({ index }) => !shown[index])
    .map(({ question, depth }) => ({
      question,
      because:
        depth > deepest
          ? `part of the ${question.depth} questionnaire only`
          : `asked only if ${showWords(questionnaire, question)}`,
    }))
}

function showWords(questionnaire: CompiledQuestionnaire, question: Question): string {
  const parsed = parseCondition(question.showIf ?? '')
  return parsed.ok ? conditionInWords(parsed.condition, questionnaire.byId) : ''
}

/** Scoring starts from the same walk. */
export function walk(
  questionnaire: CompiledQuestionnaire,
  { tier, intake, answers }: Asked,
  at: { asOf: PlainDate | null; submitted: boolean } = { asOf: null, submitted: false },
): World {
  const deepest = depthRank(depthOfTier[tier])
  return walkThrough(
    questionnaire.compiled,
    ({ question, isAnswered }) => {
      const answer = answers[question.id]
      if (answer === undefined) return null
      if (answer.notApplicable) return excused
      return answer.value !== null && isAnswered(answer.value) ? { value: answer.value } : null
    },
    { intake, ...at },
    ({ depth }) => depth <= deepest,
  )
}

const excused = { value: null }
