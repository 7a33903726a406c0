// An administrator changes what vendors, mails and reports call us, the zone our deadlines end in, and how time is kept.
import { appendAudit } from '../../../db/queries/audit'
import { putSetting, settingByKey } from '../../../db/queries/people'
import { run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { ORGANISATION_KEY, type Organisation } from '../../core/people/organisation'
import type { Services } from '../context'

export type OrganisationChanged =
  | { ok: true }
  | { ok: false; reason: 'not allowed' | 'changed meanwhile' }

/** `revision` is the one that was read: of two administrators at once, the second is told and overwrites nothing. */
export async function changeOrganisation(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  { organisation, revision }: { organisation: Organisation; revision: number },
): Promise<OrganisationChanged> {
  if (!allows(staff, 'settings.manage')) return { ok: false, reason: 'not allowed' }
  const now = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    const [present] = yield* run(settingByKey(tx, ORGANISATION_KEY))
    if ((present?.revision ?? 0) !== revision) {
      return { ok: false, reason: 'changed meanwhile' } as const
    }
    yield* run(putSetting(tx, { key: ORGANISATION_KEY, value: organisation, updatedAt: now }))
    yield* appendAudit(tx, { at: now, actor: `user:${staff.id}` }, [
      { kind: 'settings changed', reviewId: null, payload: { key: ORGANISATION_KEY } },
    ])
    return { ok: true } as const
  })
}
