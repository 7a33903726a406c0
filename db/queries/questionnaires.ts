// Published questionnaires: a version is written once and never again.
import { and, asc, desc, eq } from 'drizzle-orm'
import type { Db } from '../store'

export const publishedQuestionnaire = (db: Db, slug: string, version: number) =>
  db
    .select()
    .from(db.t.questionnaires)
    .where(and(eq(db.t.questionnaires.slug, slug), eq(db.t.questionnaires.version, version)))
    .limit(1)

export const insertQuestionnaire = (db: Db, row: Db['t']['questionnaires']['$inferInsert']) =>
  db.insert(db.t.questionnaires).values(row)

/** Every version that was ever published here, newest first within each slug. */
export const publishedVersions = (db: Db) =>
  db
    .select({
      slug: db.t.questionnaires.slug,
      version: db.t.questionnaires.version,
      hash: db.t.questionnaires.hash,
      publishedAt: db.t.questionnaires.publishedAt,
    })
    .from(db.t.questionnaires)
    .orderBy(asc(db.t.questionnaires.slug), desc(db.t.questionnaires.version))
