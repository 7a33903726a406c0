// An administrator changes what vendors, mails and reports call us, the zone our deadlines end in, and how time is kept.
import { appendAudit } from '../../../db/queries/audit'
import { putSetting } from '../../../db/queries/people'
import { run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { ORGANISATION_KEY, type Organisation } from '../../core/people/organisation'
import type { Services } from '../context'

export type OrganisationChanged = { ok: true } | { ok: false; reason: 'not allowed' }

export async function changeOrganisation(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  organisation: Organisation,
): Promise<OrganisationChanged> {
  if (!allows(staff, 'settings.manage')) return { ok: false, reason: 'not allowed' }
  const now = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    yield* run(putSetting(tx, { key: ORGANISATION_KEY, value: organisation, updatedAt: now }))
    yield* appendAudit(tx, { at: now, actor: `user:${staff.id}` }, [
      { kind: 'settings changed', reviewId: null, payload: { key: ORGANISATION_KEY } },
    ])
    return { ok: true } as const
  })
}
