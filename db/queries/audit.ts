// The audit log: appended to in the transaction of the change itself, read in order.
import { createHash, randomBytes } from 'node:crypto'
import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm'
import { nextLink } from '../../app/core/audit/chain'
import type { AuditActor, AuditEvent, EventKind } from '../../app/core/audit/events'
import { hidePersonal, type KeptValues } from '../../app/core/audit/personal'
import { searchKeyOf as foldedName } from '../../app/core/vendors/search-key'
import { type Db, run } from '../store'

export const sha256 = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex')

const newSalt = (): string => randomBytes(16).toString('hex')

/** JSON text, not a JSON column: a commitment is to these very characters. */
const keepValues = (tx: Db, seq: number, values: KeptValues) =>
  tx
    .insert(tx.t.auditValues)
    .values({ seq, kept: JSON.stringify(values), searchKey: searchKeyOf(values) })

/** What a name or an address is found by: every value as names are compared, one on each line. */
export const searchKeyOf = (values: KeptValues): string =>
  Object.values(values)
    .map(({ value }) => foldedName(value))
    .join('\n')

/** An event and the personal values beside it. */
const stored = (db: Db) =>
  db
    .select({
      seq: db.t.auditEvents.seq,
      at: db.t.auditEvents.at,
      actor: db.t.auditEvents.actor,
      kind: db.t.auditEvents.kind,
      reviewId: db.t.auditEvents.reviewId,
      body: db.t.auditEvents.body,
      hash: db.t.auditEvents.hash,
      values: db.t.auditValues.kept,
    })
    .from(db.t.auditEvents)
    .leftJoin(db.t.auditValues, eq(db.t.auditValues.seq, db.t.auditEvents.seq))

/** Appends events to the chain; call it inside the transaction that makes the change they tell of. */
export function* appendAudit(tx: Db, made: { at: Date; actor: AuditActor }, events: AuditEvent[]) {
  const [last] = yield* run(auditHead(tx))
  let head = last ?? null
  for (const event of events) {
    const { event: hidden, values } = hidePersonal(event, newSalt, sha256)
    const link = nextLink(head, hidden, made, sha256)
    yield* run(tx.insert(tx.t.auditEvents).values(link))
    if (Object.keys(values).length > 0) yield* run(keepValues(tx, link.seq, values))
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
  stored(db).where(eq(db.t.auditEvents.reviewId, reviewId)).orderBy(asc(db.t.auditEvents.seq))

/** The events of these kinds alone, in order: a review has many more of others. */
export const auditOfReviewKinds = (db: Db, reviewId: string, kinds: readonly EventKind[]) =>
  stored(db)
    .where(and(eq(db.t.auditEvents.reviewId, reviewId), inArray(db.t.auditEvents.kind, [...kinds])))
    .orderBy(asc(db.t.auditEvents.seq))

export const auditLinks = (db: Db) =>
  db
    .select({ seq: db.t.auditEvents.seq, body: db.t.auditEvents.body, hash: db.t.auditEvents.hash })
    .from(db.t.auditEvents)
    .orderBy(asc(db.t.auditEvents.seq))

/** The events after `seq`, in order, for reading a long chain piece by piece. */
export const auditAfter = (db: Db, seq: number, limit: number) =>
  stored(db).where(gt(db.t.auditEvents.seq, seq)).orderBy(asc(db.t.auditEvents.seq)).limit(limit)
