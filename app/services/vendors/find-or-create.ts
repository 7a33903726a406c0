// Finds a vendor, an offering or a contact that is already known, else creates it, inside the caller's transaction.
import { appendAudit } from '../../../db/queries/audit'
import {
  contactByEmail,
  insertContact,
  insertOffering,
  insertVendor,
  offeringByKey,
  vendorByDomain,
} from '../../../db/queries/vendors'
import { type Db, run } from '../../../db/store'
import type { AuditActor } from '../../core/audit/events'
import type { ContactInput, OfferingInput, VendorInput } from '../../core/vendors/input'
import { offeringKeyOf, searchKeyOf } from '../../core/vendors/search-key'
import type { Ids } from '../../ports/ids'

/** What every row made here needs besides its own facts. */
export interface Making {
  ids: Ids
  at: Date
  actor: AuditActor
}

/** `created` is false where the row was there before; then nothing typed has changed it. */
export interface Found {
  id: string
  created: boolean
}

/** By website domain, which the caller has worked out from the web address. */
export function* findOrCreateVendor(
  tx: Db,
  { ids, ...made }: Making,
  input: VendorInput & { domain: string },
) {
  const [known] = yield* run(vendorByDomain(tx, input.domain))
  if (known !== undefined) return { id: known.id, created: false } satisfies Found
  const id = ids.id()
  const { name, domain } = input
  const row = { id, name, legalName: input.legalName || name, domain }
  const searchKey = searchKeyOf(`${row.name} ${row.legalName} ${domain}`)
  yield* run(insertVendor(tx, { ...row, searchKey, createdAt: made.at }))
  const payload = { vendorId: id, name, domain }
  yield* appendAudit(tx, made, [{ kind: 'vendor created', reviewId: null, payload }])
  return { id, created: true } satisfies Found
}

/** By product and plan, as `offeringKeyOf` spells them. */
export function* findOrCreateOffering(
  tx: Db,
  { ids, ...made }: Making,
  input: OfferingInput & { vendorId: string; website: string },
) {
  const { vendorId, name, plan, website } = input
  const searchKey = offeringKeyOf(input)
  const [known] = yield* run(offeringByKey(tx, vendorId, searchKey))
  if (known !== undefined) return { id: known.id, created: false } satisfies Found
  const id = ids.id()
  const row = { id, vendorId, name, plan, website, searchKey, createdAt: made.at }
  yield* run(insertOffering(tx, row))
  const payload = { vendorId, offeringId: id, name, plan }
  yield* appendAudit(tx, made, [{ kind: 'offering created', reviewId: null, payload }])
  return { id, created: true } satisfies Found
}

/** By e-mail address within the vendor. */
export function* findOrCreateContact(
  tx: Db,
  { ids, ...made }: Making,
  input: ContactInput & { vendorId: string },
) {
  const { vendorId, name, email } = input
  const [known] = yield* run(contactByEmail(tx, vendorId, email))
  if (known !== undefined) return { id: known.id, created: false } satisfies Found
  const id = ids.id()
  yield* run(insertContact(tx, { id, vendorId, name, email, createdAt: made.at }))
  const payload = { vendorId, contactId: id }
  yield* appendAudit(tx, made, [{ kind: 'contact created', reviewId: null, payload }])
  return { id, created: true } satisfies Found
}
