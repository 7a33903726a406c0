// Between reviews a vendor tells of a change from its own page: written down, its rounds prepared, and staff told.
import { announcedInScope, announcedSince } from '../../../db/queries/changes'
import { type RespondentScope, reviewInScope } from '../../../db/queries/respond'
import { reviewById } from '../../../db/queries/reviews'
import { type Db, run } from '../../../db/store'
import type { Respondent } from '../../core/access/roles'
import { type AnnounceInput, happenedFlaw } from '../../core/changes/input'
import { kindById, kindsFor } from '../../core/changes/kinds'
import { isWithVendor } from '../../core/review/lifecycle'
import type { Services } from '../context'
import { queueReReviewComing } from '../mail/queue-notices'
import { tellInvolved } from '../mail/tell-staff'
import { frozenOf, lookAhead } from './look-ahead'
import { dueOf } from './record-change'
import { writeChange } from './write-change'

type Context = Pick<Services, 'store' | 'clock' | 'ids' | 'questionnaires'>

export type Announced =
  | { ok: true }
  | { ok: false; reason: 'not the lead' | 'not now' | 'too many' }
  | { ok: false; reason: 'wrong field'; field: 'kind' | 'happenedOn'; sentence: string }

/** More than a team has to tell in a day: what lies beyond is not telling. */
const MOST_A_DAY = 10
const DAY_MS = 86_400_000

/** Every use of the offering is looked at; its vendor is told of none of them. */
export async function announceChange(
  ctx: Context,
  respondent: Respondent,
  input: AnnounceInput,
): Promise<Announced> {
  const kind = kindById(ctx.questionnaires.changes, input.kind)
  if (!kind?.recordedBy.includes('vendor')) {
    return { ok: false, reason: 'wrong field', field: 'kind', sentence: 'Choose what changed' }
  }
  const [own] = await reviewById(ctx.store.db, respondent.reviewId)
  if (!own) throw new Error('The session has no review')
  const { offeringId } = own
  const frozen = await frozenOf(ctx, offeringId)
  const now = ctx.clock.now()
  const id = ctx.ids.id()
  return ctx.store.transact(function* (tx) {
    const refused = yield* refusal(tx, respondent, now)
    if (refused) return refused
    const { dueOn, today } = yield* dueOf(tx, kind, now)
    const flaw = happenedFlaw(input.happenedOn, today)
    if (flaw !== null) {
      return { ok: false, reason: 'wrong field', field: 'happenedOn', sentence: flaw } as const
    }
    const targets = yield* lookAhead(tx, { kind, offeringId, useId: null, frozen, now })
    const { what, happenedOn } = input
    const { invitationId } = respondent
    const row = {
      ...{ id, kind: kind.id, offeringId, useId: null, what, happenedOn, dueOn, at: now },
      ...{ source: 'vendor' as const, recordedById: null, invitationId, evidenceId: null },
    }
    const actor = `respondent:${invitationId}` as const
    const rounds = yield* writeChange(tx, ctx, { row, kind, targets, actor })
    yield* tellInvolved(
      tx,
      { reviewId: respondent.reviewId, ids: ctx.ids, at: now },
      { changeId: id },
    )
    for (const { how, reviewId } of rounds) {
      if (how === 'drafted') yield* queueReReviewComing(tx, { reviewId, at: now })
    }
    return { ok: true } as const
  })
}

function* refusal(tx: Db, scope: RespondentScope, now: Date) {
  const [review] = yield* run(reviewInScope(tx, scope))
  if (!review || review.part !== null) return { ok: false, reason: 'not the lead' } as const
  if (!mayAnnounce(review)) return { ok: false, reason: 'not now' } as const
  const since = new Date(now.getTime() - DAY_MS)
  const [told] = yield* run(announcedSince(tx, scope, since))
  return (told?.announced ?? 0) >= MOST_A_DAY ? ({ ok: false, reason: 'too many' } as const) : null
}

/** While the questions lie with the vendor, what changed belongs into its answers. */
export const mayAnnounce = ({
  status,
}: Pick<Awaited<ReturnType<typeof reviewInScope>>[number], 'status'>): boolean =>
  !isWithVendor(status) && status !== 'draft' && status !== 'cancelled'

/** What may be announced, and what was from this vendor's pages of this review. */
export async function readAnnouncing(
  { store, questionnaires }: Pick<Services, 'store' | 'questionnaires'>,
  scope: RespondentScope,
) {
  const rows = await announcedInScope(store.db, scope)
  const { changes } = questionnaires
  return {
    kinds: kindsFor(changes, 'vendor').map(({ id, title, hint }) => ({ id, title, hint })),
    announced: rows.map(({ id, kind, what, happenedOn, at }) => ({
      ...{ id, what, happenedOn, at: at.toISOString() },
      title: kindById(changes, kind)?.title ?? kind,
    })),
  }
}
