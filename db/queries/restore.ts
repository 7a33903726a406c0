// What a restored portal may not take over from its backup: whatever opened a door then may have been used or revoked since.
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm'
import type { Db } from '../store'

export const endStaffSessions = (db: Db, at: Date) =>
  db
    .update(db.t.staffSessions)
    .set({ revokedAt: at })
    .where(isNull(db.t.staffSessions.revokedAt))
    .returning({ id: db.t.staffSessions.id })

export const endRespondentSessions = (db: Db, at: Date) =>
  db
    .update(db.t.respondentSessions)
    .set({ revokedAt: at })
    .where(isNull(db.t.respondentSessions.revokedAt))
    .returning({ id: db.t.respondentSessions.id })

export const voidCodes = (db: Db, at: Date) =>
  db
    .update(db.t.respondentCodes)
    .set({ usedAt: at })
    .where(isNull(db.t.respondentCodes.usedAt))
    .returning({ id: db.t.respondentCodes.id })

/** Second steps of a sign-in that wait for a code. */
export const endPendingSignIns = (db: Db) =>
  db.delete(db.t.pendingSignIns).returning({ id: db.t.pendingSignIns.id })

export const voidBackupCodes = (db: Db, at: Date) =>
  db
    .update(db.t.backupCodes)
    .set({ usedAt: at })
    .where(isNull(db.t.backupCodes.usedAt))
    .returning({ id: db.t.backupCodes.id })

/** Links to reset a password or to choose a first one. */
export const withdrawStaffLinks = (db: Db, at: Date) =>
  db
    .update(db.t.staffLinks)
    .set({ withdrawnAt: at })
    .where(and(isNull(db.t.staffLinks.usedAt), isNull(db.t.staffLinks.withdrawnAt)))
    .returning({ id: db.t.staffLinks.id })

/** A temporary password that its owner has replaced since would open the account again. */
export const endTemporaryPasswords = (db: Db, at: Date) =>
  db
    .update(db.t.users)
    .set({ passwordExpiresAt: at })
    .where(
      and(
        eq(db.t.users.passwordTemporary, true),
        or(isNull(db.t.users.passwordExpiresAt), gt(db.t.users.passwordExpiresAt, at)),
      ),
    )
    .returning({ id: db.t.users.id })

/** Codes of an authenticator app up to this step of time count as used. */
export const passSecondFactorSteps = (db: Db, step: number) =>
  db
    .update(db.t.users)
    .set({ secondFactorStep: step })
    .where(
      and(
        isNotNull(db.t.users.secondFactorSeed),
        or(isNull(db.t.users.secondFactorStep), lt(db.t.users.secondFactorStep, step)),
      ),
    )

export const endInvitations = (db: Db, at: Date) =>
  db
    .update(db.t.invitations)
    .set({ revokedAt: at })
    .where(isNull(db.t.invitations.revokedAt))
    .returning({ id: db.t.invitations.id })

export const endCalendarFeeds = (db: Db, at: Date) =>
  db
    .update(db.t.calendarFeeds)
    .set({ revokedAt: at })
    .where(isNull(db.t.calendarFeeds.revokedAt))
    .returning({ id: db.t.calendarFeeds.id })

/** Mail that carries what is void now. */
export const cancelMailOf = (db: Db, kinds: readonly string[], because: string) =>
  db
    .update(db.t.outbox)
    .set({ status: 'cancelled', lastError: because })
    .where(and(eq(db.t.outbox.status, 'waiting'), inArray(db.t.outbox.kind, [...kinds])))
    .returning({ id: db.t.outbox.id })

export const countWaitingMail = (db: Db) =>
  db.select({ id: db.t.outbox.id }).from(db.t.outbox).where(eq(db.t.outbox.status, 'waiting'))

/** The links of the audit chain after `seq`, in order, for reading a long one piece by piece. */
export const linksAfter = (db: Db, seq: number, limit: number) =>
  db
    .select({ seq: db.t.auditEvents.seq, body: db.t.auditEvents.body, hash: db.t.auditEvents.hash })
    .from(db.t.auditEvents)
    .where(gt(db.t.auditEvents.seq, seq))
    .orderBy(asc(db.t.auditEvents.seq))
    .limit(limit)

/** When and with which manifest a backup was last made. */
export const lastEventOfKind = (db: Db, kind: string) =>
  db
    .select({ at: db.t.auditEvents.at, body: db.t.auditEvents.body })
    .from(db.t.auditEvents)
    .where(eq(db.t.auditEvents.kind, kind))
    .orderBy(desc(db.t.auditEvents.seq))
    .limit(1)
