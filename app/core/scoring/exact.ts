/** Exact means, rounded once: the published number is the true one, half-up to one decimal. */

/** One domain's part in a mean: `sum / weight` in units of credit, counted `share` times. */
export interface Part {
  sum: number
  weight: number
  share: number
}

/** Tenths of a point of the quotient, half-up. All arguments are whole numbers. */
export function tenths(numerator: number, denominator: number): number {
  return floorDivide(20 * numerator + denominator, 2 * denominator)
}

/** Exact where `Math.floor(a / b)` may be one off because the quotient was rounded. */
export function floorDivide(numerator: number, denominator: number): number {
  return (numerator - (numerator % denominator)) / denominator
}

/**
 * Tenths of the weighted mean of the parts, half-up; null without parts. The common denominator of
 * twelve domains leaves the doubles behind, hence the big integers here and nowhere else.
 */
export function meanTenths(parts: readonly Part[], unit: number): number | null {
  if (parts.length === 0) return null
  let numerator = 0n
  let denominator = 1n
  let shares = 0
  for (const { sum, weight, share } of parts) {
    const over = BigInt(weight)
    numerator = numerator * over + BigInt(share * sum) * denominator
    denominator *= over
    shares += share
  }
  const whole = denominator * BigInt(unit * shares)
  return Number((20n * numerator + whole) / (2n * whole))
}

export const fromTenths = (value: number | null): number | null =>
  value === null ? null : value / 10
