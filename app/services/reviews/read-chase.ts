// What chasing adds to a review: who looks after it, whether it is snoozed, whether its mail came back.
import { askedMail, chaseFacts, vendorAskedAt } from '../../../db/queries/chase'
import { staffNames } from '../../../db/queries/judgement'
import { isSnoozed, latestOf, type Snooze } from '../../core/review/snooze'
import type { PlainDate } from '../../core/schedule/plain-date'
import type { Services } from '../context'

export interface Chase {
  ownerId: string
  owner: string
  snoozed: (Snooze & { by: string }) | null
  /** The last mail that asked its vendor for something could not be delivered. */
  bounced: boolean
  /** Why the portal prepared it; empty where a person launched it. */
  preparedBecause: string
}

/** Mail that asks the vendor for something. */
const asking = ['invitation', 'reminder', 'nudge', 'returned']

/** By review id, of every review that is not at its end. Asks for no permission: its callers do. */
export async function readChase(
  { store: { db } }: Pick<Services, 'store'>,
  today: PlainDate,
): Promise<ReadonlyMap<string, Chase>> {
  const [rows, asked, users, failed] = await Promise.all([
    chaseFacts(db),
    vendorAskedAt(db),
    staffNames(db),
    askedMail(db, asking, 'failed'),
  ])
  const sent = failed.length > 0 ? await askedMail(db, asking, 'sent') : []
  const askedAt = new Map(asked.map(({ reviewId, at }) => [reviewId, at]))
  const sentAt = new Map(sent.map(({ reviewId, dueAt }) => [reviewId, dueAt]))
  const bounced = new Set(
    failed
      .filter(({ reviewId, dueAt }) => !isAfter(sentAt.get(reviewId), dueAt))
      .map(({ reviewId }) => reviewId),
  )
  const names = new Map(users.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id) ?? id
  return new Map(
    rows.map((row) => {
      const { id, snoozed, openedAt, lastActivityAt, submittedAt } = row
      const moves = [openedAt, lastActivityAt, submittedAt, askedAt.get(id) ?? null]
      const asleep = isSnoozed(snoozed, { today, vendorMovedAt: latestOf(moves) })
      const ownerId = row.ownerId ?? row.launchedById
      const chase: Chase = {
        ownerId,
        owner: nameOf(ownerId),
        snoozed: asleep && snoozed ? { ...snoozed, by: nameOf(snoozed.byId) } : null,
        bounced: bounced.has(id),
        preparedBecause: row.preparedBecause,
      }
      return [id, chase]
    }),
  )
}

const isAfter = (a: Date | null | undefined, b: Date | null): boolean =>
  a !== null && a !== undefined && b !== null && a > b
