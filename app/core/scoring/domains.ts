/** From sums to domain scores and their weighted mean, before and after caps. */
import type { CompiledQuestionnaire } from '../questionnaire/compile'
import { confidenceDenominator } from '../questionnaire/credit-unit'
import type { Domain } from '../questionnaire/definition'
import { capped, type PairInTenths } from './caps'
import { meanTenths, type Part, tenths } from './exact'
import type { DomainSums } from './sums'

export interface MeasuredDomain {
  domain: Domain
  sums: DomainSums
  /** The ceiling, 100 where none is in force. */
  at: number
  uncapped: PairInTenths
  capped: PairInTenths
}

export function measureDomains(
  { domains, creditUnit }: CompiledQuestionnaire,
  sums: readonly DomainSums[],
  ceilings: readonly number[],
): MeasuredDomain[] {
  const unit = creditUnit * confidenceDenominator
  return domains.flatMap((domain, index) => {
    const sum = sums[index]
    if (!sum) return []
    const at = ceilings[index] ?? 100
    const uncapped = {
      assured: mean(sum.assured, sum.open ? 0 : sum.assuredWeight, unit),
      asStated: mean(sum.asStated, sum.open ? 0 : sum.asStatedWeight, unit),
    }
    return {
      domain,
      sums: sum,
      at,
      uncapped,
      capped: { assured: capped(uncapped.assured, at), asStated: capped(uncapped.asStated, at) },
    }
  })
}

function mean(sum: number, weight: number, unit: number): number | null {
  return weight === 0 ? null : tenths(sum, weight * unit)
}

/**
 * The overall is the mean of exact domain scores, so nothing is rounded twice. A capped domain
 * enters with its ceiling.
 */
export function overallOf(
  domains: readonly MeasuredDomain[],
  unit: number,
  which: 'uncapped' | 'capped',
): PairInTenths {
  const parts = (sum: 'assured' | 'asStated', weight: 'assuredWeight' | 'asStatedWeight') =>
    domains
      .filter(({ sums }) => sums[weight] > 0)
      .map(({ domain, sums, at }): Part => {
        const ceiling = at * unit * sums[weight]
        const capped = which === 'capped' && sums[sum] > ceiling
        return { sum: capped ? ceiling : sums[sum], weight: sums[weight], share: domain.weight }
      })
  return {
    assured: meanTenths(parts('assured', 'assuredWeight'), unit),
    asStated: meanTenths(parts('asStated', 'asStatedWeight'), unit),
  }
}
