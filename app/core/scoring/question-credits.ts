// How each question entered the sums: what a reader needs to redo the arithmetic by hand.
import { confidenceDenominator } from '../questionnaire/credit-unit'
import { walk } from '../questionnaire/visible'
import { greatestCommonDivisor } from '../questionnaire/whole-numbers'
import type { ScoringInput } from './score'
import { addUp, confidenceOf } from './sums'

export interface QuestionCredit {
  question: string
  /** 0–100 after exception or reviewer; null while it counts for neither number. */
  credit: number | null
  /** The same without rounding, '85' or '100/3'. */
  exactCredit: string | null
  /** 0.65–1: what the basis leaves of the credit in assured. */
  confidence: number
  inAssured: boolean
  inAsStated: boolean
}

/** In lowest terms. Both arguments are whole numbers. */
function fractionWords(numerator: number, denominator: number): string {
  const shared = greatestCommonDivisor(denominator, numerator)
  const [over, under] = [numerator / shared, denominator / shared]
  return under === 1 ? String(over) : `${over}/${under}`
}

/** One entry for each question that is shown and can be scored, in order. */
export function questionCredits(input: ScoringInput): QuestionCredit[] {
  const { questionnaire, answers, asOf, submitted } = input
  const world = { ...walk(questionnaire, input, { asOf, submitted }), asOf }
  const entries = new Map(
    addUp(questionnaire, world, answers).entries.map((entry) => [entry.compiled, entry]),
  )
  const whole = questionnaire.creditUnit * confidenceDenominator
  return questionnaire.compiled
    .filter(({ index, weight }) => world.shown[index] && weight > 0)
    .map((compiled) => {
      const entry = entries.get(compiled)
      const question = compiled.question.id
      return {
        question,
        // An unaccepted "not applicable" is in assured only, with nothing.
        credit: entry ? (entry.asStated ?? 0) / whole : null,
        exactCredit: entry ? fractionWords(entry.asStated ?? 0, whole) : null,
        confidence: confidenceOf(compiled, answers[question], asOf) / confidenceDenominator,
        inAssured: entry !== undefined && entry.assured !== null,
        inAsStated: entry !== undefined && entry.asStated !== null,
      }
    })
}
