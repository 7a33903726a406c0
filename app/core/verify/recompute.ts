// Redoes the score of a record from its weights, credits, confidences and caps alone; no stored sum is believed.
import type { RecordedQuestion, ReportRecord } from '../report/record'
import { bandOf, residualOf } from '../scoring/verdict'
import {
  type Fraction,
  fractionOf,
  least,
  minus,
  over,
  plus,
  rounded,
  sumOf,
  times,
  ZERO,
} from './fraction'

/** One figure of the record that the arithmetic does not give. */
export interface Difference {
  /** 'Assured', 'DAT as stated, before caps', 'Cost of TRN-01'. */
  what: string
  recorded: string
  recomputed: string
}

export type Recomputation =
  | { ok: true; assured: number | null; asStated: number | null; differences: Difference[] }
  /** The record cannot be redone, and why. */
  | { ok: false; sentence: string }

type Scored = ReturnType<typeof scoredDomains>[number]
type Pair<T> = { assured: T; asStated: T }

const ENGINE = 'engine 1'

export function recompute(record: ReportRecord): Recomputation {
  const { score, review } = record
  if (record.engine !== ENGINE) {
    return { ok: false, sentence: `It was scored by ${record.engine}, and this is ${ENGINE}.` }
  }
  const unread = record.questions.find((question) => counts(question) && !partOf(question))
  if (unread) return { ok: false, sentence: `The credit of ${unread.id} is not a number.` }
  const domains = scoredDomains(record)
  const uncapped = overall(domains, ({ mean }) => mean)
  const capped = overall(domains, (domain) => domain.capped)
  const limit = lowestCap(score.caps, 'overall')
  const assured = limited(capped.assured, limit)
  const asStated = limited(capped.asStated, limit)
  const band = bandOf(assured)
  const differences = compared([
    ['Assured', score.assured, assured],
    ['As stated', score.asStated, asStated],
    ['Assured, before caps', score.uncappedAssured, uncapped.assured],
    ['As stated, before caps', score.uncappedAsStated, uncapped.asStated],
    ['Band', score.band, band],
    ['Residual risk', score.residual, residualOf(review.tier, band)],
    ...domains.flatMap(domainFigures),
    ...costFigures(record, domains, uncapped.assured),
  ])
  return { ok: true, assured, asStated, differences }
}

type Figure = [what: string, recorded: string | number | null, recomputed: string | number | null]

function compared(figures: readonly Figure[]): Difference[] {
  return figures
    .filter(([, recorded, recomputed]) => recorded !== recomputed)
    .map(([what, recorded, recomputed]) => ({
      what,
      recorded: figureWords(recorded),
      recomputed: figureWords(recomputed),
    }))
}

const figureWords = (figure: string | number | null): string =>
  typeof figure === 'number' ? figure.toFixed(1) : (figure ?? 'none')

const limited = (score: number | null, limit: number): number | null =>
  score === null ? null : Math.min(score, limit)

function lowestCap(caps: ReportRecord['score']['caps'], of: string): number {
  return Math.min(100, ...caps.filter(({ scope }) => scope === of).map(({ at }) => at))
}

const counts = ({ scoring }: RecordedQuestion): boolean =>
  scoring !== null && (scoring.inAssured || scoring.inAsStated)

interface Part {
  weight: Fraction
  credit: Fraction
  confidence: Fraction
}

function partOf({ weight, scoring }: RecordedQuestion): Part | null {
  const parts = [weight, scoring?.exactCredit ?? '', scoring?.confidence ?? ''].map(fractionOf)
  const [w, credit, confidence] = parts
  return w && credit && confidence ? { weight: w, credit, confidence } : null
}

function partsIn(questions: readonly RecordedQuestion[], sum: 'inAssured' | 'inAsStated'): Part[] {
  return questions.flatMap((question) => {
    const part = question.scoring?.[sum] ? partOf(question) : null
    return part ? [part] : []
  })
}

function scoredDomains({ score, questions }: ReportRecord) {
  return score.domains.map((recorded) => {
    const own = questions.filter(({ domain }) => domain === recorded.id)
    const ceiling = fractionOf(lowestCap(score.caps, recorded.id)) ?? ZERO
    const mean = {
      assured: meanOf(partsIn(own, 'inAssured'), (part) => times(part.credit, part.confidence)),
      asStated: meanOf(partsIn(own, 'inAsStated'), (part) => part.credit),
    }
    const under = (value: Fraction | null) => value && least(value, ceiling)
    return {
      recorded,
      weight: fractionOf(recorded.weight) ?? ZERO,
      weights: sumOf(partsIn(own, 'inAssured').map(({ weight }) => weight)),
      mean,
      capped: { assured: under(mean.assured), asStated: under(mean.asStated) },
    }
  })
}

function meanOf(parts: readonly Part[], value: (part: Part) => Fraction): Fraction | null {
  const weights = sumOf(parts.map(({ weight }) => weight))
  if (weights[0] === 0n) return null
  return over(sumOf(parts.map((part) => times(part.weight, value(part)))), weights)
}

function overall(
  domains: readonly Scored[],
  of: (domain: Scored) => Pair<Fraction | null>,
): Pair<number | null> {
  const mean = (which: keyof Pair<unknown>) => {
    let [points, shares] = [ZERO, ZERO]
    for (const domain of domains) {
      const score = of(domain)[which]
      if (!score) continue
      points = plus(points, times(domain.weight, score))
      shares = plus(shares, domain.weight)
    }
    return shares[0] === 0n ? null : rounded(over(points, shares))
  }
  return { assured: mean('assured'), asStated: mean('asStated') }
}

function domainFigures({ recorded, mean, capped }: Scored): Figure[] {
  const shown = (value: Fraction | null) => value && rounded(value)
  const { id } = recorded
  return [
    [`${id} assured`, recorded.assured, shown(capped.assured)],
    [`${id} as stated`, recorded.asStated, shown(capped.asStated)],
    [`${id} assured, before caps`, recorded.uncappedAssured, shown(mean.assured)],
    [`${id} as stated, before caps`, recorded.uncappedAsStated, shown(mean.asStated)],
  ]
}

/** What each question cost is its exact cost cut to a tenth, or one tenth more; together they are what is missing. */
function costFigures(
  { questions, score }: ReportRecord,
  domains: readonly Scored[],
  uncapped: number | null,
): Figure[] {
  if (uncapped === null) return []
  const shares = sumOf(domains.filter(({ mean }) => mean.assured).map(({ weight }) => weight))
  const lost = new Map(score.contributions.map((each) => [each.question, tenthsOf(each.lost)]))
  const figures = questions.flatMap((question): Figure[] => {
    const domain = domains.find(({ recorded }) => recorded.id === question.domain)
    const part = question.scoring?.inAssured ? partOf(question) : null
    if (!part || !domain) return []
    const share = over(times(domain.weight, part.weight), times(shares, domain.weights))
    const missing = minus([100n, 1n], times(part.credit, part.confidence))
    const [above, below] = times(share, missing)
    const cut = Number((10n * above) / below)
    const recorded = lost.get(question.id) ?? 0
    const fits = recorded === cut || recorded === cut + 1
    return [[`Cost of ${question.id}`, recorded / 10, fits ? recorded / 10 : cut / 10]]
  })
  const total = [...lost.values()].reduce((sum, each) => sum + each, 0)
  return [...figures, ['Costs together', total / 10, (1000 - tenthsOf(uncapped)) / 10]]
}

const tenthsOf = (points: number): number => Math.round(points * 10)
