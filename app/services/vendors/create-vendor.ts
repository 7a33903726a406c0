// Creates a vendor once; an address whose domain is known leads to the vendor that is already there.
import { vendorByDomain } from '../../../db/queries/vendors'
import { run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { domainOf } from '../../core/vendors/domain'
import type { VendorInput } from '../../core/vendors/input'
import type { Services } from '../context'
import { findOrCreateVendor } from './find-or-create'

export type VendorCreated =
  | { ok: true; vendorId: string }
  | { ok: false; reason: 'not allowed' | 'not a web address' }
  | { ok: false; reason: 'already known'; vendor: { id: string; name: string; domain: string } }

export async function createVendor(
  ctx: Pick<Services, 'store' | 'clock' | 'ids'>,
  staff: Staff,
  input: VendorInput,
): Promise<VendorCreated> {
  if (!allows(staff, 'vendor.manage')) return { ok: false, reason: 'not allowed' }
  const found = domainOf(input.website)
  if (!found.ok) return found
  const making = { ids: ctx.ids, at: ctx.clock.now(), actor: `user:${staff.id}` as const }
  return ctx.store.transact(function* (tx) {
    const [known] = yield* run(vendorByDomain(tx, found.domain))
    if (known !== undefined) {
      const { id, name, domain } = known
      return { ok: false, reason: 'already known', vendor: { id, name, domain } } as const
    }
    const { id } = yield* findOrCreateVendor(tx, making, { ...input, domain: found.domain })
    return { ok: true, vendorId: id } as const
  })
}
