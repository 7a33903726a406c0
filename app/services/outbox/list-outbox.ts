// Every mail with how it fared; for invitations that people hand over themselves, the link as well.
import { type MailStatus, outboxCounts, outboxPage } from '../../../db/queries/outbox'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { isWithVendor } from '../../core/review/lifecycle'
import { PAGE_ROWS } from '../../core/review/listing'
import type { Services } from '../context'
import { respondLink } from '../mail/invitation-facts'

export interface OutboxAsked {
  status: MailStatus | null
  /** Counts from 1. */
  page: number
  origin: string
}

type Context = Pick<Services, 'store' | 'secrets' | 'mailer'>
type Row = Awaited<ReturnType<typeof outboxPage>>[number]

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
  const withLinks = allows(staff, 'review.handOver')
  return {
    ok: true,
    mails: rows.map(({ payload, dueAt, sentAt, ...row }) => ({
      ...row,
      dueAt: dueAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
      link: withLinks ? linkTo(ctx, { ...row, payload }, origin) : null,
    })),
    page: shown,
    pages,
    counts: { known: countOf(null), waiting: countOf('waiting'), failed: countOf('failed') },
    mailsGoOut: ctx.mailer !== null,
    mayRetry: allows(staff, 'outbox.retry'),
  } as const
}

/** Only while the vendor has something to do with it. */
function linkTo(
  { secrets }: Context,
  { kind, payload, reviewStatus }: Pick<Row, 'kind' | 'payload' | 'reviewStatus'>,
  origin: string,
): string | null {
  const { invitationId } = payload
  if (kind !== 'invitation' || typeof invitationId !== 'string') return null
  if (reviewStatus === null || !isWithVendor(reviewStatus)) return null
  return respondLink(origin, secrets.deriveToken('invitation', invitationId))
}
