// Findings of one review and of all, and what was said on those that rules suggest.
import { and, asc, desc, eq, max } from 'drizzle-orm'
import type { Db } from '../store'
import type { Tables } from '../tables'

type Insert<Name extends keyof Tables> = Tables[Name]['$inferInsert']

export const findingsOf = (db: Db, reviewId: string) =>
  db
    .select()
    .from(db.t.findings)
    .where(eq(db.t.findings.reviewId, reviewId))
    .orderBy(asc(db.t.findings.number))

/** Findings of every review, newest review first. */
export const allFindings = (db: Db) =>
  db
    .select({
      finding: db.t.findings,
      review: {
        number: db.t.reviews.number,
        decidedAt: db.t.reviews.decidedAt,
      },
      vendor: db.t.vendors.name,
      vendorSearchKey: db.t.vendors.searchKey,
      offering: db.t.offerings.name,
    })
    .from(db.t.findings)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.findings.reviewId))
    .innerJoin(db.t.offerings, eq(db.t.offerings.id, db.t.reviews.offeringId))
    .innerJoin(db.t.vendors, eq(db.t.vendors.id, db.t.offerings.vendorId))
    .orderBy(desc(db.t.reviews.number), asc(db.t.findings.number))

/** Every word on suggested findings, the last on each rule being the one that stands. */
export const suggestionWordsOf = (db: Db, reviewId: string) =>
  db
    .select()
    .from(db.t.suggestionWords)
    .where(eq(db.t.suggestionWords.reviewId, reviewId))
    .orderBy(asc(db.t.suggestionWords.rule), asc(db.t.suggestionWords.seq))

export const addSuggestionWord = (db: Db, row: Insert<'suggestionWords'>) =>
  db.insert(db.t.suggestionWords).values(row)

export const lastFindingNumber = (db: Db, reviewId: string) =>
  db
    .select({ number: max(db.t.findings.number) })
    .from(db.t.findings)
    .where(eq(db.t.findings.reviewId, reviewId))

export const addFinding = (db: Db, row: Insert<'findings'>) => db.insert(db.t.findings).values(row)

/** Changes the finding only if it still has the revision that was read; resolves to its id or to nothing. */
export const changeFinding = (
  db: Db,
  at: { reviewId: string; id: string; revision: number },
  change: Partial<Insert<'findings'>>,
) =>
  db
    .update(db.t.findings)
    .set({ ...change, revision: at.revision + 1 })
    .where(
      and(
        eq(db.t.findings.reviewId, at.reviewId),
        eq(db.t.findings.id, at.id),
        eq(db.t.findings.revision, at.revision),
      ),
    )
    .returning({ id: db.t.findings.id })
