// Links in mails to colleagues: for a new password, and to an account that waits for its owner.
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { StaffLinkPurpose } from '../../app/core/people/staff-link'
import type { Db } from '../store'

export const insertStaffLink = (db: Db, row: Db['t']['staffLinks']['$inferInsert']) =>
  db.insert(db.t.staffLinks).values(row)

export const staffLinkById = (db: Db, id: string) =>
  db
    .select({ link: db.t.staffLinks, user: db.t.users })
    .from(db.t.staffLinks)
    .innerJoin(db.t.users, eq(db.t.users.id, db.t.staffLinks.userId))
    .where(eq(db.t.staffLinks.id, id))

export const staffLinkByToken = (db: Db, of: { purpose: StaffLinkPurpose; tokenHash: string }) =>
  db
    .select({ link: db.t.staffLinks, user: db.t.users })
    .from(db.t.staffLinks)
    .innerJoin(db.t.users, eq(db.t.users.id, db.t.staffLinks.userId))
    .where(
      and(eq(db.t.staffLinks.tokenHash, of.tokenHash), eq(db.t.staffLinks.purpose, of.purpose)),
    )

/** Latest first. */
export const invitationsOf = (db: Db, userId: string) =>
  db
    .select()
    .from(db.t.staffLinks)
    .where(and(eq(db.t.staffLinks.userId, userId), eq(db.t.staffLinks.purpose, 'invitation')))
    .orderBy(desc(db.t.staffLinks.createdAt), desc(db.t.staffLinks.id))

export const allInvitations = (db: Db) =>
  db
    .select()
    .from(db.t.staffLinks)
    .where(eq(db.t.staffLinks.purpose, 'invitation'))
    .orderBy(desc(db.t.staffLinks.createdAt), desc(db.t.staffLinks.id))

export const resetsSince = (db: Db, userId: string, since: Date) =>
  db
    .select({ id: db.t.staffLinks.id })
    .from(db.t.staffLinks)
    .where(
      and(
        eq(db.t.staffLinks.userId, userId),
        eq(db.t.staffLinks.purpose, 'reset'),
        gt(db.t.staffLinks.createdAt, since),
      ),
    )

/** Once, whoever posts twice: no row back for a link that is used, withdrawn or run out. */
export const takeStaffLink = (db: Db, id: string, now: Date) =>
  db
    .update(db.t.staffLinks)
    .set({ usedAt: now })
    .where(
      and(
        eq(db.t.staffLinks.id, id),
        isNull(db.t.staffLinks.usedAt),
        isNull(db.t.staffLinks.withdrawnAt),
        gt(db.t.staffLinks.expiresAt, now),
      ),
    )
    .returning({ id: db.t.staffLinks.id })

/** Of one purpose, or of all: from now on they open nothing. */
export const withdrawStaffLinks = (
  db: Db,
  of: { userId: string; purpose: StaffLinkPurpose | null },
  at: Date,
) =>
  db
    .update(db.t.staffLinks)
    .set({ withdrawnAt: at })
    .where(
      and(
        eq(db.t.staffLinks.userId, of.userId),
        of.purpose === null ? undefined : eq(db.t.staffLinks.purpose, of.purpose),
        isNull(db.t.staffLinks.usedAt),
        isNull(db.t.staffLinks.withdrawnAt),
      ),
    )
    .returning({ id: db.t.staffLinks.id })
