// Says of an outbox row that has come due whether its mail still makes sense.
import type { OutboxRow } from '../../../db/queries/delivery'
import { userById } from '../../../db/queries/people'
import { digestOver } from '../../core/mail/digest'
import {
  isAccountMail,
  type MailPayload,
  type OutboxEntry,
  parseOutboxEntry,
} from '../../core/mail/payload'
import { judgeMail, type MailJudgement } from '../../core/mail/rules'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import { judgeAccountMail } from './account-mail'
import { readGround } from './read-ground'

type Context = Pick<Services, 'store' | 'clock'>

export async function judgeRow(
  ctx: Context,
  row: OutboxRow,
): Promise<{ entry: OutboxEntry; judgement: MailJudgement }> {
  const now = ctx.clock.now()
  const entry = parseOutboxEntry(row.kind, row.payload)
  if (entry.kind === 'digest') return { entry, judgement: await judgeDigest(ctx, entry.payload) }
  if (isAccountMail(entry)) return { entry, judgement: await judgeAccountMail(ctx, entry) }
  const ground = await readGround(ctx, { row, entry, now })
  return { entry, judgement: judgeMail(entry.kind, ground, now) }
}

async function judgeDigest(
  ctx: Context,
  { userId, week }: MailPayload<'digest'>,
): Promise<MailJudgement> {
  const [reader] = await userById(ctx.store.db, userId)
  const { timeZone } = await readOrganisation(ctx)
  const because = digestOver(week, reader ?? null, dateIn(timeZone, ctx.clock.now()))
  return because === null ? { send: true } : { send: false, until: null, because }
}
