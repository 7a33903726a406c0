// Prepares the next round of a decided review: drafts it for procurement to look at and send, or joins one that is open.
import { appendAudit } from '../../../db/queries/audit'
import {
  changeReview,
  insertReview,
  lastDecidedReview,
  lastReviewNumber,
  type ReviewRow,
} from '../../../db/queries/reviews'
import { askCarriedAgain, insertChangeRound, openReviewsOfUse } from '../../../db/queries/rounds'
import { type Db, run, type Work } from '../../../db/store'
import type { AuditActor } from '../../core/audit/events'
import { reviewLabel } from '../../core/review/number'
import { joinedReasons, joinRound, type RoundKind } from '../../core/rounds/join'
import type { PlainDate } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { planOpenReview } from '../schedule/plan-ahead'

export interface RoundWanted {
  /** The decided review that it follows. */
  prior: ReviewRow
  kind: RoundKind
  /** Null asks everything. */
  questionIds: readonly string[] | null
  /** In words, to follow "because". */
  because: string
  /** The change that it looks into, where one was recorded. */
  changeId: string | null
  at: Date
  dueOn: PlainDate
  /** Who caused it; the portal itself unless told. */
  actor?: AuditActor
}

export type RoundPrepared =
  | { ok: true; reviewId: string; number: number; how: 'drafted' | 'joined' }
  | { ok: false; sentence: string }

type Context = Pick<Services, 'ids'>

/** `yield* prepareRound(tx, ctx, wanted)`: prepared twice, the second time joins the first. */
export function* prepareRound(tx: Db, ctx: Context, wanted: RoundWanted): Work<RoundPrepared> {
  const { prior } = wanted
  const open = yield* run(openReviewsOfUse(tx, prior.useId))
  const [here] = open.filter(({ offeringId }) => offeringId === prior.offeringId)
  if (here) return yield* joinOpenRound(tx, here, wanted)
  const [elsewhere] = open
  if (elsewhere) {
    return refused(`${reviewLabel(elsewhere.number)} reviews this use with another offering.`)
  }
  const [last] = yield* run(lastDecidedReview(tx, prior))
  if (prior.status !== 'decided' || last?.id !== prior.id) {
    return refused(`${reviewLabel(prior.number)} is not the decision that holds for this use.`)
  }
  return yield* draftRound(tx, ctx, wanted)
}

const refused = (sentence: string) => ({ ok: false, sentence }) as const

/** Also for the first round, which follows no decision. */
export function* joinOpenRound(
  tx: Db,
  open: ReviewRow,
  wanted: Omit<RoundWanted, 'prior' | 'dueOn'>,
): Work<RoundPrepared> {
  const { kind, questionIds, because } = wanted
  const joined = joinRound(open, { kind, questionIds })
  if (!joined.ok) return joined
  const { change, added } = joined
  const preparedBecause = joinedReasons(open.preparedBecause, because)
  const told = preparedBecause !== open.preparedBecause
  if (change || told) {
    const changed = yield* run(changeReview(tx, open, { ...change, preparedBecause }))
    if (changed.length === 0) throw new Error('The round moved within its own transaction')
    if (added.length > 0) yield* run(askCarriedAgain(tx, open.id, added))
  }
  // What was prepared before and brings nothing new is not told a second time.
  if (change || told || wanted.changeId !== null) yield* remember(tx, open, wanted, 'joined')
  return { ok: true, reviewId: open.id, number: open.number, how: 'joined' }
}

function* draftRound(tx: Db, { ids }: Context, wanted: RoundWanted): Work<RoundPrepared> {
  const { prior, kind, questionIds, because, at, dueOn } = wanted
  const [last] = yield* run(lastReviewNumber(tx))
  const { useId, offeringId, contactId, tier, tierReasons, intakeFacts } = prior
  const { questionnaireSlug, questionnaireVersion, questionnaireHash } = prior
  const draft = {
    id: ids.id(),
    number: (last?.number ?? 0) + 1,
    ...{ useId, offeringId, contactId, tier, tierReasons, intakeFacts },
    // Sending freezes all of these anew: a draft may rest while the bank and the intake move on.
    ...{ questionnaireSlug, questionnaireVersion, questionnaireHash },
    round: prior.round + 1,
    priorReviewId: prior.id,
    kind,
    asks: questionIds && [...questionIds],
    preparedBecause: because,
    status: 'draft' as const,
    launchedById: prior.ownerId ?? prior.launchedById,
    ownerId: prior.ownerId,
    createdAt: at,
    dueOn,
  }
  yield* run(insertReview(tx, draft))
  yield* planOpenReview(tx, draft.number, at)
  yield* remember(tx, draft, wanted, 'drafted')
  return { ok: true, reviewId: draft.id, number: draft.number, how: 'drafted' }
}

/** Ties cause and round together, and records it with the round. */
function* remember(
  tx: Db,
  { id: reviewId, round }: Pick<ReviewRow, 'id' | 'round'>,
  wanted: Omit<RoundWanted, 'prior' | 'dueOn'>,
  how: 'drafted' | 'joined',
) {
  const { changeId, questionIds, kind, because, at, actor = 'job' } = wanted
  const asked = questionIds && [...questionIds]
  if (changeId !== null) {
    yield* run(insertChangeRound(tx, { changeId, reviewId, questionIds: asked ?? [], at }))
  }
  const payload = { round, roundKind: kind, because, changeId, questionIds: asked }
  const event = how === 'drafted' ? ('round prepared' as const) : ('round joined' as const)
  yield* appendAudit(tx, { at, actor }, [{ kind: event, reviewId, payload }])
}
