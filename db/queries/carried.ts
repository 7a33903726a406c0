// What a new round brings along from the one before.
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../store'
import type { Tables } from '../tables'

type Insert<Name extends keyof Tables> = Tables[Name]['$inferInsert']

/** The latest review of an offering that led to a decision. */
export const lastDecidedOfOffering = (db: Db, offeringId: string) =>
  db
    .select({ number: db.t.reviews.number })
    .from(db.t.reviews)
    .where(
      and(
        eq(db.t.reviews.offeringId, offeringId),
        inArray(db.t.reviews.status, ['decided', 'closed']),
      ),
    )
    .orderBy(desc(db.t.reviews.decidedAt), desc(db.t.reviews.number))
    .limit(1)

export const insertCarriedAnswers = (db: Db, rows: Insert<'answers'>[]) =>
  db.insert(db.t.answers).values(rows)

/** Evidence first, because links refer to it; nothing where there is none. */
export const insertCarriedEvidence = (
  db: Db,
  evidence: Insert<'evidence'>[],
  links: Insert<'evidenceLinks'>[],
) => [
  ...(evidence.length > 0 ? [db.insert(db.t.evidence).values(evidence)] : []),
  ...(links.length > 0 ? [db.insert(db.t.evidenceLinks).values(links)] : []),
]
