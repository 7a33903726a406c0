// What a draft is run over: every review that was submitted and not called off; and the versions a draft may not change.
import { and, asc, isNotNull, ne } from 'drizzle-orm'
import type { Db } from '../store'

export const submittedReviews = (db: Db) =>
  db
    .select({ number: db.t.reviews.number, slug: db.t.reviews.questionnaireSlug })
    .from(db.t.reviews)
    .where(and(isNotNull(db.t.reviews.submittedAt), ne(db.t.reviews.status, 'cancelled')))
    .orderBy(asc(db.t.reviews.number))

export const publishedHashes = (db: Db) =>
  db
    .select({
      slug: db.t.questionnaires.slug,
      version: db.t.questionnaires.version,
      hash: db.t.questionnaires.hash,
    })
    .from(db.t.questionnaires)
