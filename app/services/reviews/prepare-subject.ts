// What the vendor step of a launch starts from: the intake's words, or the draft that is resumed, and what is known already.
import { reviewByNumber } from '../../../db/queries/reviews'
import { filedUse } from '../../../db/queries/uses'
import { contactsOfVendor, offeringsOfVendor, vendorByDomain } from '../../../db/queries/vendors'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { productParts } from '../../core/uses/product'
import { PRODUCT_ITEM } from '../../core/uses/use-form'
import { domainOf } from '../../core/vendors/domain'
import type { Services } from '../context'
import type { UseRow } from '../uses/use-facts'

/** Field name → what it starts with. */
export interface SubjectStart {
  draftId: string
  useId: string
  useTitle: string
  fields: Record<'vendorName' | 'website' | 'product' | 'plan', string> &
    Record<'contactName' | 'contactEmail', string>
  /** The vendor that the web address belongs to, with what may be picked instead of typed. */
  known: {
    name: string
    domain: string
    offerings: { name: string; plan: string }[]
    contacts: { name: string; email: string }[]
  } | null
}

export type SubjectPrepared =
  | { ok: true; start: SubjectStart }
  | { ok: false; reason: 'not allowed' | 'no such use' }

/** From a filed use: a fresh draft id, so that the form sent twice makes one draft. */
export async function prepareFromUse(
  ctx: Pick<Services, 'store' | 'ids'>,
  staff: Staff,
  useId: string,
): Promise<SubjectPrepared> {
  if (!allows(staff, 'review.launch')) return { ok: false, reason: 'not allowed' }
  const [found] = await filedUse(ctx.store.db, useId)
  if (found === undefined || found.use.status !== 'filed')
    return { ok: false, reason: 'no such use' }
  const typed = productParts(String(found.use.intake[PRODUCT_ITEM] ?? ''))
  const known = await knownVendor(ctx, typed.website)
  const contact = known?.contacts[0]
  const fields = {
    vendorName: known?.name ?? typed.vendor,
    website: typed.website,
    product: typed.product,
    plan: '',
    contactName: contact?.name ?? '',
    contactEmail: contact?.email ?? '',
  }
  return { ok: true, start: { draftId: ctx.ids.id(), ...about(found.use), fields, known } }
}

/** From a draft that is taken up again. */
export async function prepareFromDraft(
  ctx: Pick<Services, 'store'>,
  staff: Staff,
  number: number,
): Promise<SubjectPrepared> {
  if (!allows(staff, 'review.launch')) return { ok: false, reason: 'not allowed' }
  const [rows] = await reviewByNumber(ctx.store.db, number)
  if (rows === undefined || rows.review.status !== 'draft')
    return { ok: false, reason: 'no such use' }
  const { review, vendor, offering, contact, use } = rows
  const website = offering.website || vendor.domain
  const fields = {
    vendorName: vendor.name,
    website,
    product: offering.name,
    plan: offering.plan,
    contactName: contact.name,
    contactEmail: contact.email,
  }
  const known = await knownVendor(ctx, website)
  return { ok: true, start: { draftId: review.id, ...about(use), fields, known } }
}

const about = ({ id, title }: Pick<UseRow, 'id' | 'title'>) => ({ useId: id, useTitle: title })

async function knownVendor({ store: { db } }: Pick<Services, 'store'>, website: string) {
  const found = domainOf(website)
  const [vendor] = found.ok ? await vendorByDomain(db, found.domain) : []
  if (vendor === undefined) return null
  const [offerings, contacts] = await Promise.all([
    offeringsOfVendor(db, vendor.id),
    contactsOfVendor(db, vendor.id),
  ])
  return {
    name: vendor.name,
    domain: vendor.domain,
    offerings: offerings.map(({ name, plan }) => ({ name, plan })),
    contacts: contacts.map(({ name, email }) => ({ name, email })),
  }
}
