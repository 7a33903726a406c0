// The audit log as it is searched: newest first, a page at a time, counted without reading its bodies where possible.
import { and, count, desc, eq, gte, inArray, like, lt, or, type SQL, sql } from 'drizzle-orm'
import type { EventKind } from '../../app/core/audit/events'
import { searchKeyOf } from '../../app/core/vendors/search-key'
import type { Db } from '../store'

/** What an event has to be; an absent member lets everything through. */
export interface AuditWhere {
  kinds?: readonly EventKind[]
  /** Actors as they are stored, or how theirs begin. */
  actors?: readonly string[]
  actorsBeginning?: string
  reviewNumber?: number
  vendorId?: string
  from?: Date
  /** The first instant that no longer belongs to it. */
  before?: Date
  text?: string
}

export const auditPage = (
  db: Db,
  where: AuditWhere,
  { limit, offset }: { limit: number; offset: number },
) =>
  listed(db)
    .where(condition(db, where))
    .orderBy(desc(db.t.auditEvents.seq))
    .limit(limit)
    .offset(offset)

/** The same before an event, for reading a long list piece by piece. */
export const auditBefore = (
  db: Db,
  where: AuditWhere,
  { seq, limit }: { seq: number; limit: number },
) =>
  listed(db)
    .where(and(lt(db.t.auditEvents.seq, seq), condition(db, where)))
    .orderBy(desc(db.t.auditEvents.seq))
    .limit(limit)

export const auditCount = (db: Db, where: AuditWhere) =>
  db.select({ count: count() }).from(db.t.auditEvents).where(condition(db, where))

const listed = (db: Db) =>
  db
    .select({
      seq: db.t.auditEvents.seq,
      at: db.t.auditEvents.at,
      actor: db.t.auditEvents.actor,
      kind: db.t.auditEvents.kind,
      body: db.t.auditEvents.body,
      hash: db.t.auditEvents.hash,
      values: db.t.auditValues.kept,
      reviewNumber: db.t.reviews.number,
    })
    .from(db.t.auditEvents)
    .leftJoin(db.t.auditValues, eq(db.t.auditValues.seq, db.t.auditEvents.seq))
    .leftJoin(db.t.reviews, eq(db.t.reviews.id, db.t.auditEvents.reviewId))

function condition(db: Db, where: AuditWhere): SQL | undefined {
  const events = db.t.auditEvents
  const { kinds, actors, actorsBeginning, reviewNumber, vendorId, from, before, text } = where
  return and(
    kinds && inArray(events.kind, [...kinds]),
    actors && inArray(events.actor, [...actors]),
    actorsBeginning === undefined ? undefined : like(events.actor, `${actorsBeginning}%`),
    reviewNumber === undefined ? undefined : inArray(events.reviewId, ofNumber(db, reviewNumber)),
    vendorId === undefined ? undefined : aboutVendor(db, vendorId),
    from && gte(events.at, from),
    before && lt(events.at, before),
    text === undefined ? undefined : saying(db, text),
  )
}

const ofNumber = (db: Db, number: number) =>
  db.select({ id: db.t.reviews.id }).from(db.t.reviews).where(eq(db.t.reviews.number, number))

/** Of its reviews, or naming it. */
function aboutVendor(db: Db, vendorId: string): SQL | undefined {
  const reviews = db
    .select({ id: db.t.reviews.id })
    .from(db.t.reviews)
    .innerJoin(db.t.offerings, eq(db.t.offerings.id, db.t.reviews.offeringId))
    .where(eq(db.t.offerings.vendorId, vendorId))
  return or(
    inArray(db.t.auditEvents.reviewId, reviews),
    containing(db.t.auditEvents.body, `"vendorId":${JSON.stringify(vendorId)}`),
  )
}

/** In the kind or the facts of the event, among its names and typed words, or at the start of its hash. */
function saying(db: Db, text: string): SQL | undefined {
  const named = db
    .select({ seq: db.t.auditValues.seq })
    .from(db.t.auditValues)
    .where(containing(db.t.auditValues.searchKey, searchKeyOf(text)))
  return or(
    // As JSON spells it, so that a quotation mark is found too.
    containing(
      sql`lower(${db.t.auditEvents.body})`,
      JSON.stringify(text.toLowerCase()).slice(1, -1),
    ),
    inArray(db.t.auditEvents.seq, named),
    /^[0-9a-f]{12,64}$/i.test(text)
      ? like(db.t.auditEvents.hash, `${text.toLowerCase()}%`)
      : undefined,
  )
}

type Searched = Parameters<typeof like>[0]

const containing = (column: Searched, text: string): SQL =>
  sql`${column} like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`
