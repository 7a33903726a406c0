/** The smallest piece of credit that a questionnaire can give, so that sums stay whole numbers. */
import type { Question } from './definition'
import { kindOf } from './kinds/registry'
import { greatestCommonDivisor, leastCommonMultiple } from './whole-numbers'

/** A reviewer's credit has at most two decimals. */
const reviewedCreditDenominator = 100
/** Confidence is in twentieths: 0.65, 0.80, 0.90 and 1. */
export const confidenceDenominator = 20

/**
 * Parts into which one point of credit is cut. With it credits, exceptions and shares are whole,
 * and no sum that scoring makes leaves the whole numbers that a double holds exactly.
 */
export function creditUnit(questions: readonly Question[], domainWeights: number): number {
  const unit = questions
    .map((question) => {
      const exception = 100 / greatestCommonDivisor(exceptionPercent(question), 100)
      return exception * (kindOf(question).shareDenominator?.(question) ?? 1)
    })
    .reduce(leastCommonMultiple, reviewedCreditDenominator)
  const weights = questions.reduce((sum, question) => sum + (question.weight ?? 0), 0)
  // Twice ten times the heaviest numerator that rounding to tenths meets.
  const largest = 20 * 100 * unit * confidenceDenominator * weights * domainWeights
  if (!Number.isSafeInteger(largest)) {
    throw new Error(
      'Exception factors and proofs of this questionnaire are too fine to add exactly',
    )
  }
  return unit
}

export function exceptionPercent(question: Question): number {
  return Math.round((question.exceptionFactor ?? 0.75) * 100)
}
