// What the form about a change offers: its kinds, the vendor's products and the uses of them under review.
import { listedReviews } from '../../../db/queries/reviews'
import { offeringsOfVendor, vendorById } from '../../../db/queries/vendors'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { kindsFor } from '../../core/changes/kinds'
import { compareNames } from '../../core/vendors/search-key'
import type { Services } from '../context'
import { notAllowed, notFound } from '../judgement/refusal'
import { offeringWords } from '../mail/invitation-facts'

export async function prepareChange(
  { store, questionnaires }: Pick<Services, 'store' | 'questionnaires'>,
  staff: Staff,
  vendorId: string,
) {
  if (!allows(staff, 'change.record')) return notAllowed()
  const [vendor] = await vendorById(store.db, vendorId)
  if (!vendor) return notFound()
  const offerings = await offeringsOfVendor(store.db, vendorId)
  const reviews = await listedReviews(store.db, { vendorId })
  const uses = new Map(reviews.map(({ useId, useTitle }) => [useId, useTitle]))
  return {
    ok: true as const,
    page: {
      vendor: { id: vendor.id, name: vendor.name },
      kinds: kindsFor(questionnaires.changes, 'staff').map(({ id, title, hint, days }) => ({
        ...{ id, title, hint, days },
      })),
      offerings: offerings
        .map((offering) => ({ id: offering.id, words: offeringWords(offering) }))
        .sort((a, b) => compareNames(a.words, b.words)),
      uses: [...uses]
        .map(([id, title]) => ({ id, title }))
        .sort((a, b) => compareNames(a.title, b.title)),
    },
  }
}
