// What nobody reads again, by kind: removed once its time is over.
import { and, eq, exists, inArray, isNotNull, isNull, lt, ne, notExists, or } from 'drizzle-orm'
import type { SweptKind } from '../../app/core/privacy/retention'
import type { Db } from '../store'
import { ENDED } from './retention'

type Sweep = (db: Db, before: Date) => PromiseLike<{ id: string }[]>

export const sweep = {
  pendingSignIns: (db, before) =>
    db
      .delete(db.t.pendingSignIns)
      .where(lt(db.t.pendingSignIns.expiresAt, before))
      .returning({ id: db.t.pendingSignIns.id }),
  signOnReturns: (db, before) =>
    db
      .delete(db.t.signOnReturns)
      .where(lt(db.t.signOnReturns.expiresAt, before))
      .returning({ id: db.t.signOnReturns.flowHash }),
  // An invitation that ran out still says why its account opens for nobody, as long as it has no password.
  staffLinks: (db, before) =>
    db
      .delete(db.t.staffLinks)
      .where(
        and(
          lt(db.t.staffLinks.expiresAt, before),
          or(
            eq(db.t.staffLinks.purpose, 'reset'),
            isNotNull(db.t.staffLinks.usedAt),
            exists(ownerOf(db, db.t.staffLinks.userId, { passwordHash: true })),
          ),
        ),
      )
      .returning({ id: db.t.staffLinks.id }),
  backupCodes: (db, before) =>
    db
      .delete(db.t.backupCodes)
      .where(
        or(
          lt(db.t.backupCodes.usedAt, before),
          notExists(ownerOf(db, db.t.backupCodes.userId, { active: true })),
        ),
      )
      .returning({ id: db.t.backupCodes.id }),
  dueItems: (db, before) =>
    db
      .delete(db.t.dueItems)
      .where(
        and(
          lt(db.t.dueItems.dueAt, before),
          inArray(db.t.dueItems.status, ['done', 'dropped']),
          exists(
            db
              .select({ id: db.t.reviews.id })
              .from(db.t.reviews)
              .where(
                and(
                  eq(db.t.reviews.id, db.t.dueItems.reviewId),
                  inArray(db.t.reviews.status, [...ENDED]),
                ),
              ),
          ),
        ),
      )
      .returning({ id: db.t.dueItems.id }),
} satisfies Record<SweptKind, Sweep>

/** The account that a row belongs to, where it has a password, or is in use. */
const ownerOf = (
  db: Db,
  userId: Db['t']['staffLinks']['userId'] | Db['t']['backupCodes']['userId'],
  { passwordHash, active }: { passwordHash?: true; active?: true },
) =>
  db
    .select({ id: db.t.users.id })
    .from(db.t.users)
    .where(
      and(
        eq(db.t.users.id, userId),
        passwordHash && ne(db.t.users.passwordHash, ''),
        active && eq(db.t.users.active, true),
      ),
    )

/** Temporary passwords from before they had an end. */
export const endUnendingPasswords = (db: Db, at: Date) =>
  db
    .update(db.t.users)
    .set({ passwordExpiresAt: at })
    .where(and(eq(db.t.users.passwordTemporary, true), isNull(db.t.users.passwordExpiresAt)))
    .returning({ id: db.t.users.id })
