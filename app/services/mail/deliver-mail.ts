// Delivers the mail that is due: takes a lease on a row, judges it, writes it, sends it, settles it; one row at a time.
import { claimMail, dueMail, type OutboxRow } from '../../../db/queries/delivery'
import type { OutboxEntry } from '../../core/mail/payload'
import type { Mail, Mailer } from '../../ports/mailer'
import type { Services } from '../context'
import { judgeRow } from './judge-row'
import { type MailEnd, settle } from './settle'

export interface DeliveryContext extends Pick<Services, 'store' | 'clock'> {
  mailer: Mailer
  /** Writes the mail of a row; see compose-mail.ts. */
  compose: (row: OutboxRow, entry: OutboxEntry) => Promise<Mail>
}

/** Longer than the mailer's time limits together, so that a row is never sent by two processes. */
export const LEASE_MS = 5 * 60 * 1000
const BATCH = 20

export type Pass = Record<MailEnd['end'] | 'lost', number> & {
  /** Mails that could not be written, which is a fault of the portal: they are tried again. */
  faults: { id: string; kind: string; error: unknown }[]
}

/** Works until nothing is due, the server is unreachable, or `stopped` answers true (asked before each mail). */
export async function deliverDueMail(
  ctx: DeliveryContext,
  stopped: () => boolean = () => false,
): Promise<Pass> {
  const pass: Pass = {
    sent: 0,
    postponed: 0,
    cancelled: 0,
    deferred: 0,
    refused: 0,
    unreachable: 0,
    lost: 0,
    faults: [],
  }
  for (;;) {
    const due = await dueMail(ctx.store.db, ctx.clock.now(), BATCH)
    if (due.length === 0) return pass
    for (const { id } of due) {
      if (stopped()) return pass
      await deliverOne(ctx, id, pass)
      // A server that takes no mail takes the next one neither; each would wait out its time limit.
      if (pass.unreachable > 0) return pass
    }
  }
}

async function deliverOne(ctx: DeliveryContext, id: string, pass: Pass): Promise<void> {
  const now = ctx.clock.now()
  const until = new Date(now.getTime() + LEASE_MS)
  const [row] = await claimMail(ctx.store.db, id, { now, until })
  if (!row) return
  const end = await endOf(ctx, row, pass)
  const kept = await settle(ctx, row, end, ctx.clock.now())
  pass[kept ? end.end : 'lost']++
}

async function endOf(ctx: DeliveryContext, row: OutboxRow, pass: Pass): Promise<MailEnd> {
  try {
    const { entry, judgement } = await judgeRow(ctx, row)
    if (!judgement.send) {
      const { until, because } = judgement
      return until ? { end: 'postponed', until, because } : { end: 'cancelled', because }
    }
    const mail = await ctx.compose(row, entry)
    const delivery = await ctx.mailer.send(mail)
    return delivery.ok
      ? { end: 'sent', messageId: mail.messageId }
      : { end: delivery.reason, said: delivery.said }
  } catch (error) {
    // One mail that cannot be written must not hold up those behind it.
    pass.faults.push({ id: row.id, kind: row.kind, error })
    return { end: 'deferred', said: 'The portal could not write this mail; see its log.' }
  }
}
