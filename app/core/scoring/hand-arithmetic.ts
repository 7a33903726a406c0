/** The sums of a score written out, so that a reader with a pocket calculator can redo them. */
import { confidenceDenominator } from '../questionnaire/credit-unit'
import { walk } from '../questionnaire/visible'
import { fromTenths } from './exact'
import type { Points } from './result'
import type { ScoringInput } from './score'
import { addUp, type DomainSums } from './sums'

/** `12 × 85 × 0.65 + … = 663, ÷ 12 = 55.25`, in parts. */
export interface Quotient {
  /** Σ weight × credit × confidence, or Σ weight × credit: up to four decimals, '…' where more follow. */
  sum: string
  weights: number
  mean: string
}

/** Null where the domain has no score. */
export interface DomainWork {
  assured: Quotient | null
  asStated: Quotient | null
}

/** One mean over the domains. */
export interface OverallWork {
  /** True where the domains enter with their caps. */
  capped: boolean
  /** '15 × 55.25', one for each domain that has a score. */
  terms: string[]
  weights: number
  mean: string
  /** Half-up to one decimal. */
  rounded: Points
}

/** In the order of the definition's domains. */
export function domainWork(input: ScoringInput): DomainWork[] {
  const { sums, unit } = wholeSums(input)
  const quotient = (sum: number, weights: number, open: boolean): Quotient | null =>
    weights === 0 || open
      ? null
      : { sum: decimals(sum, unit), weights, mean: decimals(sum, weights * unit) }
  return sums.map(({ assured, assuredWeight, asStated, asStatedWeight, open }) => ({
    assured: quotient(assured, assuredWeight, open),
    asStated: quotient(asStated, asStatedWeight, open),
  }))
}

/** `numerator / denominator` to four decimals, cut off with '…' where it goes on. Both are whole and not negative. */
function decimals(numerator: number | bigint, denominator: number | bigint): string {
  const [over, under] = [BigInt(numerator) * 10_000n, BigInt(denominator)]
  const digits = String(over / under).padStart(5, '0')
  const text = `${digits.slice(0, -4)}.${digits.slice(-4)}`
  return over % under === 0n ? text.replace(/\.?0+$/, '') : `${text}…`
}

type Ceilings = ReadonlyMap<string, number>

/** The mean before caps and, where a domain's cap changes it, the one after; none where there is no score. */
export function overallWork(input: ScoringInput, ceilings: Ceilings) {
  const works = (which: Which): OverallWork[] => {
    const plain = meanWork(input, which, new Map())
    const capped = meanWork(input, which, ceilings)
    if (!plain || !capped) return []
    return capped.terms.join() === plain.terms.join()
      ? [plain]
      : [plain, { ...capped, capped: true }]
  }
  return { assured: works('assured'), asStated: works('asStated') }
}

type Which = 'assured' | 'asStated'

function meanWork(input: ScoringInput, which: Which, ceilings: Ceilings): OverallWork | null {
  const { sums, unit } = wholeSums(input)
  const parts = input.questionnaire.domains.flatMap(({ id, weight: share }, index) => {
    const own = sums[index]
    const weight = (which === 'assured' ? own?.assuredWeight : own?.asStatedWeight) ?? 0
    if (!own || weight === 0) return []
    const ceiling = (ceilings.get(id) ?? 100) * unit * weight
    return [{ share, sum: Math.min(own[which], ceiling), over: weight * unit }]
  })
  if (parts.length === 0 || sums.some(({ open }) => open)) return null
  const weights = parts.reduce((sum, { share }) => sum + share, 0)
  const common = parts.reduce((product, { over }) => product * BigInt(over), 1n)
  const sum = parts.reduce(
    (so, { share, sum, over }) => so + BigInt(share) * BigInt(sum) * (common / BigInt(over)),
    0n,
  )
  const under = common * BigInt(weights)
  return {
    capped: false,
    terms: parts.map(({ share, sum, over }) => `${share} × ${decimals(sum, over)}`),
    weights,
    mean: decimals(sum, under),
    rounded: fromTenths(Number((20n * sum + under) / (2n * under))),
  }
}

function wholeSums(input: ScoringInput): { sums: DomainSums[]; unit: number } {
  const { questionnaire, asOf, submitted, answers } = input
  const world = { ...walk(questionnaire, input, { asOf, submitted }), asOf }
  return {
    sums: addUp(questionnaire, world, answers).domains,
    unit: questionnaire.creditUnit * confidenceDenominator,
  }
}
