// Delivers the mail that is due: takes a lease on a row, judges it, writes it, sends it, settles it; one row at a time.
import { claimMail, dueMail, type OutboxRow } from '../../../db/queries/delivery'
import { neverHeld } from '../../core/mail/hold'
import type { OutboxEntry } from '../../core/mail/payload'
import type { Mail, Mailer } from '../../ports/mailer'
import type { Services } from '../context'
import { heldSince } from './hold'
import { judgeRow } from './judge-row'
import type { Pace } from './pace'
import { type MailEnd, settle } from './settle'

export interface DeliveryContext extends Pick<Services, 'store' | 'clock'> {
  mailer: Mailer
  /** Writes the mail of a row; see compose-mail.ts. */
  compose: (row: OutboxRow, entry: OutboxEntry) => Promise<Mail>
  /** How fast mail may go out; without it, as fast as the server takes it. See pace.ts. */
  pace?: Pace
}

/** Longer than the mailer's time limits together, so that a row is never sent by two processes. */
export const LEASE_MS = 5 * 60 * 1000
/** Few, because each mail is looked for anew: a code that somebody waits for overtakes a backlog. */
const BATCH = 3

export type Pass = Record<MailEnd['end'] | 'lost', number> & {
  /** Mails that could not be written, which is a fault of the portal: they are tried again. */
  faults: { id: string; kind: string; error: unknown }[]
  /** When the next mail may go out; null when none waits for its turn. */
  nextAt: Date | null
}

/** Works until nothing is due, it is too early for the next, the server is unreachable, or `stopped` answers true. */
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
    paced: 0,
    lost: 0,
    faults: [],
    nextAt: null,
  }
  for (;;) {
    // Since a restore, only what people ask for now: see hold.ts.
    const kinds = (await heldSince(ctx)) ? neverHeld : undefined
    const due = await dueMail(ctx.store.db, ctx.clock.now(), BATCH, kinds)
    if (due.length === 0 || stopped()) return pass
    pass.nextAt = (await ctx.pace?.nextAt()) ?? null
    if (pass.nextAt) return pass
    await deliverFirst(ctx, due, pass)
    // A server that takes no mail takes the next one neither; each would wait out its time limit.
    if (pass.unreachable > 0) return pass
  }
}

/** One that another process has just taken is passed over. */
async function deliverFirst(
  ctx: DeliveryContext,
  due: readonly { id: string }[],
  pass: Pass,
): Promise<void> {
  for (const { id } of due) if (await deliverOne(ctx, id, pass)) return
}

async function deliverOne(ctx: DeliveryContext, id: string, pass: Pass): Promise<boolean> {
  const now = ctx.clock.now()
  const until = new Date(now.getTime() + LEASE_MS)
  const [row] = await claimMail(ctx.store.db, id, { now, until })
  if (!row) return false
  const end = await endOf(ctx, row, pass)
  const kept = await settle(ctx, row, end, ctx.clock.now())
  pass[kept ? end.end : 'lost']++
  return true
}

async function endOf(ctx: DeliveryContext, row: OutboxRow, pass: Pass): Promise<MailEnd> {
  try {
    const { entry, judgement } = await judgeRow(ctx, row)
    if (!judgement.send) {
      const { until, because } = judgement
      return until ? { end: 'postponed', until, because } : { end: 'cancelled', because }
    }
    const mail = await ctx.compose(row, entry)
    if (ctx.pace && !(await ctx.pace.take())) return { end: 'paced' }
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
