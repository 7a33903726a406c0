// The audit log: appended to in the transaction of the change itself, read in order.
import { createHash } from 'node:crypto'
import { and, asc, count, desc, eq, gt, inArray } from 'drizzle-orm'
import { nextLink } from '../../app/core/audit/chain'
import type { AuditActor, AuditEvent, EventKind } from '../../app/core/audit/events'
import { type Db, run } from '../store'

export const sha256 = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex')

/** Appends events to the chain; call it inside the transaction that makes the change they tell of. */
export function* appendAudit(tx: Db, made: { at: Date; actor: AuditActor }, events: AuditEvent[]) {
  const [last] = yield* run(auditHead(tx))
  let head = last ?? null
  for (const event of events) {
    const link = nextLink(head, event, made, sha256)
    yield* run(tx.insert(tx.t.auditEvents).values(link))
    head = link
  }
  return head?.hash ?? null
}

export const auditHead = (db: Db) =>
  db
    .select({ seq: db.t.auditEvents.seq, hash: db.t.auditEvents.hash })
    .from(db.t.auditEvents)
    .orderBy(desc(db.t.auditEvents.seq))
    .limit(1)

/** Everything that changes writes an event, so nothing changed after this one. */
export const lastAuditedAt = (db: Db) =>
  db
    .select({ at: db.t.auditEvents.at })
    .from(db.t.auditEvents)
    .orderBy(desc(db.t.auditEvents.seq))
    .limit(1)

export const auditOfReview = (db: Db, reviewId: string) =>
  db
    .select()
    .from(db.t.auditEvents)
    .where(eq(db.t.auditEvents.reviewId, reviewId))
    .orderBy(asc(db.t.auditEvents.seq))

/** The events of these kinds alone, in order: a review has many more of others. */
export const auditOfReviewKinds = (db: Db, reviewId: string, kinds: readonly EventKind[]) =>
  db
    .select()
    .from(db.t.auditEvents)
    .where(and(eq(db.t.auditEvents.reviewId, reviewId), inArray(db.t.auditEvents.kind, [...kinds])))
    .orderBy(asc(db.t.auditEvents.seq))

export const auditLinks = (db: Db) =>
  db
    .select({ seq: db.t.auditEvents.seq, body: db.t.auditEvents.body, hash: db.t.auditEvents.hash })
    .from(db.t.auditEvents)
    .orderBy(asc(db.t.auditEvents.seq))

/** A page of events, newest first; with a review's number, those of that review only. */
export const auditPage = (
  db: Db,
  { reviewNumber, limit, offset }: { reviewNumber: number | null; limit: number; offset: number },
) =>
  db
    .select({ event: db.t.auditEvents, reviewNumber: db.t.reviews.number })
    .from(db.t.auditEvents)
    .leftJoin(db.t.reviews, eq(db.t.reviews.id, db.t.auditEvents.reviewId))
    .where(reviewNumber === null ? undefined : eq(db.t.reviews.number, reviewNumber))
    .orderBy(desc(db.t.auditEvents.seq))
    .limit(limit)
    .offset(offset)

export const auditCount = (db: Db, reviewNumber: number | null) =>
  db
    .select({ count: count() })
    .from(db.t.auditEvents)
    .leftJoin(db.t.reviews, eq(db.t.reviews.id, db.t.auditEvents.reviewId))
    .where(reviewNumber === null ? undefined : eq(db.t.reviews.number, reviewNumber))

/** The links after `seq`, in order, for reading a long chain piece by piece. */
export const auditLinksAfter = (db: Db, seq: number, limit: number) =>
  db
    .select({ seq: db.t.auditEvents.seq, body: db.t.auditEvents.body, hash: db.t.auditEvents.hash })
    .from(db.t.auditEvents)
    .where(gt(db.t.auditEvents.seq, seq))
    .orderBy(asc(db.t.auditEvents.seq))
    .limit(limit)
