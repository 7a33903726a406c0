// Every mail with how it fared; for invitations that people hand over themselves, the link as well.
import {
  type MailStatus,
  outboxCounts,
  outboxPage,
  undeliveredInvitations,
} from '../../../db/queries/outbox'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { PAGE_ROWS } from '../../core/review/listing'
import type { Services } from '../context'
import { heldSince } from '../mail/hold'
import { respondLink } from '../mail/invitation-facts'
import { listFailedDue } from '../schedule/read-ahead'

export interface OutboxAsked {
  status: MailStatus | null
  /** Counts from 1. */
  page: number
  origin: string
}

type Context = Pick<Services, 'store' | 'secrets' | 'mailer'>

export async function listOutbox(
  ctx: Context,
  staff: Staff,
  { status, page, origin }: OutboxAsked,
) {
  if (!allows(staff, 'outbox.read')) return { ok: false, reason: 'not allowed' } as const
  const { db } = ctx.store
  const counts = await outboxCounts(db)
  const countOf = (wanted: MailStatus | null) =>
    counts.reduce((sum, one) => sum + (wanted === null || one.status === wanted ? one.rows : 0), 0)
  const pages = Math.max(1, Math.ceil(countOf(status) / PAGE_ROWS))
  const shown = Math.min(page, pages)
  const offset = (shown - 1) * PAGE_ROWS
  const rows = await outboxPage(db, { status, limit: PAGE_ROWS, offset })
  return {
    ok: true,
    mails: rows.map(({ dueAt, sentAt, ...row }) => ({
      ...row,
      dueAt: dueAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
    })),
    toHandOver: allows(staff, 'review.handOver') ? await linksToHandOver(ctx, origin) : [],
    page: shown,
    pages,
    counts: { known: countOf(null), waiting: countOf('waiting'), failed: countOf('failed') },
    notDone: await listFailedDue(ctx),
    mailsGoOut: ctx.mailer !== null,
    held: await heldSince(ctx),
    mayRetry: allows(staff, 'outbox.retry'),
  } as const
}

/** Invitations that nobody has got: all that wait where no mail is sent, and what could not be delivered. */
async function linksToHandOver({ store, secrets, mailer }: Context, origin: string) {
  const statuses = mailer === null ? (['waiting', 'failed'] as const) : (['failed'] as const)
  const rows = await undeliveredInvitations(store.db, statuses)
  return rows.map(({ invitationId, ...row }) => ({
    ...row,
    link: respondLink(origin, secrets.deriveToken('invitation', invitationId)),
  }))
}
