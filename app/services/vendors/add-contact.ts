// Adds a person to write to at a vendor; the same address leads to the contact that is there.
import { vendorById } from '../../../db/queries/vendors'
import { run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { ContactInput } from '../../core/vendors/input'
import type { Services } from '../context'
import { findOrCreateContact } from './find-or-create'

export type ContactAdded =
  | { ok: true; contactId: string; created: boolean }
  | { ok: false; reason: 'not allowed' | 'no such vendor' }

export async function addContact(
  ctx: Pick<Services, 'store' | 'clock' | 'ids'>,
  staff: Staff,
  input: ContactInput & { vendorId: string },
): Promise<ContactAdded> {
  if (!allows(staff, 'vendor.manage')) return { ok: false, reason: 'not allowed' }
  const making = { ids: ctx.ids, at: ctx.clock.now(), actor: `user:${staff.id}` as const }
  return ctx.store.transact(function* (tx) {
    const [vendor] = yield* run(vendorById(tx, input.vendorId))
    if (vendor === undefined) return { ok: false, reason: 'no such vendor' } as const
    const found = yield* findOrCreateContact(tx, making, input)
    return { ok: true, contactId: found.id, created: found.created } as const
  })
}
