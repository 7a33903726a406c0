// The second step of signing in: who is half-way through, whose factor it is, and their backup codes.
import { and, count, eq, gt, isNull, lt, or } from 'drizzle-orm'
import type { Db } from '../store'

export const insertPendingSignIn = (db: Db, row: Db['t']['pendingSignIns']['$inferInsert']) =>
  db.insert(db.t.pendingSignIns).values(row)

export const pendingSignInByToken = (db: Db, tokenHash: string, now: Date) =>
  db
    .select({ pending: db.t.pendingSignIns, user: db.t.users })
    .from(db.t.pendingSignIns)
    .innerJoin(db.t.users, eq(db.t.users.id, db.t.pendingSignIns.userId))
    .where(
      and(eq(db.t.pendingSignIns.tokenHash, tokenHash), gt(db.t.pendingSignIns.expiresAt, now)),
    )

/** Once, whoever asks twice: no row back for the second. */
export const endPendingSignIn = (db: Db, id: string) =>
  db
    .delete(db.t.pendingSignIns)
    .where(eq(db.t.pendingSignIns.id, id))
    .returning({ id: db.t.pendingSignIns.id })

export const endPendingSignInsOf = (db: Db, userId: string) =>
  db.delete(db.t.pendingSignIns).where(eq(db.t.pendingSignIns.userId, userId))

export const setSecondFactor = (
  db: Db,
  userId: string,
  factor: { secondFactorSeed: string; secondFactorAt: Date; secondFactorStep: number } | null,
) =>
  db
    .update(db.t.users)
    .set(factor ?? { secondFactorSeed: null, secondFactorAt: null, secondFactorStep: null })
    .where(eq(db.t.users.id, userId))

/** Each code once: no row back where this step, or a later one, was accepted before. */
export const takeStep = (db: Db, userId: string, step: number) =>
  db
    .update(db.t.users)
    .set({ secondFactorStep: step })
    .where(
      and(
        eq(db.t.users.id, userId),
        or(isNull(db.t.users.secondFactorStep), lt(db.t.users.secondFactorStep, step)),
      ),
    )
    .returning({ id: db.t.users.id })

/** Each backup code once: no row back for one that is unknown or used. */
export const takeBackupCode = (db: Db, of: { userId: string; codeHash: string }, at: Date) =>
  db
    .update(db.t.backupCodes)
    .set({ usedAt: at })
    .where(
      and(
        eq(db.t.backupCodes.userId, of.userId),
        eq(db.t.backupCodes.codeHash, of.codeHash),
        isNull(db.t.backupCodes.usedAt),
      ),
    )
    .returning({ id: db.t.backupCodes.id })

export const removeBackupCodes = (db: Db, userId: string) =>
  db.delete(db.t.backupCodes).where(eq(db.t.backupCodes.userId, userId))

export const insertBackupCodes = (db: Db, rows: Db['t']['backupCodes']['$inferInsert'][]) =>
  db.insert(db.t.backupCodes).values(rows)

export const backupCodesLeft = (db: Db, userId: string) =>
  db
    .select({ left: count() })
    .from(db.t.backupCodes)
    .where(and(eq(db.t.backupCodes.userId, userId), isNull(db.t.backupCodes.usedAt)))

export const sessionById = (db: Db, id: string) =>
  db.select().from(db.t.staffSessions).where(eq(db.t.staffSessions.id, id))
