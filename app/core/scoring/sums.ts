/** Adds up credits by domain, in whole units, for the two numbers of the pair. */
import type { Answer, AnswerSet, Basis } from '../questionnaire/answer'
import type { AnswerValue } from '../questionnaire/answer-value'
import type { CompiledQuestion, CompiledQuestionnaire } from '../questionnaire/compile'
import type { World } from '../questionnaire/condition-evaluate'
import { confidenceDenominator } from '../questionnaire/credit-unit'
import type { CreditContext } from '../questionnaire/kinds/kind'
import type { PlainDate } from '../schedule/plain-date'

/** Twentieths of a credit that count in assured, for questions of weight 4 and 5. */
const confidence: Record<Basis, number> = { stated: 13, link: 16, evidence: 18, verified: 20 }
/** Lighter questions are believed. */
const confidenceMatters = 4

/** How one question entered the sums, in units of 1 / (credit unit × 20). */
export interface Entry {
  compiled: CompiledQuestion
  /** Credit × confidence; null = not in the assured sum. */
  assured: number | null
  /** Credit; null = not in the as-stated sum. */
  asStated: number | null
}

export interface DomainSums {
  assured: number
  assuredWeight: number
  asStated: number
  asStatedWeight: number
  visible: number
  answered: number
  withEvidence: number
  /** A blank before submission: the domain has no score yet. */
  open: boolean
}

export interface Sums {
  domains: DomainSums[]
  entries: Entry[]
  unanswered: string[]
  notApplicable: number
  hidden: number
}

export function addUp(
  questionnaire: CompiledQuestionnaire,
  world: World & { asOf: PlainDate },
  answers: AnswerSet,
): Sums {
  const sums: Sums = {
    domains: questionnaire.domains.map(emptySums),
    entries: [],
    unanswered: [],
    notApplicable: 0,
    hidden: 0,
  }
  const reading = readingOf(questionnaire, world)
  for (const compiled of questionnaire.compiled) {
    const domain = sums.domains[compiled.domain]
    if (!domain || !world.shown[compiled.index]) {
      sums.hidden++
      continue
    }
    const answer = answers[compiled.question.id]
    domain.visible++
    if (answer && world.answered[compiled.index]) count(sums, domain, answer, world.asOf)
    else sums.unanswered.push(compiled.question.id)
    if (compiled.weight === 0) continue
    const entry = entryOf({ compiled, answer }, world.values[compiled.index] ?? null, reading)
    if (entry === 'open') domain.open = true
    else if (entry) add(sums, domain, entry)
  }
  return sums
}

const emptySums = (): DomainSums => ({
  assured: 0,
  assuredWeight: 0,
  asStated: 0,
  asStatedWeight: 0,
  visible: 0,
  answered: 0,
  withEvidence: 0,
  open: false,
})

function count(sums: Sums, domain: DomainSums, answer: Answer, asOf: PlainDate): void {
  domain.answered++
  if (answer.notApplicable) sums.notApplicable++
  else if (isProven(basisOn(answer, asOf))) domain.withEvidence++
}

const isProven = (basis: Basis) => basis === 'evidence' || basis === 'verified'

/** Expired evidence leaves its answers as good as stated; a link does not rest on evidence. */
export function basisOn(answer: Answer, asOf: PlainDate): Basis {
  const expired = !!answer.evidenceValidTo && answer.evidenceValidTo < asOf
  return expired && isProven(answer.basis) ? 'stated' : answer.basis
}

/** What stays the same for all questions of one review. */
export interface Reading {
  submitted: boolean
  unit: number
  context: CreditContext
}
interface Given {
  compiled: CompiledQuestion
  answer: Answer | undefined
}

export function readingOf(
  { creditUnit, indexOf }: CompiledQuestionnaire,
  world: World & { asOf: PlainDate },
): Reading {
  return {
    submitted: world.submitted,
    unit: creditUnit,
    context: { asOf: world.asOf, valueOf: (id) => world.values[indexOf(id) ?? -1] ?? null },
  }
}

/** How a shown question enters the sums; null = not at all, 'open' = a blank before submission. */
export function entryOf(
  { compiled, answer }: Given,
  value: AnswerValue | null,
  reading: Reading,
): Entry | 'open' | null {
  if (answer?.notApplicable) {
    // Until a reviewer accepts the reason it counts 0 in assured and is left out of as stated.
    return answer.notApplicableAccepted ? null : { compiled, assured: 0, asStated: null }
  }
  if (answer?.reviewedCredit === undefined && value === null) {
    // Blank: zero after submission; before it, the domain has no score yet.
    return reading.submitted ? { compiled, assured: 0, asStated: 0 } : 'open'
  }
  const credit = creditUnits({ compiled, answer }, value, reading)
  if (credit === null) return null
  const k = confidenceOf(compiled, answer, reading.context.asOf)
  return { compiled, assured: credit * k, asStated: credit * confidenceDenominator }
}

/** Twentieths of the credit that its basis lets count in assured. */
export function confidenceOf(
  { weight }: CompiledQuestion,
  answer: Answer | undefined,
  asOf: PlainDate,
): number {
  if (weight < confidenceMatters) return confidenceDenominator
  return confidence[answer ? basisOn(answer, asOf) : 'stated']
}

/** Credit in units of 1 / credit unit; null while it waits for a reviewer or is never scored. */
function creditUnits(
  { compiled, answer }: Given,
  value: AnswerValue | null,
  { unit, context }: Reading,
): number | null {
  // The reviewer has seen the exception: their credit replaces the factor as well.
  if (answer?.reviewedCredit !== undefined) {
    return Math.round(answer.reviewedCredit * 100) * (unit / 100)
  }
  const credit = value === null ? null : compiled.score(value, context)
  if (credit === null || credit === 'reviewer') return null
  const units =
    typeof credit === 'number' ? credit * unit : (credit.numerator * unit) / credit.denominator
  return answer?.exception ? (units * compiled.exceptionPercent) / 100 : units
}

function add(sums: Sums, domain: DomainSums, entry: Entry): void {
  const { weight } = entry.compiled
  if (entry.assured !== null) {
    domain.assured += weight * entry.assured
    domain.assuredWeight += weight
  }
  if (entry.asStated !== null) {
    domain.asStated += weight * entry.asStated
    domain.asStatedWeight += weight
  }
  sums.entries.push(entry)
}
