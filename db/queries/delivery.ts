// What delivering mail asks of the outbox: the due rows, a lease on one of them, and how it ended.
import { and, asc, eq, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { askingKinds } from '../../app/core/mail/rules'
import type { Db } from '../store'

type Outbox = Db['t']['outbox']
export type OutboxRow = Outbox['$inferSelect']

/** Due and not under anybody's lease: codes and links for a new password, which somebody waits for, then the longest due, then as they were written. `kinds` narrows it down. */
export const dueMail = (db: Db, now: Date, limit: number, kinds?: readonly string[]) =>
  db
    .select({ id: db.t.outbox.id })
    .from(db.t.outbox)
    .where(and(claimable(db, now), kinds && inArray(db.t.outbox.kind, [...kinds])))
    .orderBy(
      asc(sql`case when ${db.t.outbox.kind} in ('code', 'password reset') then 0 else 1 end`),
      asc(db.t.outbox.dueAt),
      asc(db.t.outbox.createdAt),
      asc(db.t.outbox.id),
    )
    .limit(limit)

/** Takes the lease; answers no row when another process was first or the mail is no longer due. */
export const claimMail = (db: Db, id: string, { now, until }: { now: Date; until: Date }) =>
  db
    .update(db.t.outbox)
    .set({ claimedUntil: until })
    .where(and(eq(db.t.outbox.id, id), claimable(db, now)))
    .returning()

const claimable = (db: Db, now: Date) =>
  and(
    eq(db.t.outbox.status, 'waiting'),
    lte(db.t.outbox.dueAt, now),
    or(isNull(db.t.outbox.claimedUntil), lt(db.t.outbox.claimedUntil, now)),
  )

/** What became of a mail; answers no row when it no longer waits, or `lease` is not the one it is under. */
export const settleMail = (
  db: Db,
  { id, lease }: { id: string; lease: Date | null },
  end: Partial<
    Pick<OutboxRow, 'status' | 'attempts' | 'dueAt' | 'lastError' | 'sentAt' | 'messageId'>
  >,
) =>
  db
    .update(db.t.outbox)
    .set({ ...end, claimedUntil: null })
    .where(
      and(
        eq(db.t.outbox.id, id),
        eq(db.t.outbox.status, 'waiting'),
        lease ? eq(db.t.outbox.claimedUntil, lease) : undefined,
      ),
    )
    .returning({ id: db.t.outbox.id })

/** What asked the vendor of a review for something, whatever became of it. */
export const mailsOfReview = (db: Db, reviewId: string) =>
  db
    .select({
      id: db.t.outbox.id,
      kind: db.t.outbox.kind,
      payload: db.t.outbox.payload,
      status: db.t.outbox.status,
      dueAt: db.t.outbox.dueAt,
      sentAt: db.t.outbox.sentAt,
    })
    .from(db.t.outbox)
    .where(and(eq(db.t.outbox.reviewId, reviewId), inArray(db.t.outbox.kind, [...askingKinds])))

/** Writes a row unless one with this id is there already. */
export const insertMailOnce = (db: Db, row: Outbox['$inferInsert']) =>
  db.insert(db.t.outbox).values(row).onConflictDoNothing()

/** When the next mail comes due, whoever holds it. */
export const nextMailDue = (db: Db) =>
  db
    .select({ dueAt: db.t.outbox.dueAt })
    .from(db.t.outbox)
    .where(eq(db.t.outbox.status, 'waiting'))
    .orderBy(asc(db.t.outbox.dueAt))
    .limit(1)
