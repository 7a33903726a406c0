// Reads what the dates of one review follow from: its status, its decision, and what the decision rests on.
import { conditionsOf } from '../../../db/queries/conditions'
import { reviewById } from '../../../db/queries/reviews'
import { type Db, run, type Work } from '../../../db/store'
import type { Organisation } from '../../core/people/organisation'
import type { DecidedSchedule, ScheduleFacts } from '../../core/schedule/due-items'
import { dateIn } from '../../core/schedule/plain-date'
import { isInUse, lightCheckLeft } from '../../core/schedule/re-review'
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
  const before = yield* scheduleBefore(tx, file)
  const decided = {
    tier: file.input.tier,
    decidedOn,
    ...before,
    fullDecidedOn: before.fullDecidedOn ?? decidedOn,
    decision,
    validUntil,
    moved: review.nextReviewMoved,
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

/** From which day the full interval counts after this round, and which light check is left: a full round begins both anew. */
export function* scheduleBefore(
  tx: Db,
  { row: { review }, organisation, input }: CaseFile,
): Work<Pick<DecidedSchedule, 'fullDecidedOn' | 'lightLeft'>> {
  const anew = { fullDecidedOn: null, lightLeft: undefined }
  if (review.kind === 'full' || review.priorReviewId === null) return anew
  const [prior] = yield* run(reviewById(tx, review.priorReviewId))
  if (!prior?.decidedAt) return anew
  const fullDecidedOn = prior.fullDecidedOn ?? dateIn(organisation.timeZone, prior.decidedAt)
  const round = { kind: review.kind, decidedOn: input.asOf }
  const planned = { planned: prior.nextLightOn, from: fullDecidedOn }
  return { fullDecidedOn, lightLeft: lightCheckLeft(planned, round) }
}
