// The reviews that somebody ticked, by the names that a page calls them. Asks for no permission: its callers do.
import { reviewByNumber } from '../../../db/queries/reviews'
import type { Services } from '../context'
import { offeringWords } from '../mail/invitation-facts'

export interface ChosenReview {
  number: number
  vendor: string
  offering: string
}

export async function nameChosen(
  { store }: Pick<Services, 'store'>,
  numbers: readonly number[],
): Promise<ChosenReview[]> {
  const rows = await Promise.all(numbers.map((number) => reviewByNumber(store.db, number)))
  return rows.flat().map(({ review, vendor, offering }) => ({
    number: review.number,
    vendor: vendor.name,
    offering: offeringWords(offering),
  }))
}
