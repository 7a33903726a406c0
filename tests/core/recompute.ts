// A stranger's recomputation from an exported JSON text alone: own fractions, own rounding, nothing of the product imported.

type Fraction = readonly [bigint, bigint]
const whole = (n: bigint | number): Fraction => [BigInt(n), 1n]
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => reduced([a * d + c * b, b * d])
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => reduced([a * c, b * d])
const over = ([a, b]: Fraction, [c, d]: Fraction): Fraction => reduced([a * d, b * c])
const minus = (x: Fraction, [c, d]: Fraction): Fraction => plus(x, [-c, d])
const least = (x: Fraction, y: Fraction): Fraction => (minus(x, y)[0] < 0n ? x : y)
const sum = (all: readonly Fraction[]): Fraction => all.reduce(plus, whole(0))

function reduced([a, b]: Fraction): Fraction {
  let [x, y] = [a < 0n ? -a : a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x === 0n ? [0n, 1n] : [a / x, b / x]
}

/** '100/3' and '0.65' alike. */
function fraction(text: string): Fraction {
  const [n = '', d] = text.split('/')
  if (d !== undefined) return [BigInt(n), BigInt(d)]
  const [units = '', decimals = ''] = n.split('.')
  return [BigInt(units + decimals), 10n ** BigInt(decimals.length)]
}

/** Half-up to one decimal, as a number. */
const published = ([a, b]: Fraction): number => Number((20n * a + b) / (2n * b)) / 10

export interface Exported {
  domains: { id: string; weight: number }[]
  caps: { scope: string; at: number }[]
  /** In the order they were put; only those that are shown and scored. */
  questions: {
    id: string
    domain: string
    weight: number
    exactCredit: string | null
    confidence: number
    inAssured: boolean
    inAsStated: boolean
  }[]
}

export function recompute({ domains, caps, questions }: Exported) {
  const credits = questions.map((question) => ({
    ...question,
    w: whole(question.weight),
    c: question.inAssured || question.inAsStated ? fraction(question.exactCredit ?? '') : whole(0),
    k: fraction(String(question.confidence)),
  }))
  const scored = domains.map(({ id, weight }) => {
    const own = credits.filter(({ domain }) => domain === id)
    const mean = (all: typeof own, value: (one: (typeof own)[number]) => Fraction) =>
      all.length === 0
        ? null
        : over(sum(all.map((one) => times(one.w, value(one)))), sum(all.map(({ w }) => w)))
    const ceiling = Math.min(100, ...caps.filter(({ scope }) => scope === id).map(({ at }) => at))
    const assured = mean(
      own.filter(({ inAssured }) => inAssured),
      ({ c, k }) => times(c, k),
    )
    const asStated = mean(
      own.filter(({ inAsStated }) => inAsStated),
      ({ c }) => c,
    )
    const cap = (score: Fraction | null) => score && least(score, whole(ceiling))
    return {
      id,
      weight: whole(weight),
      assured,
      asStated,
      capped: { assured: cap(assured), asStated: cap(asStated) },
    }
  })
  const overall = (pick: (domain: (typeof scored)[number]) => Fraction | null): number | null => {
    const parts = scored.flatMap((domain) => {
      const score = pick(domain)
      return score ? [{ weight: domain.weight, score }] : []
    })
    if (parts.length === 0) return null
    const shares = sum(parts.map(({ weight }) => weight))
    return published(over(sum(parts.map(({ weight, score }) => times(weight, score))), shares))
  }
  const limit = Math.min(
    100,
    ...caps.filter(({ scope }) => scope === 'overall').map(({ at }) => at),
  )
  const limited = (score: number | null) => score && Math.min(score, limit)
  const uncapped = overall(({ assured }) => assured)
  const shown = (score: Fraction | null) => score && published(score)
  return {
    assured: limited(overall(({ capped }) => capped.assured)),
    asStated: limited(overall(({ capped }) => capped.asStated)),
    uncapped: { assured: uncapped, asStated: overall(({ asStated }) => asStated) },
    domains: scored.map(({ id, assured, asStated, capped }) => ({
      id,
      assured: shown(capped.assured),
      asStated: shown(capped.asStated),
      uncapped: { assured: shown(assured), asStated: shown(asStated) },
    })),
    contributions: uncapped === null ? [] : contributions(credits, scored, uncapped),
  }
}

type Credit = {
  id: string
  domain: string
  w: Fraction
  c: Fraction
  k: Fraction
  inAssured: boolean
}
type Domain = { id: string; weight: Fraction; assured: Fraction | null }

/** All rounded down to tenths; the tenths that are missing then go to the largest remainders, earlier ones first. */
function contributions(credits: readonly Credit[], domains: readonly Domain[], uncapped: number) {
  const shares = sum(domains.flatMap(({ assured, weight }) => (assured ? [weight] : [])))
  const counted = credits.filter(({ inAssured }) => inAssured)
  const costs = counted.map(({ id, domain, w, c, k }) => {
    const own = sum(counted.filter((other) => other.domain === domain).map((other) => other.w))
    const weight = domains.find((one) => one.id === domain)?.weight ?? whole(0)
    const exact = times(over(times(weight, w), times(shares, own)), minus(whole(100), times(c, k)))
    const tenths = (10n * exact[0]) / exact[1]
    return { id, tenths, rest: minus(times(exact, whole(10)), whole(tenths)) }
  })
  const given = costs.reduce((total, { tenths }) => total + Number(tenths), 0)
  const missing = 1000 - Math.round(uncapped * 10) - given
  const more = new Set(
    costs
      .map(({ rest }, index) => ({ rest, index }))
      .sort((a, b) => compare(b.rest, a.rest) || a.index - b.index)
      .slice(0, missing)
      .map(({ index }) => index),
  )
  return costs.map(({ id, tenths }, index) => ({
    question: id,
    lost: (Number(tenths) + (more.has(index) ? 1 : 0)) / 10,
  }))
}

function compare(x: Fraction, y: Fraction): number {
  const [difference] = minus(x, y)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}
