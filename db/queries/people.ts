// Staff accounts, their sessions, and the settings of the organisation.
import { and, asc, desc, eq, isNull, lt, ne, sql } from 'drizzle-orm'
import type { Db } from '../store'

export type UserRow = Db['t']['users']['$inferSelect']

/** At most one row; none on a database that has not been set up. */
export const anyUser = (db: Db) => db.select({ id: db.t.users.id }).from(db.t.users).limit(1)

/** Every account; put into reading order by the caller, because databases collate differently. */
export const allUsers = (db: Db) => db.select().from(db.t.users).orderBy(asc(db.t.users.id))

export const userById = (db: Db, id: string) =>
  db.select().from(db.t.users).where(eq(db.t.users.id, id))

/** `email` in lower case, as stored. */
export const userByEmail = (db: Db, email: string) =>
  db.select().from(db.t.users).where(eq(db.t.users.email, email))

export const insertUser = (db: Db, row: Db['t']['users']['$inferInsert']) =>
  db.insert(db.t.users).values(row)

/** Changes nothing, and returns nothing, when somebody else changed the account since `revision`. */
export const updateUser = (
  db: Db,
  at: { id: string; revision: number },
  change: { name: string; roles: string[]; active: boolean },
) =>
  db
    .update(db.t.users)
    .set({ ...change, revision: at.revision + 1 })
    .where(and(eq(db.t.users.id, at.id), eq(db.t.users.revision, at.revision)))
    .returning({ id: db.t.users.id })

export const setPassword = (
  db: Db,
  id: string,
  password: { passwordHash: string; passwordTemporary: boolean; passwordExpiresAt: Date | null },
) => db.update(db.t.users).set(password).where(eq(db.t.users.id, id))

export const setShortcuts = (db: Db, id: string, shortcuts: boolean) =>
  db.update(db.t.users).set({ shortcuts }).where(eq(db.t.users.id, id))

/** No row back where it was set so already. */
export const setDigest = (db: Db, id: string, digest: boolean) =>
  db
    .update(db.t.users)
    .set({ digest })
    .where(and(eq(db.t.users.id, id), ne(db.t.users.digest, digest)))
    .returning({ id: db.t.users.id })

export const insertStaffSession = (db: Db, row: Db['t']['staffSessions']['$inferInsert']) =>
  db.insert(db.t.staffSessions).values(row)

/** The session with its person as they are now: a changed role counts from the next request on. */
export const staffSessionByToken = (db: Db, tokenHash: string) =>
  db
    .select({ session: db.t.staffSessions, user: db.t.users })
    .from(db.t.staffSessions)
    .innerJoin(db.t.users, eq(db.t.users.id, db.t.staffSessions.userId))
    .where(eq(db.t.staffSessions.tokenHash, tokenHash))

/** Most recently used first. */
export const openSessionsOf = (db: Db, userId: string) =>
  db
    .select()
    .from(db.t.staffSessions)
    .where(and(eq(db.t.staffSessions.userId, userId), isNull(db.t.staffSessions.revokedAt)))
    .orderBy(desc(db.t.staffSessions.lastSeenAt), asc(db.t.staffSessions.id))

export const noteSessionUse = (db: Db, id: string, at: Date) =>
  db.update(db.t.staffSessions).set({ lastSeenAt: at }).where(eq(db.t.staffSessions.id, id))

/** Ends one session of this person; another person's id ends nothing. */
export const revokeSession = (db: Db, of: { id: string; userId: string }, at: Date) =>
  db
    .update(db.t.staffSessions)
    .set({ revokedAt: at })
    .where(
      and(
        eq(db.t.staffSessions.id, of.id),
        eq(db.t.staffSessions.userId, of.userId),
        isNull(db.t.staffSessions.revokedAt),
      ),
    )
    .returning({ id: db.t.staffSessions.id })

/** Ends every session of this person, but for the one named in `except`. */
export const revokeSessionsOf = (db: Db, of: { userId: string; except: string | null }, at: Date) =>
  db
    .update(db.t.staffSessions)
    .set({ revokedAt: at })
    .where(
      and(
        eq(db.t.staffSessions.userId, of.userId),
        isNull(db.t.staffSessions.revokedAt),
        of.except === null ? undefined : ne(db.t.staffSessions.id, of.except),
      ),
    )
    .returning({ id: db.t.staffSessions.id })

/** Ended sessions tell nothing that the audit log does not. */
export const forgetExpiredSessions = (db: Db, userId: string, now: Date) =>
  db
    .delete(db.t.staffSessions)
    .where(and(eq(db.t.staffSessions.userId, userId), lt(db.t.staffSessions.expiresAt, now)))

export const settingByKey = (db: Db, key: string) =>
  db.select().from(db.t.settings).where(eq(db.t.settings.key, key))

export const removeSetting = (db: Db, key: string) =>
  db.delete(db.t.settings).where(eq(db.t.settings.key, key)).returning({ key: db.t.settings.key })

export const putSetting = (db: Db, row: { key: string; value: unknown; updatedAt: Date }) =>
  db
    .insert(db.t.settings)
    .values(row)
    .onConflictDoUpdate({
      target: db.t.settings.key,
      set: {
        value: row.value,
        updatedAt: row.updatedAt,
        revision: sql`${db.t.settings.revision} + 1`,
      },
    })
