/** The single steps that could better a score: one answer changed, or one answer proven. */
import { type Answer, type AnswerSet, noAnswer } from '../questionnaire/answer'
import type { AnswerValue } from '../questionnaire/answer-value'
import type { CompiledQuestion } from '../questionnaire/compile'
import { kindOf, type Question } from '../questionnaire/kinds/registry'
import { walk } from '../questionnaire/visible'
import type { ScoringInput } from './score'
import { basisOn } from './sums'

export interface Move {
  question: string
  kind: 'answer' | 'proof'
  /** `TRN-01: answer "No, excluded by contract" instead of "Not stated"`. */
  sentence: string
}

export type MoveKind = Move['kind']

export interface Step extends Move {
  apply: (answers: AnswerSet) => AnswerSet
}

/**
 * Of every visible question that counts. A question that a reviewer accepted as not applicable has none:
 * what does not apply cannot be answered better.
 */
export function possibleSteps(input: ScoringInput): Step[] {
  const { questionnaire, answers, asOf, submitted } = input
  const world = walk(questionnaire, input, { asOf, submitted })
  return questionnaire.compiled
    .filter(({ index, weight }) => world.shown[index] && weight > 0)
    .flatMap((compiled) => {
      const answer = answers[compiled.question.id] ?? noAnswer
      if (answer.notApplicable && answer.notApplicableAccepted) return []
      const value = world.values[compiled.index] ?? null
      return [
        ...answerStep(compiled, answer, { value, input }),
        ...proofStep(compiled, answer, { value, input }),
      ]
    })
}

interface Now {
  value: AnswerValue | null
  input: ScoringInput
}

function answerStep({ question }: CompiledQuestion, answer: Answer, { value, input }: Now): Step[] {
  const best = kindOf(question).best(question, input.asOf)
  const isBest = JSON.stringify(best) === JSON.stringify(value) && !answer.exception
  if (best === null || isBest) return []
  const words = (of: AnswerValue) => `"${kindOf(question).print(question, of)}"`
  const instead = value === null ? '' : ` instead of ${words(value)}`
  return [
    {
      question: question.id,
      kind: 'answer',
      sentence:
        JSON.stringify(best) === JSON.stringify(value)
          ? `${question.id}: the answer without its exception`
          : `${question.id}: answer ${words(best)}${instead}`,
      apply: (answers) => answeredAnew(answers, question, best),
    },
  ]
}

/** Evidence is what a vendor can add; "verified" is the reviewer's word. */
function proofStep(
  { question, weight }: CompiledQuestion,
  answer: Answer,
  { value, input }: Now,
): Step[] {
  const basis = basisOn(answer, input.asOf)
  const proven = basis === 'evidence' || basis === 'verified'
  if (
    weight < 4 ||
    proven ||
    (value === null && kindOf(question).best(question, input.asOf) === null)
  ) {
    return []
  }
  return [
    {
      question: question.id,
      kind: 'proof',
      sentence: `${question.id}: evidence for the answer`,
      apply: (answers) => changed(answers, question, { basis: 'evidence', evidenceValidTo: null }),
    },
  ]
}

/** A changed answer is judged anew. */
function answeredAnew(answers: AnswerSet, question: Question, value: AnswerValue): AnswerSet {
  const { reviewedCredit: _judged, ...answer } = answers[question.id] ?? noAnswer
  return { ...answers, [question.id]: { ...answer, value, exception: null, notApplicable: null } }
}

function changed(answers: AnswerSet, question: Question, change: Partial<Answer>): AnswerSet {
  return { ...answers, [question.id]: { ...(answers[question.id] ?? noAnswer), ...change } }
}
