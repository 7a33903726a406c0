// What belongs to a vendor, by id: where the names that it chose for its people are looked for.
import {
  invitationsOf,
  offeringsOf,
  proposalsAbout,
  reviewsOf,
  usesOf,
} from '../../../db/queries/belongings'
import { type Db, run, type Work } from '../../../db/store'

/** Ids are random, so that those of different tables can lie in one set. */
export function* belongingsOf(db: Db, vendorId: string): Work<ReadonlySet<string>> {
  const offerings = (yield* run(offeringsOf(db, vendorId))).map(({ id }) => id)
  const uses = yield* run(usesOf(db, offerings))
  const reviews = yield* run(reviewsOf(db, offerings))
  const reviewIds = reviews.map(({ id }) => id)
  const invitations = yield* run(invitationsOf(db, reviewIds))
  const proposals = yield* run(proposalsAbout(db, reviewIds))
  return new Set([
    vendorId,
    ...offerings,
    ...[...uses, ...reviews, ...invitations, ...proposals].map(({ id }) => id),
    ...reviews.map(({ useId }) => useId),
  ])
}
