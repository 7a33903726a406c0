// Raises the tier of a review and of its use, and opens to the vendor exactly what the higher tier asks besides.
import { changeReview, reviewByNumber } from '../../../db/queries/reviews'
import { filedUse, setUseTier } from '../../../db/queries/uses'
import { type Db, run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { AuditEvent } from '../../core/audit/events'
import type { TierRaise } from '../../core/intake/raise'
import { openToVendor } from '../clarify/open-to-vendor'
import { caseDefinitions } from './definitions'
import { loadCase } from './load-case'
import { openProposalBlocks } from './open-proposal'
import { notFound, notNow, stale } from './refusal'
import { becauseOf, raiseOf } from './tier-raise'
import { type CaseRow, changeCase, type JudgementContext } from './with-review'

/** Resolves to the questions that are now open to the vendor; without any, the review stays where it is. */
export async function raiseTier(ctx: JudgementContext, staff: Staff, number: number) {
  const definitions = await caseDefinitions(ctx, number)
  const about = { number, action: 'review.raiseTier' } as const
  return changeCase(ctx, staff, about, function* (tx, row, at) {
    if (!definitions) return notFound()
    const { review } = row
    if (review.status !== 'in review') {
      return notNow(`This review is ${review.status}: its tier is raised while it is in review.`)
    }
    const file = yield* loadCase(tx, row, { questionnaire: definitions.questionnaire, now: at })
    const raise = raiseOf(file, definitions.intake)
    const blocked = yield* openProposalBlocks(tx, review.id)
    if (raise === null) return notNow('No answer asks for a higher tier any more.')
    if (blocked) return blocked
    if (!(yield* writeTier(tx, row, { raise, byId: staff.id, at }))) {
      return stale('Somebody changed this review in between.')
    }
    const events = [
      raisedEvent(row, raise),
      ...(yield* raiseUse(tx, row, { raise, by: staff.name, at })),
    ]
    if (raise.opened.length === 0) return { ok: true as const, result: raise.opened, events }
    const [raised] = yield* run(reviewByNumber(tx, number))
    if (!raised) throw new Error('The review vanished within its own transaction')
    const asked = raise.opened.map((questionId) => ({ questionId, text: QUESTION }))
    const opening = { row: raised, staff, at, ids: ctx.ids, message: MESSAGE, asked }
    const opened = yield* openToVendor(tx, opening)
    // Refused only where nobody could answer: then nothing at all is raised.
    if (!opened.ok) throw new RaiseRefused(opened.sentence)
    return { ok: true as const, result: raise.opened, events: [...events, ...opened.events] }
  }).catch((error: unknown) => {
    if (error instanceof RaiseRefused) return notNow(error.message)
    throw error
  })
}

/** Rolls the transaction back: a tier without its questions would be decided on half of what it asks. */
class RaiseRefused extends Error {}

/** Read by the vendor: nothing of tiers, scores or what the requester had said. */
const MESSAGE =
  'Your answers name data that we had not expected. For such data we ask the questions below as well.'
const QUESTION = 'This question is new to you: it is asked because of the data that you named.'

interface Raised {
  raise: TierRaise
  at: Date
}

function* writeTier(tx: Db, { review }: CaseRow, { raise, byId, at }: Raised & { byId: string }) {
  const changed = yield* run(
    changeReview(tx, review, {
      tier: raise.tier,
      tierReasons: raise.reasons,
      tierRaised: { from: review.tier, byId, reason: becauseOf(raise), at: at.toISOString() },
      intakeFacts: { ...raise.facts },
    }),
  )
  return changed.length > 0
}

/** The use rises with its review, and never falls. */
function* raiseUse(tx: Db, { review }: CaseRow, { raise, by, at }: Raised & { by: string }) {
  const [found] = yield* run(filedUse(tx, review.useId))
  const from = found?.use.tier ?? null
  if (!found || from === null || from <= raise.tier) return []
  const { id, revision } = found.use
  const reason = becauseOf(raise)
  const tierChange = { from, by, reason, at: at.toISOString() }
  const changed = yield* run(setUseTier(tx, { id, revision }, { tier: raise.tier, tierChange }))
  if (changed.length === 0) throw new Error('The use moved within its own transaction')
  const payload = { useId: id, from, to: raise.tier, reason }
  return [{ kind: 'use tier changed', reviewId: null, payload } satisfies AuditEvent]
}

function raisedEvent({ review }: CaseRow, raise: TierRaise): AuditEvent {
  const payload = {
    from: review.tier,
    to: raise.tier,
    because: becauseOf(raise),
    questionIds: raise.opened,
  }
  return { kind: 'tier raised', reviewId: review.id, payload }
}
