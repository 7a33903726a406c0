// The report's figures and dates in words, the same on screen and on paper.
import { wordsOf } from '../schedule/plain-date'
import type { Band, DecisionKind, Instant, PlainDate } from './record'

/** What stands where nothing is known. */
export const UNKNOWN = '–'

/** '21 Nov 2026', or a dash. */
export function dateWords(date: PlainDate | null): string {
  return date === null ? UNKNOWN : wordsOf(date)
}

/** '21 Nov 2026 14:02 UTC': instants are shown in UTC, which no later change of a zone can move. */
export function instantWords(at: Instant | null): string {
  if (at === null) return UNKNOWN
  const iso = new Date(at).toISOString()
  return `${wordsOf(iso.slice(0, 10))} ${iso.slice(11, 16)} UTC`
}

/** One decimal, '68.0'; a dash where nothing could be scored. */
export function scoreWords(points: number | null): string {
  return points === null ? UNKNOWN : points.toFixed(1)
}

/** The two numbers never stand apart: 'assured 68.0, as stated 84.2'. */
export function pairWords(score: { assured: number | null; asStated: number | null }): string {
  if (score.assured === null && score.asStated === null) return 'no score: nothing could be scored'
  return `assured ${scoreWords(score.assured)}, as stated ${scoreWords(score.asStated)}`
}

/** At most two decimals, none where none are needed: '37.5', '100'. */
export function plainNumber(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** '843 bytes', '12.4 kB', '3.1 MB' (thousands, as file managers count). */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

export function bandWords(band: Band | null): string {
  return band === null ? 'not assessed' : band
}

/** As a heading and as a verb in 'The decision is to …'. */
export const DECISION_WORDS = {
  approve: 'Approved',
  'approve with conditions': 'Approved with conditions',
  hold: 'On hold',
  reject: 'Rejected',
} satisfies Record<DecisionKind, string>

/** Enough of a hash to tell two records apart by eye: '3fa9 c104 77be 01d2'. */
export function shortHash(hash: string): string {
  return hash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ')
}

/** First letter as a capital. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
