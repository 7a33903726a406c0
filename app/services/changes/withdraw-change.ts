// Takes a change back while its rounds are still drafts: what only it had opened is closed again, with the reason.
import { appendAudit } from '../../../db/queries/audit'
import {
  changeById,
  changesOfReview,
  roundsOfChanges,
  withdrawChangeRow,
} from '../../../db/queries/changes'
import { changeReview, type ReviewRow, reviewById } from '../../../db/queries/reviews'
import { offeringById } from '../../../db/queries/vendors'
import { type Db, run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { kindById } from '../../core/changes/kinds'
import { reviewLabel } from '../../core/review/number'
import type { Services } from '../context'
import { notAllowed, notFound, notNow } from '../judgement/refusal'
import { planOpenReview } from '../schedule/plan-ahead'

type Context = Pick<Services, 'store' | 'clock' | 'questionnaires'>

export async function withdrawChange(
  ctx: Context,
  staff: Staff,
  { vendorId, changeId, reason }: { vendorId: string; changeId: string; reason: string },
) {
  if (!allows(staff, 'change.record')) return notAllowed()
  const at = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    const [change] = yield* run(changeById(tx, changeId))
    const [of] = change ? yield* run(offeringById(tx, change.offeringId)) : []
    // Named below another vendor's page it is not there.
    if (!change || of?.vendor.id !== vendorId) return notFound()
    if (change.withdrawnAt !== null) return notNow('This change was withdrawn before.')
    const rounds = yield* run(roundsOfChanges(tx, [changeId]))
    const gone = rounds.find(({ status }) => status !== 'draft')
    if (gone) {
      return notNow(
        `${reviewLabel(gone.number)} looks into it and is ${gone.status}: what its vendor was asked is not taken back from here.`,
      )
    }
    const withdrawn = { withdrawnAt: at, withdrawnById: staff.id, withdrawnReason: reason }
    yield* run(withdrawChangeRow(tx, changeId, withdrawn))
    const actor = `user:${staff.id}` as const
    for (const { reviewId } of rounds) {
      const [draft] = yield* run(reviewById(tx, reviewId))
      if (draft)
        yield* shrink(tx, draft, { changes: ctx.questionnaires.changes, at, actor, reason })
    }
    const payload = { changeId, changeKind: change.kind, reason }
    const told = rounds.length > 0 ? rounds.map(({ reviewId }) => reviewId) : [null]
    for (const reviewId of told) {
      yield* appendAudit(tx, { at, actor }, [{ kind: 'change withdrawn', reviewId, payload }])
    }
    return { ok: true as const, result: null }
  })
}

interface Shrinking {
  changes: Context['questionnaires']['changes']
  at: Date
  actor: `user:${string}`
  reason: string
}

/** A draft keeps what something else asks; one that nothing asks for any more is discarded. */
function* shrink(tx: Db, draft: ReviewRow, { changes, at, actor, reason }: Shrinking) {
  if (draft.asks === null) return
  const causes = (yield* run(changesOfReview(tx, draft.id))).filter(
    ({ change }) => change.withdrawnAt === null,
  )
  const light = draft.kind === 'light' ? changes.lightCheck : null
  const asks = [
    ...new Set([...(light?.questions ?? []), ...causes.flatMap(({ questionIds }) => questionIds)]),
  ]
  const reasons = [
    ...(light ? [light.because] : []),
    ...causes.map(({ change }) => kindById(changes, change.kind)?.because ?? change.kind),
  ]
  if (asks.length > 0) {
    const preparedBecause = [...new Set(reasons)].join('; ')
    yield* run(changeReview(tx, draft, { asks, preparedBecause }))
    return
  }
  const cancelReason = `What it was prepared for was withdrawn: ${reason}`
  yield* run(changeReview(tx, draft, { status: 'cancelled', cancelReason }))
  yield* planOpenReview(tx, draft.number, at)
  yield* appendAudit(tx, { at, actor }, [
    { kind: 'review cancelled', reviewId: draft.id, payload: { reason: cancelReason } },
  ])
}
