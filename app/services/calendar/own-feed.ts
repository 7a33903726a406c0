// A person's own calendar address: shown, made anew, withdrawn. One at a time opens something.
import { appendAudit } from '../../../db/queries/audit'
import { insertFeed, openFeedOf, revokeFeedsOf } from '../../../db/queries/calendar-feeds'
import { run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { AuditEvent } from '../../core/audit/events'
import type { Services } from '../context'

export interface OwnFeed {
  /** With the token: whoever has it reads the dates. */
  path: string
  /** ISO instants. */
  createdAt: string
  lastReadAt: string | null
}

/** `possible` is false for whoever has no date to read. */
export async function readOwnFeed(
  { store, secrets }: Pick<Services, 'store' | 'secrets'>,
  staff: Staff,
): Promise<{ possible: boolean; feed: OwnFeed | null }> {
  const [feed] = await openFeedOf(store.db, staff.id)
  const possible = allows(staff, 'review.list')
  if (feed === undefined) return { possible, feed: null }
  return {
    possible,
    feed: {
      path: `/calendar/feed/${secrets.deriveToken('calendar', feed.id)}.ics`,
      createdAt: feed.createdAt.toISOString(),
      lastReadAt: feed.lastReadAt?.toISOString() ?? null,
    },
  }
}

type FeedContext = Pick<Services, 'store' | 'clock' | 'ids' | 'secrets'>

/** The address before opens nothing from now on. */
export function renewFeed(ctx: FeedContext, staff: Staff): Promise<void> {
  const at = ctx.clock.now()
  const feedId = ctx.ids.id()
  const token = ctx.secrets.deriveToken('calendar', feedId)
  const row = { id: feedId, userId: staff.id, tokenHash: ctx.secrets.hash('calendar', token) }
  return ctx.store.transact(function* (tx) {
    const ended = yield* run(revokeFeedsOf(tx, staff.id, at))
    yield* run(insertFeed(tx, { ...row, createdAt: at }))
    const payload = { userId: staff.id, email: staff.email, feedId }
    const made = { kind: 'calendar feed made', reviewId: null, payload } as const
    const events: AuditEvent[] = [...ended.map(({ id }) => withdrawn(staff, id)), made]
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, events)
  })
}

export function withdrawFeed(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
): Promise<void> {
  const at = clock.now()
  return store.transact(function* (tx) {
    const ended = yield* run(revokeFeedsOf(tx, staff.id, at))
    const events = ended.map(({ id }) => withdrawn(staff, id))
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, events)
  })
}

const withdrawn = (staff: Staff, feedId: string): AuditEvent => ({
  kind: 'calendar feed withdrawn',
  reviewId: null,
  payload: { userId: staff.id, email: staff.email, feedId },
})
