// The addresses at which people's calendar programs read their dates: made, withdrawn, read.
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../store'

export const insertFeed = (db: Db, row: Db['t']['calendarFeeds']['$inferInsert']) =>
  db.insert(db.t.calendarFeeds).values(row)

/** The one that opens something; at most one. */
export const openFeedOf = (db: Db, userId: string) =>
  db
    .select()
    .from(db.t.calendarFeeds)
    .where(and(eq(db.t.calendarFeeds.userId, userId), isNull(db.t.calendarFeeds.revokedAt)))
    .orderBy(desc(db.t.calendarFeeds.createdAt))
    .limit(1)

export const revokeFeedsOf = (db: Db, userId: string, at: Date) =>
  db
    .update(db.t.calendarFeeds)
    .set({ revokedAt: at })
    .where(and(eq(db.t.calendarFeeds.userId, userId), isNull(db.t.calendarFeeds.revokedAt)))
    .returning({ id: db.t.calendarFeeds.id })

/** With its person as they are now: a changed role counts from the next read on. */
export const feedByToken = (db: Db, tokenHash: string) =>
  db
    .select({ feed: db.t.calendarFeeds, user: db.t.users })
    .from(db.t.calendarFeeds)
    .innerJoin(db.t.users, eq(db.t.users.id, db.t.calendarFeeds.userId))
    .where(eq(db.t.calendarFeeds.tokenHash, tokenHash))

export const noteFeedRead = (db: Db, id: string, at: Date) =>
  db.update(db.t.calendarFeeds).set({ lastReadAt: at }).where(eq(db.t.calendarFeeds.id, id))
