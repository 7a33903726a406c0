// Frozen reports: written once at the decision, read ever after.
import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../store'
import type { Tables } from '../tables'

export const addReport = (db: Db, row: Tables['reports']['$inferInsert']) =>
  db.insert(db.t.reports).values(row)

/** Every version, newest first, without the record itself. */
export const reportVersions = (db: Db, reviewId: string) =>
  db
    .select({
      version: db.t.reports.version,
      recordHash: db.t.reports.recordHash,
      frozenAt: db.t.reports.frozenAt,
      frozenBy: db.t.users.name,
    })
    .from(db.t.reports)
    .innerJoin(db.t.users, eq(db.t.users.id, db.t.reports.frozenById))
    .where(eq(db.t.reports.reviewId, reviewId))
    .orderBy(desc(db.t.reports.version))

export const frozenReport = (db: Db, reviewId: string, version: number) =>
  db
    .select()
    .from(db.t.reports)
    .where(and(eq(db.t.reports.reviewId, reviewId), eq(db.t.reports.version, version)))
