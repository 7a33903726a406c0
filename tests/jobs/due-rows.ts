// Reviews with their vendors and what is due about them, by the thousand, for tests and benches of the schedule.
import type { Store } from '../../db/store'
import {
  aContact,
  anOffering,
  aReview,
  aStaff,
  aUse,
  aVendor,
  fill,
  type Row,
} from '../support/store'

export const DUE_ON = '2026-12-14'
/** The end of that day in UTC, and the moment from which a vendor is late. */
export const DUE_AT = new Date('2026-12-15T00:00:00.000Z')

/** As the job names it. */
export const overdueId = (place: number) => `review-${place}/review overdue//${DUE_ON}`

/** So many reviews that are late, each with its one waiting item. */
export async function fillOverdue(store: Store, count: number): Promise<void> {
  await fill(store, {
    users: [aStaff()],
    vendors: [aVendor()],
    offerings: [anOffering()],
    contacts: [aContact()],
    uses: [aUse()],
  })
  for (let from = 1; from <= count; from += 500) {
    const places = Array.from({ length: Math.min(500, count - from + 1) }, (_, at) => from + at)
    await fill(store, {
      reviews: places.map((number) =>
        aReview({ id: `review-${number}`, number, status: 'answering', dueOn: DUE_ON }),
      ),
      dueItems: places.map(anOverdueItem),
    })
  }
}

const anOverdueItem = (place: number): Row<'dueItems'> => ({
  id: overdueId(place),
  reviewId: `review-${place}`,
  kind: 'review overdue',
  dueAt: DUE_AT,
  status: 'waiting',
  createdAt: DUE_AT,
})
