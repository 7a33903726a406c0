// Somebody who was forwarded the link says who should be asked instead; a person decides whether to invite them.
import { appendAudit } from '../../../db/queries/audit'
import { launcherInScope, mailsOfKind, queueMail } from '../../../db/queries/respond'
import { run } from '../../../db/store'
import type { ClosedDoor } from '../../core/respond/door'
import { isWithVendor } from '../../core/review/lifecycle'
import type { ContactInput } from '../../core/vendors/input'
import type { Services } from '../context'
import { findDoor } from './find-door'

/** For each invitation: whoever holds the link must not be able to flood the people who sent it. */
export const MOST_NAMED = 3

export type AnotherNamed =
  | { ok: true }
  | { ok: false; reason: 'unknown' | 'too many' | 'not with vendor' | ClosedDoor }

export async function nameAnother(
  ctx: Pick<Services, 'store' | 'clock' | 'ids' | 'secrets'>,
  token: string,
  { name, email }: ContactInput,
): Promise<AnotherNamed> {
  const found = await findDoor(ctx, token)
  if (!found.ok) return { ok: false, reason: found.reason }
  if (!isWithVendor(found.door.status)) return { ok: false, reason: 'not with vendor' }
  const { reviewId, invitationId } = found.door
  const scope = { reviewId, invitationId }
  const now = ctx.clock.now()
  const id = ctx.ids.id()
  return ctx.store.transact(function* (tx) {
    const before = yield* run(mailsOfKind(tx, scope, 'not me'))
    if (before.length >= MOST_NAMED) return { ok: false, reason: 'too many' } as const
    const [launcher] = yield* run(launcherInScope(tx, scope))
    if (!launcher) return { ok: false, reason: 'unknown' } as const
    const payload = { invitationId, name, email }
    const to = { toName: launcher.name, toEmail: launcher.email }
    yield* run(queueMail(tx, scope, { id, kind: 'not me', payload, ...to, now }))
    yield* appendAudit(tx, { at: now, actor: `respondent:${invitationId}` }, [
      { kind: 'another person named', reviewId, payload: { invitationId } },
    ])
    return { ok: true } as const
  })
}
