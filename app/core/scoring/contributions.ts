/** What every question cost, so that the printed tenths add up to what is missing from 100. */
import type { Domain } from '../questionnaire/definition'
import { floorDivide } from './exact'
import type { Contribution } from './result'
import type { DomainSums, Entry } from './sums'

interface MeasuredDomain {
  sums: DomainSums
  domain: Domain
}

/**
 * Largest remainder: every cost is rounded down to tenths, and the tenths still missing go to the
 * costs that lost most by it; among equals, to the earlier question. `published` is uncapped
 * assured in tenths, `unit` the parts of a point in the sums.
 */
export function contributionsOf(
  entries: readonly Entry[],
  domains: readonly MeasuredDomain[],
  { published, unit }: { published: number; unit: number },
): Contribution[] {
  const shares = domains.reduce(
    (sum, { sums, domain }) => sum + (sums.assuredWeight > 0 ? domain.weight : 0),
    0,
  )
  const questions: string[] = []
  const tenths: number[] = []
  const remainders: number[] = []
  let missing = 1000 - published
  for (const { compiled, assured } of entries) {
    const at = domains[compiled.domain]
    if (assured === null || !at) continue
    const weight = at.sums.assuredWeight
    const numerator = 10 * at.domain.weight * compiled.weight * (100 * unit - assured)
    const cost = floorDivide(numerator, shares * weight * unit)
    questions.push(compiled.question.id)
    tenths.push(cost)
    remainders.push(fractionOf(numerator - cost * shares * weight * unit, weight))
    missing -= cost
  }
  const rounded = withTenthMore(tenths, remainders, missing)
  return questions.map((question, index) => ({ question, lost: (rounded[index] ?? 0) / 10 }))
}

/**
 * All remainders are over `shares × weight × unit`, so this quotient orders them. It may be a float:
 * the credit unit is chosen so that quotients stay small enough for a double to tell any two
 * different fractions over weights below 1000 apart, and equal ones give the same double.
 */
const fractionOf = (remainder: number, weight: number) => remainder / weight

/** One more for the `count` largest remainders; among equals at the border, for the earlier ones. */
function withTenthMore(
  tenths: readonly number[],
  remainders: readonly number[],
  count: number,
): number[] {
  const sorted = Float64Array.from(remainders).sort()
  // The smallest remainder that still gets one; above all of them when none is missing.
  const border = sorted[sorted.length - count] ?? Number.POSITIVE_INFINITY
  let atBorder = count - remainders.filter((remainder) => remainder > border).length
  return tenths.map((cost, index) => {
    const remainder = remainders[index] ?? 0
    const more = remainder > border || (remainder === border && atBorder-- > 0)
    return more ? cost + 1 : cost
  })
}
