// One scale of four for everything that is judged: risk levels and bands of assurance share shapes.
import type { Band, RiskLevel } from './record'

/** From calm to grave; 'none' is not assessed. Each has a shape, so that colour is never needed. */
export type Tone = 'low' | 'moderate' | 'high' | 'critical' | 'none'

const LEVEL_TONES = {
  Low: 'low',
  Moderate: 'moderate',
  High: 'high',
  Critical: 'critical',
} satisfies Record<RiskLevel, Tone>

const BAND_TONES = {
  strong: 'low',
  acceptable: 'moderate',
  conditional: 'high',
  weak: 'critical',
} satisfies Record<Band, Tone>

export function toneOfLevel(level: RiskLevel | null): Tone {
  return level === null ? 'none' : LEVEL_TONES[level]
}

export function toneOfBand(band: Band | null): Tone {
  return band === null ? 'none' : BAND_TONES[band]
}
