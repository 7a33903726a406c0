// Uses: what this organisation does with an offering, as filed at intake.
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../store'

export const insertUse = (db: Db, row: Db['t']['uses']['$inferInsert']) =>
  db.insert(db.t.uses).values(row)

/** A use with the name of whoever filed it. */
export const filedUse = (db: Db, id: string) =>
  db
    .select({ use: db.t.uses, requesterName: db.t.users.name })
    .from(db.t.uses)
    .innerJoin(db.t.users, eq(db.t.users.id, db.t.uses.requesterId))
    .where(eq(db.t.uses.id, id))

/** Newest first; with `requesterId`, only what that person filed. */
export const listedUses = (db: Db, requesterId: string | null) =>
  db
    .select({
      id: db.t.uses.id,
      title: db.t.uses.title,
      owner: db.t.uses.owner,
      tier: db.t.uses.tier,
      status: db.t.uses.status,
      intake: db.t.uses.intake,
      offeringId: db.t.uses.offeringId,
      createdAt: db.t.uses.createdAt,
      requesterId: db.t.uses.requesterId,
      requesterName: db.t.users.name,
    })
    .from(db.t.uses)
    .innerJoin(db.t.users, eq(db.t.users.id, db.t.uses.requesterId))
    .where(requesterId === null ? undefined : eq(db.t.uses.requesterId, requesterId))
    .orderBy(asc(db.t.uses.id))

type TierChange = NonNullable<Db['t']['uses']['$inferSelect']['tierChange']>

/** No row back means that somebody changed the use meanwhile. */
export const setUseTier = (
  db: Db,
  at: { id: string; revision: number },
  change: { tier: number; tierChange: TierChange },
) =>
  db
    .update(db.t.uses)
    .set({ ...change, revision: at.revision + 1 })
    .where(and(eq(db.t.uses.id, at.id), eq(db.t.uses.revision, at.revision)))
    .returning({ id: db.t.uses.id })

/** Ties a use to the offering that it turned out to be about. */
export const setUseOffering = (db: Db, id: string, offeringId: string) =>
  db.update(db.t.uses).set({ offeringId }).where(eq(db.t.uses.id, id))
