// What the vendor step of a launch starts from: the intake's words, or the draft that is resumed, and what is known already.
import { reviewByNumber } from '../../../db/queries/reviews'
import { filedUse } from '../../../db/queries/uses'
import { contactsOfVendor, offeringsOfVendor, vendorByDomain } from '../../../db/queries/vendors'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { LapsedReview } from '../../core/judgement/standing'
import { productParts } from '../../core/uses/product'
import { PRODUCT_ITEM } from '../../core/uses/use-form'
import { domainOf } from '../../core/vendors/domain'
import type { Services } from '../context'
import type { UseRow } from '../uses/use-facts'
import { lapsesToTell, readLapses } from './read-lapses'

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
  /** What decisions on that vendor rested on and no longer holds. */
  lapsed: LapsedReview[]
}

export type SubjectPrepared =
  | { ok: true; start: SubjectStart }
  | { ok: false; reason: 'not allowed' | 'no such use' }

/** From a filed use: a fresh draft id, so that the form sent twice makes one draft. */
export async function prepareFromUse(
  ctx: Pick<Services, 'store' | 'ids' | 'clock'>,
  staff: Staff,
  useId: string,
): Promise<SubjectPrepared> {
  if (!allows(staff, 'review.launch')) return { ok: false, reason: 'not allowed' }
  const [found] = await filedUse(ctx.store.db, useId)
  if (found === undefined || found.use.status !== 'filed')
    return { ok: false, reason: 'no such use' }
  const typed = productParts(String(found.use.intake[PRODUCT_ITEM] ?? ''))
  const { known, lapsed } = await knownVendor(ctx, staff, typed.website)
  const contact = known?.contacts[0]
  const fields = {
    vendorName: known?.name ?? typed.vendor,
    website: typed.website,
    product: typed.product,
    plan: '',
    contactName: contact?.name ?? '',
    contactEmail: contact?.email ?? '',
  }
  return { ok: true, start: { draftId: ctx.ids.id(), ...about(found.use), fields, known, lapsed } }
}

/** From a draft that is taken up again. */
export async function prepareFromDraft(
  ctx: Pick<Services, 'store' | 'clock'>,
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
  const { known, lapsed } = await knownVendor(ctx, staff, website)
  return { ok: true, start: { draftId: review.id, ...about(use), fields, known, lapsed } }
}

const about = ({ id, title }: Pick<UseRow, 'id' | 'title'>) => ({ useId: id, useTitle: title })

async function knownVendor(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  website: string,
): Promise<Pick<SubjectStart, 'known' | 'lapsed'>> {
  const { db } = ctx.store
  const found = domainOf(website)
  const [vendor] = found.ok ? await vendorByDomain(db, found.domain) : []
  if (vendor === undefined) return { known: null, lapsed: [] }
  const [offerings, contacts] = await Promise.all([
    offeringsOfVendor(db, vendor.id),
    contactsOfVendor(db, vendor.id),
  ])
  return {
    known: {
      name: vendor.name,
      domain: vendor.domain,
      offerings: offerings.map(({ name, plan }) => ({ name, plan })),
      contacts: contacts.map(({ name, email }) => ({ name, email })),
    },
    lapsed: lapsesToTell(await readLapses(ctx, vendor.id), staff),
  }
}
