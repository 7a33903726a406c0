// Finds the last decided review of the same offering, and what of it the next round brings back.
import { lastDecidedOfOffering } from '../../../db/queries/carried'
import { evidenceLinksForStaff } from '../../../db/queries/judgement'
import { reviewByNumber } from '../../../db/queries/reviews'
import { read, run } from '../../../db/store'
import { type Carried, carriedFrom } from '../../core/review/carry'
import { dateIn, type PlainDate } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { type CaseEvidence, type CaseFile, loadCase } from '../judgement/load-case'
import { removalOf } from '../privacy/contents-removed'

export interface CarriedRound extends Carried<CaseEvidence> {
  reviewId: string
  /** When it was submitted, for answers that do not say when they were given. */
  submittedOn: PlainDate
}

type Context = Pick<Services, 'store' | 'clock' | 'questionnaires'>

/**
 * Null where the offering was never decided on, or with another questionnaire, or where those answers were removed. A
 * decided review changes no more.
 */
export async function carriedRound(ctx: Context, offeringId: string): Promise<CarriedRound | null> {
  const { db } = ctx.store
  const [found] = await lastDecidedOfOffering(db, offeringId)
  const [row] = found ? await reviewByNumber(db, found.number) : []
  const { current } = ctx.questionnaires
  if (!row || row.review.questionnaireSlug !== current.definition.slug) return null
  if (await read(db, (tx) => removalOf(tx, row.review))) return null
  const questionnaire = await ctx.questionnaires.frozen(row.review)
  const now = ctx.clock.now()
  const { file, links } = await read(db, function* (tx) {
    return {
      file: yield* loadCase(tx, row, { questionnaire, now }),
      links: yield* run(evidenceLinksForStaff(tx, row.review.id)),
    }
  })
  const { timeZone } = file.organisation
  return {
    ...carriedFrom(earlierIn(file, links), current, dateIn(timeZone, now)),
    reviewId: row.review.id,
    submittedOn: dateIn(timeZone, row.review.submittedAt ?? now),
  }
}

type Links = Awaited<ReturnType<typeof evidenceLinksForStaff>>

/** A decided review as the next round looks back on it. */
export function earlierIn(
  { questionnaire, answers, evidence, assessment }: CaseFile,
  links: Links,
) {
  const rejected = [...assessment.standing].filter(([, { kind }]) => kind === 'rejected')
  return {
    questionnaire,
    answers: [...answers.values()],
    evidence,
    links,
    rejected: new Set(rejected.map(([questionId]) => questionId)),
  }
}
