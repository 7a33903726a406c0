/** Why a score is what it is, as plain data: what each question cost, what capped it, and the arithmetic to redo. */
import { type Answer, isAnswered } from '../questionnaire/answer'
import type { CompiledQuestion, CompiledQuestionnaire } from '../questionnaire/compile'
import { wordsOf } from '../schedule/plain-date'
import { type DomainWork, domainWork, type OverallWork, overallWork } from './hand-arithmetic'
import { type QuestionCredit, questionCredits } from './question-credits'
import type { Pair, Points, Score } from './result'
import type { ScoringInput } from './score'
import { basisOn } from './sums'

export interface ExplainedQuestion extends Omit<QuestionCredit, 'question' | 'credit'> {
  id: string
  prompt: string
  /** In words; null where nothing was answered. */
  answer: string | null
  basis: Answer['basis'] | null
  weight: number
  /** Points of the overall that it cost; null where it takes no part in assured. */
  lost: Points
  /** What a reader could not tell from the figures: exceptions, expired evidence, why it counts for nothing. */
  remarks: string[]
}

export interface ExplainedDomain {
  id: string
  name: string
  /** As defined, and among how much: domains without a score drop out of the second. */
  weight: number
  outOf: number
  /** Per cent of the overall, one decimal; null where it dropped out. */
  share: number | null
  /** Before any cap, and the lowest cap in force. */
  uncapped: Pair
  cappedAt: number | null
  lost: Points
  questions: ExplainedQuestion[]
  work: DomainWork
}

export interface Explanation {
  domains: ExplainedDomain[]
  /** What all questions cost together, added up from the costs shown, and 100 − uncapped assured. */
  sum: { lost: number; missing: Points }
  overall: { assured: OverallWork[]; asStated: OverallWork[] }
}

interface Explained {
  /** With the reviewers' credits, as `score` was computed. */
  input: ScoringInput
  score: Score
  /** The answer in words, null where there is none. */
  wordsOf: (compiled: CompiledQuestion) => string | null
}

export function explain(explained: Explained): Explanation {
  const { input, score } = explained
  const lost = new Map(score.contributions.map((cost) => [cost.question, cost.lost]))
  const questions = questionCredits(input).map((credit) =>
    questionOf(explained, credit, lost.get(credit.question) ?? null),
  )
  const ceilings = ceilingsOf(score)
  const missing = score.uncapped.assured
  return {
    domains: domainsOf(explained, questions, ceilings),
    sum: {
      lost: total(questions),
      missing: missing === null ? null : (1000 - Math.round(missing * 10)) / 10,
    },
    overall: overallWork(input, ceilings),
  }
}

function domainsOf(
  { input, score }: Explained,
  questions: readonly ExplainedQuestion[],
  ceilings: ReadonlyMap<string, number>,
): ExplainedDomain[] {
  const { byId } = input.questionnaire
  const works = domainWork(input)
  const outOf = score.domains
    .filter(({ uncapped }) => uncapped.assured !== null)
    .reduce((sum, { weight }) => sum + weight, 0)
  return score.domains.map(({ id, name, weight, uncapped }, index) => {
    const own = questions.filter((question) => byId.get(question.id)?.domain === id)
    const counts = uncapped.assured !== null
    return {
      ...{ id, name, weight, outOf, uncapped, questions: own },
      share: counts ? Math.round((weight * 1000) / outOf) / 10 : null,
      cappedAt: ceilings.get(id) ?? null,
      lost: counts ? total(own) : null,
      work: works[index] ?? { assured: null, asStated: null },
    }
  })
}

function questionOf(
  { input, wordsOf: answerInWords }: Explained,
  { question: id, credit: _rounded, ...entered }: QuestionCredit,
  lost: Points,
): ExplainedQuestion {
  const compiled = compiledOf(input.questionnaire, id)
  const answer = input.answers[id]
  const given = answer?.notApplicable === null && isAnswered(compiled.question, answer)
  return {
    id,
    prompt: compiled.question.prompt,
    answer: answerInWords(compiled),
    basis: given ? basisOn(answer, input.asOf) : null,
    weight: compiled.weight,
    ...entered,
    lost,
    remarks: remarksOn(compiled, answer, { entered, asOf: input.asOf }),
  }
}

function compiledOf(questionnaire: CompiledQuestionnaire, id: string): CompiledQuestion {
  const compiled = questionnaire.compiled[questionnaire.indexOf(id) ?? -1]
  if (!compiled) throw new Error(`There is no question ${id}`)
  return compiled
}

/** Added in tenths, because sums of decimals are not exact in doubles. */
const total = (questions: readonly { lost: Points }[]): number =>
  questions.reduce((sum, { lost }) => sum + Math.round((lost ?? 0) * 10), 0) / 10

/** The lowest cap in force of each scope. */
function ceilingsOf({ caps }: Score): Map<string, number> {
  const lowest = new Map<string, number>()
  for (const { scope, at } of caps) lowest.set(scope, Math.min(at, lowest.get(scope) ?? 100))
  return lowest
}

interface Entered {
  entered: { inAssured: boolean; exactCredit: string | null }
  asOf: string
}

function remarksOn(
  compiled: CompiledQuestion,
  answer: Answer | undefined,
  { entered, asOf }: Entered,
): string[] {
  if (answer?.notApplicable) {
    return [
      answer.notApplicableAccepted
        ? 'Accepted as not applicable: left out of both numbers.'
        : 'Said not to apply; until that is accepted it counts 0 in assured and is left out of as stated.',
    ]
  }
  const reviewed = answer?.reviewedCredit !== undefined
  if (!entered.inAssured)
    return ['Waits for a reviewer’s credit: left out of both numbers until then.']
  const given = answer !== undefined && isAnswered(compiled.question, answer)
  return [
    ...(given || reviewed ? [] : ['Not answered: counts 0.']),
    ...(reviewed ? ['The credit was set by a reviewer.'] : []),
    ...(answer?.exception && !reviewed
      ? [
          `With an exception: ${compiled.exceptionPercent} % of the credit until a reviewer judges it.`,
        ]
      : []),
    ...(answer?.evidenceValidTo && answer.basis !== basisOn(answer, asOf)
      ? [`Its evidence ran out on ${wordsOf(answer.evidenceValidTo)}, so it counts as stated.`]
      : []),
  ]
}
