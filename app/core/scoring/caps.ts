/** Ceilings: which are in force, and what they did to the pair. Proof does not lift them. */
import type { CompiledCap, CompiledQuestionnaire } from '../questionnaire/compile'
import { fromTenths } from './exact'
import type { FiredCap } from './result'

export interface CapsInForce {
  list: readonly CompiledCap[]
  /** Lowest ceiling of each domain, 100 where none is in force. */
  domains: number[]
  overall: number
}

/** Counts questions, not rules: one answer that breaks two rules is one red. */
export function capsInForce(
  { caps, domains }: CompiledQuestionnaire,
  red: ReadonlySet<number>,
): CapsInForce {
  const list = caps.filter(({ cap, among }) => redsAmong(red, among) >= cap.reds)
  const inForce: CapsInForce = { list, domains: domains.map(() => 100), overall: 100 }
  for (const { cap, domain } of list) {
    if (domain === null) inForce.overall = Math.min(inForce.overall, cap.at)
    else inForce.domains[domain] = Math.min(inForce.domains[domain] ?? 100, cap.at)
  }
  return inForce
}

function redsAmong(red: ReadonlySet<number>, among: readonly number[] | null): number {
  return among === null ? red.size : among.filter((index) => red.has(index)).length
}

export interface PairInTenths {
  assured: number | null
  asStated: number | null
}

/** `before` gives the pair that a cap met: of a domain, or of the overall for 'overall'. */
export function describeCaps(
  { list }: CapsInForce,
  before: (scope: string) => PairInTenths,
): FiredCap[] {
  return list.map(({ cap }) => {
    const scope = cap.domain ?? 'overall'
    const { assured, asStated } = before(scope)
    return {
      rule: cap.id,
      sentence: cap.sentence,
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
