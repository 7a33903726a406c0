/** From a published score and the rules that fired to band, residual level and proposal. */
import type { Tier } from '../questionnaire/definition'
import type { Points, Proposal, RiskLevel, ScoreBand } from './result'

/** Lowest published score of each band; below the last it is weak. */
export const bandFloors = [
  ['strong', 80],
  ['acceptable', 65],
  ['conditional', 50],
] as const

export function bandOf(published: Points): ScoreBand | null {
  if (published === null) return null
  return bandFloors.find(([, floor]) => published >= floor)?.[0] ?? 'weak'
}

const residuals: Record<Tier, Record<ScoreBand, RiskLevel>> = {
  1: { strong: 'Moderate', acceptable: 'High', conditional: 'High', weak: 'Critical' },
  2: { strong: 'Low', acceptable: 'Moderate', conditional: 'High', weak: 'High' },
  3: { strong: 'Low', acceptable: 'Low', conditional: 'Moderate', weak: 'High' },
}

export function residualOf(tier: Tier, band: ScoreBand | null): RiskLevel | null {
  return band && residuals[tier][band]
}

/** A suggestion only: a person decides and writes why. A knock-out speaks louder than "no AI". */
export function proposalOf(
  band: ScoreBand | null,
  fired: { knockout: boolean; noAi: boolean; reds: boolean },
): Proposal | null {
  if (fired.knockout) return 'do not use'
  if (fired.noAi) return 'close as no AI'
  if (band === null) return null
  if (band === 'weak') return 'reject'
  return band === 'conditional' || fired.reds ? 'approve with conditions' : 'approve'
}
