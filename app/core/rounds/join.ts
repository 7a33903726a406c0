// What becomes of a round that is already open when another one would be prepared for the same use.

import type { ReviewStatus } from '../review/lifecycle'
import { reviewLabel } from '../review/number'

export const roundKinds = ['full', 'light', 'change'] as const
export type RoundKind = (typeof roundKinds)[number]

/** What a round asks: `questionIds` null for everything. */
export interface RoundScope {
  kind: RoundKind
  questionIds: readonly string[] | null
}

export interface OpenRound {
  number: number
  status: ReviewStatus
  kind: RoundKind
  asks: readonly string[] | null
}

export type Joined =
  /** `change` is null where the open round asks all of it, or is no longer the vendor's to answer. */
  | { ok: true; change: { kind: RoundKind; asks: string[] | null } | null; added: string[] }
  | { ok: false; sentence: string }

/**
 * A full round takes smaller ones in. A smaller one grows by the questions until it is submitted; after that
 * its reviewer is shown the cause and can ask again. A draft becomes full where that is due.
 */
export function joinRound(open: OpenRound, wanted: RoundScope): Joined {
  if (open.asks === null) return { ok: true, change: null, added: [] }
  if (wanted.questionIds === null) {
    if (open.status === 'draft') {
      return { ok: true, change: { kind: 'full', asks: null }, added: [] }
    }
    const sentence = `${reviewLabel(open.number)} asks a part of the questions and is ${open.status}: the full round is prepared once it is decided.`
    return { ok: false, sentence }
  }
  const growing = open.status === 'draft' || open.status === 'sent' || open.status === 'answering'
  const known = new Set(open.asks)
  const added = growing ? wanted.questionIds.filter((id) => !known.has(id)) : []
  const kind = growing && wanted.kind === 'light' ? 'light' : open.kind
  if (added.length === 0 && kind === open.kind) return { ok: true, change: null, added }
  return { ok: true, change: { kind, asks: [...open.asks, ...added] }, added }
}

/** Each reason once; a round that a person launched has none to add to. */
export function joinedReasons(before: string, because: string): string {
  if (before === '' || before.split('; ').includes(because)) return before
  return `${before}; ${because}`
}
