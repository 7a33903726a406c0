// Published questionnaires: a version is written once and never again.
import { and, eq } from 'drizzle-orm'
import type { Db } from '../store'

export const publishedQuestionnaire = (db: Db, slug: string, version: number) =>
  db
    .select()
    .from(db.t.questionnaires)
    .where(and(eq(db.t.questionnaires.slug, slug), eq(db.t.questionnaires.version, version)))
    .limit(1)

export const insertQuestionnaire = (db: Db, row: Db['t']['questionnaires']['$inferInsert']) =>
  db.insert(db.t.questionnaires).values(row)
