// Reads what the dates of one review follow from: its status, its decision, and what the decision rests on.
import { conditionsOf } from '../../../db/queries/conditions'
import { reviewById } from '../../../db/queries/reviews'
import { type Db, run, type Work } from '../../../db/store'
import type { Organisation } from '../../core/people/organisation'
import type { ScheduleFacts } from '../../core/schedule/due-items'
import { dateIn, type PlainDate } from '../../core/schedule/plain-date'
import { isInUse } from '../../core/schedule/re-review'
import { evidenceRelied, waiversRelied } from '../judgement/decision-ground'
import type { CaseDefinitions } from '../judgement/definitions'
import { type CaseFile, loadCase } from '../judgement/load-case'
import type { CaseRow } from '../judgement/with-review'
import { loadOrganisation } from '../organisation/read-organisation'

export interface Scheduled {
  facts: ScheduleFacts
  /** The organisation's: zone, lead times and how rounds are sent. */
  settings: Organisation
  /** Of a decided review. */
  file: CaseFile | null
}

/** `definitions` may be null only for reviews that are not decided. */
export function* scheduleFacts(
  tx: Db,
  row: CaseRow,
  { definitions, now }: { definitions: CaseDefinitions | null; now: Date },
): Work<Scheduled> {
  const { review } = row
  const settings = yield* loadOrganisation(tx)
  const { timeZone } = settings
  const open = {
    reviewId: review.id,
    status: review.status,
    dueOn: review.dueOn,
    preparedOn: review.preparedBecause === '' ? null : dateIn(timeZone, review.createdAt),
  }
  const { decision, decidedAt, validUntil } = review
  if (review.status !== 'decided' || decision === null || decidedAt === null) {
    return { facts: { ...open, decided: null }, settings, file: null }
  }
  if (definitions === null)
    throw new Error(`Review ${review.number} was planned without its questionnaire`)
  const file = yield* loadCase(tx, row, { questionnaire: definitions.questionnaire, now })
  const conditions = yield* run(conditionsOf(tx, review.id))
  const decidedOn = dateIn(timeZone, decidedAt)
  const decided = {
    tier: file.input.tier,
    decidedOn,
    fullDecidedOn: review.fullDecidedOn ?? decidedOn,
    decision,
    validUntil,
    evidence: evidenceRelied(file, definitions.frameworks),
    openConditions: conditions.filter(({ status }) => status === 'open'),
    waivers: isInUse({ decision }) ? waiversFollowed(file) : [],
  }
  return { facts: { ...open, decided }, settings, file }
}

const waiversFollowed = (file: CaseFile) =>
  waiversRelied(file).map(({ withdrawnAt, ...waiver }) => ({
    ...waiver,
    withdrawnOn: withdrawnAt && dateIn(file.organisation.timeZone, withdrawnAt),
  }))

/** The last decision on a full round before this one, which asks less; null where this one asks everything. */
export function* fullDecisionBefore(
  tx: Db,
  { row: { review }, organisation }: CaseFile,
): Work<PlainDate | null> {
  if (review.kind === 'full' || review.priorReviewId === null) return null
  const [prior] = yield* run(reviewById(tx, review.priorReviewId))
  if (!prior?.decidedAt) return null
  return prior.fullDecidedOn ?? dateIn(organisation.timeZone, prior.decidedAt)
}
