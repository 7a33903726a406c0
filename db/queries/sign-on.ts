// Who is linked to a person at an identity provider, and which of its answers were used.
import { and, eq, lt } from 'drizzle-orm'
import type { Db } from '../store'

/** The provider and its own name for somebody. */
export interface ProvidersPerson {
  issuer: string
  subject: string
}

export const signOnLink = (db: Db, { issuer, subject }: ProvidersPerson) =>
  db
    .select()
    .from(db.t.signOnLinks)
    .where(and(eq(db.t.signOnLinks.issuer, issuer), eq(db.t.signOnLinks.subject, subject)))

export const signOnLinksOf = (db: Db, userId: string) =>
  db.select().from(db.t.signOnLinks).where(eq(db.t.signOnLinks.userId, userId))

export const insertSignOnLink = (db: Db, row: Db['t']['signOnLinks']['$inferInsert']) =>
  db.insert(db.t.signOnLinks).values(row)

/** The links that there were; none where the account was not linked. */
export const deleteSignOnLinksOf = (db: Db, userId: string) =>
  db
    .delete(db.t.signOnLinks)
    .where(eq(db.t.signOnLinks.userId, userId))
    .returning({ issuer: db.t.signOnLinks.issuer })

/** No row back where this answer was used before. */
export const spendSignOnReturn = (db: Db, row: Db['t']['signOnReturns']['$inferInsert']) =>
  db
    .insert(db.t.signOnReturns)
    .values(row)
    .onConflictDoNothing()
    .returning({ flowHash: db.t.signOnReturns.flowHash })

/** A flow that has run out is refused for that alone. */
export const forgetSignOnReturns = (db: Db, now: Date) =>
  db.delete(db.t.signOnReturns).where(lt(db.t.signOnReturns.expiresAt, now))
