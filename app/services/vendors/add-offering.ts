// Adds a product on a plan to a vendor; the same product and plan, spelled alike, leads to the one that is there.
import { vendorById } from '../../../db/queries/vendors'
import { run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { OfferingInput } from '../../core/vendors/input'
import type { Services } from '../context'
import { findOrCreateOffering } from './find-or-create'

export type OfferingAdded =
  | { ok: true; offeringId: string; created: boolean }
  | { ok: false; reason: 'not allowed' | 'no such vendor' }

export async function addOffering(
  ctx: Pick<Services, 'store' | 'clock' | 'ids'>,
  staff: Staff,
  input: OfferingInput & { vendorId: string },
): Promise<OfferingAdded> {
  if (!allows(staff, 'vendor.manage')) return { ok: false, reason: 'not allowed' }
  const making = { ids: ctx.ids, at: ctx.clock.now(), actor: `user:${staff.id}` as const }
  return ctx.store.transact(function* (tx) {
    const [vendor] = yield* run(vendorById(tx, input.vendorId))
    if (vendor === undefined) return { ok: false, reason: 'no such vendor' } as const
    const found = yield* findOrCreateOffering(tx, making, { ...input, website: '' })
    return { ok: true, offeringId: found.id, created: found.created } as const
  })
}
