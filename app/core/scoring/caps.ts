/** Ceilings: which are in force, and what they did to the pair. Proof does not lift them. */
import type { CompiledCap, CompiledQuestionnaire } from '../questionnaire/compile'
import { fromTenths } from './exact'
import type { FiredCap } from './result'

export interface CapsInForce {
  list: readonly (CompiledCap & { reds: readonly number[] })[]
  /** Lowest ceiling of each domain, 100 where none is in force. */
  domains: number[]
  overall: number
}

/** Counts questions, not rules: one answer that breaks two rules is one red. */
export function capsInForce(
  { caps, domains }: CompiledQuestionnaire,
  red: ReadonlySet<number>,
): CapsInForce {
  const list = caps
    .filter(({ cap, among }) => redsAmong(red, among).length >= cap.reds)
    .map((compiled) => ({ ...compiled, reds: redsAmong(red, compiled.among) }))
  const inForce: CapsInForce = { list, domains: domains.map(() => 100), overall: 100 }
  for (const { cap, domain } of list) {
    if (domain === null) inForce.overall = Math.min(inForce.overall, cap.at)
    else inForce.domains[domain] = Math.min(inForce.domains[domain] ?? 100, cap.at)
  }
  return inForce
}

/** In the order of the questions, or as the cap names them. */
function redsAmong(red: ReadonlySet<number>, among: readonly number[] | null): number[] {
  return among === null ? [...red].sort((a, b) => a - b) : among.filter((index) => red.has(index))
}

export interface PairInTenths {
  assured: number | null
  asStated: number | null
}

interface Described {
  questions: readonly { id: string }[]
  /** The pair that a cap met: of a domain, or of the overall for 'overall'. */
  before: (scope: string) => PairInTenths
}

export function describeCaps({ list }: CapsInForce, { questions, before }: Described): FiredCap[] {
  return list.map(({ cap, reds }) => {
    const scope = cap.domain ?? 'overall'
    const { assured, asStated } = before(scope)
    return {
      rule: cap.id,
      sentence: cap.sentence,
      questions: reds.flatMap((index) => questions[index]?.id ?? []),
      scope,
      at: cap.at,
      from: fromTenths(assured),
      to: fromTenths(capped(assured, cap.at)),
      asStatedFrom: fromTenths(asStated),
      asStatedTo: fromTenths(capped(asStated, cap.at)),
    }
  })
}

export function capped(tenths: number | null, at: number): number | null {
  return tenths === null ? null : Math.min(tenths, at * 10)
}
