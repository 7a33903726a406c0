// Makes a one-time code that staff hand to the vendor by another channel than the link, such as by telephone.
import {
  insertRespondentCode,
  invitationsOfReview,
  voidHandoverCodes,
} from '../../../db/queries/reviews'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { closedBecause, HANDED_CODE_DIGITS } from '../../core/respond/door'
import type { Services } from '../context'
import { notNow } from '../judgement/refusal'
import { changeCase } from '../judgement/with-review'

const VALID_HOURS = 72

/** The code is answered once and kept as a hash alone; codes made earlier stop working. */
export function makeHandoverCode(
  ctx: Pick<Services, 'store' | 'clock' | 'ids' | 'secrets'>,
  staff: Staff,
  number: number,
) {
  const code = ctx.ids.digits(HANDED_CODE_DIGITS)
  const codeHash = ctx.secrets.hash('handed code', code)
  const about = { number, action: 'review.handOver' } as const
  return changeCase(ctx, staff, about, function* (tx, { review }, at) {
    const invitations = yield* run(invitationsOfReview(tx, review.id))
    const open = invitations.find(
      (invitation) => closedBecause({ ...invitation, status: review.status }, at) === null,
    )
    if (open === undefined) return notNow('This review has no invitation that can be opened.')
    const invitationId = open.id
    const expiresAt = new Date(at.getTime() + VALID_HOURS * 60 * 60 * 1000)
    yield* run(voidHandoverCodes(tx, invitationId, at))
    yield* run(
      insertRespondentCode(tx, {
        id: ctx.ids.id(),
        invitationId,
        purpose: 'handover',
        codeHash,
        createdAt: at,
        expiresAt,
      }),
    )
    return {
      ok: true as const,
      result: { code, expiresAt },
      events: [
        { kind: 'code handed over' as const, reviewId: review.id, payload: { invitationId } },
      ],
    }
  })
}
