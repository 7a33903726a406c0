// Exact arithmetic for redoing a score: whole numbers above and below the line, never rounded on the way.

/** Above and below the line; below is never zero or negative. */
export type Fraction = readonly [bigint, bigint]

export const ZERO: Fraction = [0n, 1n]

export const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => shortest(a * d + c * b, b * d)
export const minus = ([a, b]: Fraction, [c, d]: Fraction): Fraction =>
  shortest(a * d - c * b, b * d)
export const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => shortest(a * c, b * d)
/** `divisor` is above zero. */
export const over = ([a, b]: Fraction, [c, d]: Fraction): Fraction => shortest(a * d, b * c)
export const least = (x: Fraction, y: Fraction): Fraction => (minus(x, y)[0] < 0n ? x : y)
export const sumOf = (all: readonly Fraction[]): Fraction => all.reduce(plus, ZERO)

/** Not negative: '100/3', '0.65' or 85. Null for what is not such a number. */
export function fractionOf(written: string | number): Fraction | null {
  const parts = /^(\d+)(?:\.(\d+))?(?:\/([1-9]\d*))?$/.exec(String(written))
  if (!parts) return null
  const [, units = '0', decimals = '', under = '1'] = parts
  return shortest(BigInt(units + decimals), 10n ** BigInt(decimals.length) * BigInt(under))
}

/** Half-up to one decimal. */
export const rounded = ([a, b]: Fraction): number => Number((20n * a + b) / (2n * b)) / 10

function shortest(above: bigint, below: bigint): Fraction {
  let [x, y] = [above < 0n ? -above : above, below]
  while (y !== 0n) [x, y] = [y, x % y]
  return above === 0n ? ZERO : [above / x, below / x]
}
