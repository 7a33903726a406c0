// The sums behind the score, so that a reader with a pocket calculator can redo it.
import type { RecordedQuestion, ReportRecord } from './record'

export interface DomainSums {
  id: string
  name: string
  weight: number
  /** Σ weight and Σ weight × credit × confidence over questions that count for assured. */
  assured: { weights: number; points: number }
  /** Σ weight and Σ weight × credit over questions that count for as-stated. */
  asStated: { weights: number; points: number }
}

/** In the record's order of domains; questions without scoring take no part. */
export function domainSums({ score, questions }: ReportRecord): DomainSums[] {
  return score.domains.map(({ id, name, weight }) => {
    const own = questions.filter((question) => question.domain === id)
    return {
      id,
      name,
      weight,
      assured: sum(own, 'inAssured', ({ credit, confidence }) => (credit ?? 0) * confidence),
      asStated: sum(own, 'inAsStated', ({ credit }) => credit ?? 0),
    }
  })
}

type Scoring = NonNullable<RecordedQuestion['scoring']>

function sum(
  questions: readonly RecordedQuestion[],
  counts: 'inAssured' | 'inAsStated',
  pointsOf: (scoring: Scoring) => number,
): { weights: number; points: number } {
  const total = { weights: 0, points: 0 }
  for (const { scoring, weight } of questions) {
    if (!scoring?.[counts]) continue
    total.weights += weight
    total.points += weight * pointsOf(scoring)
  }
  return total
}

/** Null where nothing counted. */
export function meanOf({ weights, points }: { weights: number; points: number }): number | null {
  return weights === 0 ? null : points / weights
}

export interface Overall {
  terms: { id: string; weight: number; mean: number }[]
  weights: number
  /** Null where no domain has a value. */
  mean: number | null
}

/**
 * Weighted mean over the domains that have a value, with its terms. A domain with a ceiling enters
 * with that at most.
 */
export function overallOf(
  sums: readonly DomainSums[],
  which: 'assured' | 'asStated',
  ceilings: ReadonlyMap<string, number> = new Map(),
): Overall {
  const terms = sums.flatMap((domain) => {
    const mean = meanOf(domain[which])
    const at = ceilings.get(domain.id) ?? 100
    return mean === null ? [] : [{ id: domain.id, weight: domain.weight, mean: Math.min(mean, at) }]
  })
  const weights = terms.reduce((total, { weight }) => total + weight, 0)
  const points = terms.reduce((total, { weight, mean }) => total + weight * mean, 0)
  return { terms, weights, mean: meanOf({ weights, points }) }
}

/** To one decimal, half up; the tiny addition gives back what binary fractions take from a half. */
export function halfUp(mean: number): number {
  return Math.floor(mean * 10 + 0.5 + 1e-9) / 10
}

/** The lowest ceiling in force for each domain that has one. */
export function domainCeilings({ score }: ReportRecord): Map<string, number> {
  const ceilings = new Map<string, number>()
  for (const { scope, at } of score.caps) {
    if (scope !== 'overall') ceilings.set(scope, Math.min(at, ceilings.get(scope) ?? 100))
  }
  return ceilings
}

/** Questions that cost points, dearest first; equal ones in the order they were put. */
export function costliest(record: ReportRecord, limit: number) {
  const questions = new Map(record.questions.map((question) => [question.id, question]))
  return record.score.contributions
    .filter(({ lost }) => lost > 0)
    .toSorted((a, b) => b.lost - a.lost)
    .slice(0, limit)
    .map(({ question, lost }) => ({ id: question, lost, question: questions.get(question) }))
}
