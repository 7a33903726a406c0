/** What every question cost, so that the printed tenths add up to what is missing from 100. */
import type { Domain } from '../questionnaire/definition'
import { floorDivide } from './exact'
import type { Contribution } from './result'
import type { DomainSums, Entry } from './sums'

interface Cost {
  question: string
  tenths: number
  /** What rounding down left over, as a fraction over `weight` times what all share. */
  remainder: number
  weight: number
}

/**
 * Largest remainder: every cost is rounded down to tenths, and the tenths still missing go to the
 * costs that lost most by it; among equals, to the earlier question. `published` is uncapped
 * assured in tenths, `unit` the parts of a point in the sums.
 */
export function contributionsOf(
  entries: readonly Entry[],
  domains: readonly { sums: DomainSums; domain: Domain }[],
  { published, unit }: { published: number; unit: number },
): Contribution[] {
  const shares = domains.reduce(
    (sum, { sums, domain }) => sum + (sums.assuredWeight > 0 ? domain.weight : 0),
    0,
  )
  const costs = entries.flatMap((entry) => costOf(entry, domains, { shares, unit }))
  const given = costs.reduce((sum, cost) => sum + cost.tenths, 0)
  // Array.prototype.sort is stable, so equal remainders stay in question order.
  const byRemainder = [...costs].sort((a, b) => b.remainder * a.weight - a.remainder * b.weight)
  for (const cost of byRemainder.slice(0, 1000 - published - given)) cost.tenths++
  return costs.map(({ question, tenths }) => ({ question, lost: tenths / 10 }))
}

function costOf(
  { compiled, assured }: Entry,
  domains: readonly { sums: DomainSums; domain: Domain }[],
  { shares, unit }: { shares: number; unit: number },
): Cost[] {
  const at = domains[compiled.domain]
  if (assured === null || !at) return []
  const numerator = 10 * at.domain.weight * compiled.weight * (100 * unit - assured)
  const denominator = shares * at.sums.assuredWeight * unit
  return [
    {
      question: compiled.question.id,
      tenths: floorDivide(numerator, denominator),
      remainder: numerator % denominator,
      weight: at.sums.assuredWeight,
    },
  ]
}
