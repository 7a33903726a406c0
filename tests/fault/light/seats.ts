// Reviews out at a vendor, each with somebody signed in to it: places for the harness to type, upload and submit at.
import { noFacts } from '../../../app/core/intake/facts'
import type { Secrets } from '../../../app/ports/secrets'
import { run } from '../../../db/store'
import { smallRow } from '../../services/respond-questionnaire'
import {
  aContact,
  anInvitation,
  anOffering,
  aReview,
  aStaff,
  aUse,
  aVendor,
  THEN,
} from '../../support/rows'
import type { LightPortal } from './portal'

export interface Seat {
  reviewId: string
  invitationId: string
  token: string
  cookie: string
}

const FAR = new Date('2099-01-01T00:00:00Z')
const keyOf = (number: number) => `f${number}`

/** The same for whoever has the key of the data folder. */
export function seatsOf(secrets: Secrets, count: number): Seat[] {
  return Array.from({ length: count }, (_, place) => {
    const key = keyOf(place + 1)
    const session = Buffer.from(JSON.stringify(`session ${key}`)).toString('base64')
    return {
      reviewId: `review-${key}`,
      invitationId: `invitation-${key}`,
      token: secrets.deriveToken('invitation', `invitation-${key}`),
      cookie: `assay_respondent=${encodeURIComponent(session)}`,
    }
  })
}

/** In one transaction, so that thousands take no longer than one. */
export async function makeSeats({ store, secrets }: LightPortal, count: number): Promise<void> {
  const { t } = store.db
  const frozen = {
    questionnaireSlug: smallRow.slug,
    questionnaireVersion: smallRow.version,
    questionnaireHash: smallRow.hash,
  }
  await store.transact(function* (tx) {
    yield* run(tx.insert(t.users).values(aStaff()))
    yield* run(tx.insert(t.vendors).values(aVendor()))
    yield* run(tx.insert(t.offerings).values(anOffering()))
    yield* run(tx.insert(t.contacts).values(aContact()))
    yield* run(tx.insert(t.uses).values(aUse()))
    yield* run(tx.insert(t.questionnaires).values({ ...smallRow, publishedAt: THEN }))
    for (const [place, seat] of seatsOf(secrets, count).entries()) {
      const { reviewId, invitationId: id, token } = seat
      const number = place + 1
      const intakeFacts = { ...noFacts }
      yield* run(
        tx.insert(t.reviews).values(aReview({ id: reviewId, number, intakeFacts, ...frozen })),
      )
      const tokenHash = secrets.hash('invitation', token)
      yield* run(
        tx.insert(t.invitations).values(anInvitation({ id, reviewId, tokenHash, expiresAt: FAR })),
      )
      yield* run(
        tx.insert(t.respondentSessions).values({
          id: `session-${keyOf(number)}`,
          tokenHash: secrets.hash('respondent session', `session ${keyOf(number)}`),
          invitationId: id,
          createdAt: THEN,
          lastSeenAt: new Date(),
          expiresAt: FAR,
        }),
      )
      yield* run(
        tx.insert(t.outbox).values({
          id: `reminder-${keyOf(number)}`,
          reviewId,
          kind: 'reminder',
          payload: { invitationId: id, offset: -7 },
          toName: 'Vera Vendor',
          toEmail: 'vera@vendor-1.example',
          dueAt: FAR,
          status: 'waiting',
          createdAt: THEN,
        }),
      )
    }
  })
}
