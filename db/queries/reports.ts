// Frozen reports: written once at the decision, read ever after.
import { and, asc, desc, eq, max } from 'drizzle-orm'
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
      reason: db.t.reports.reason,
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

/** The same report gives the same bytes, so a file that is known already stays as it was first given out. */
export const addReportFile = (db: Db, row: Tables['reportFiles']['$inferInsert']) =>
  db.insert(db.t.reportFiles).values(row).onConflictDoNothing()

export const reportFile = (db: Db, sha256: string) =>
  db
    .select({
      reviewId: db.t.reportFiles.reviewId,
      version: db.t.reportFiles.version,
      kind: db.t.reportFiles.kind,
    })
    .from(db.t.reportFiles)
    .where(eq(db.t.reportFiles.sha256, sha256))

/** Reports whose record has this hash: one, because each names its own number and version. */
export const reportsByHash = (db: Db, recordHash: string) =>
  db
    .select({ reviewId: db.t.reports.reviewId, version: db.t.reports.version })
    .from(db.t.reports)
    .where(eq(db.t.reports.recordHash, recordHash))

export const newestVersion = (db: Db, reviewId: string) =>
  db
    .select({ version: max(db.t.reports.version) })
    .from(db.t.reports)
    .where(eq(db.t.reports.reviewId, reviewId))

/** The newest version of every report there is, by the numbers of reviews. */
export const newestReports = (db: Db) =>
  db
    .select({ number: db.t.reviews.number, version: max(db.t.reports.version) })
    .from(db.t.reports)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.reports.reviewId))
    .groupBy(db.t.reviews.number)
    .orderBy(asc(db.t.reviews.number))
