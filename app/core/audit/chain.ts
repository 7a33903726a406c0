// The hash chain over audit events: each hash covers the one before it, so no entry can change unseen.
import { canonicalJson, type Sha256 } from './canonical-json'
import type { AuditActor, AuditEvent } from './events'

export interface ChainLink {
  /** Counts from 1 without gaps. */
  seq: number
  at: Date
  actor: AuditActor
  kind: AuditEvent['kind']
  reviewId: string | null
  /** Canonical JSON of seq, at, actor, kind, reviewId and payload: the bytes that are hashed. */
  body: string
  hash: string
}

/** The hash before the first event. */
export const GENESIS = '0'.repeat(64)

/** The next link of the chain after `previous` (null at the start). */
export function nextLink(
  previous: { seq: number; hash: string } | null,
  event: Pick<AuditEvent, 'kind' | 'reviewId'> & { payload: object },
  made: { at: Date; actor: AuditActor },
  sha256: Sha256,
): ChainLink {
  const seq = (previous?.seq ?? 0) + 1
  const body = canonicalJson({ seq, at: made.at.toISOString(), actor: made.actor, ...event })
  const hash = sha256(`${previous?.hash ?? GENESIS}\n${body}`)
  return {
    seq,
    at: made.at,
    actor: made.actor,
    kind: event.kind,
    reviewId: event.reviewId,
    body,
    hash,
  }
}

/** The first sequence number that does not follow from the one before it, or null when the chain holds. */
export function firstBrokenLink(
  links: readonly Pick<ChainLink, 'seq' | 'body' | 'hash'>[],
  sha256: Sha256,
): number | null {
  let previous = GENESIS
  let expected = 1
  for (const { seq, body, hash } of links) {
    if (seq !== expected || sha256(`${previous}\n${body}`) !== hash) return seq
    previous = hash
    expected++
  }
  return null
}
