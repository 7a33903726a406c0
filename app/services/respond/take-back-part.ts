// The lead takes a part back from a colleague: the link and its sessions end at once, what was written stays.
import { appendAudit } from '../../../db/queries/audit'
import { takeBackInScope } from '../../../db/queries/colleagues'
import { revokeSessionsOf } from '../../../db/queries/door'
import { reviewInScope } from '../../../db/queries/respond'
import { run } from '../../../db/store'
import type { Respondent } from '../../core/access/roles'
import type { Services } from '../context'
import type { ColleagueRefusal } from './invite-colleague'

export type PartTakenBack = { ok: true } | ColleagueRefusal | { ok: false; reason: 'not found' }

export async function takeBackPart(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  respondent: Respondent,
  colleagueId: string,
): Promise<PartTakenBack> {
  const at = clock.now()
  return store.transact(function* (tx) {
    const [review] = yield* run(reviewInScope(tx, respondent))
    if (!review || review.part !== null) return { ok: false, reason: 'not the lead' } as const
    const ended = yield* run(takeBackInScope(tx, respondent, colleagueId, at))
    if (ended.length === 0) return { ok: false, reason: 'not found' } as const
    yield* run(revokeSessionsOf(tx, colleagueId, at))
    const payload = { invitationId: colleagueId }
    yield* appendAudit(tx, { at, actor: `respondent:${respondent.invitationId}` }, [
      { kind: 'part taken back', reviewId: respondent.reviewId, payload },
    ])
    return { ok: true } as const
  })
}
