// Writes the mail of an outbox row at sending time: links and codes are derived here and rest nowhere.
import type { OutboxRow } from '../../../db/queries/delivery'
import { invitationForMail, reviewForMail } from '../../../db/queries/mail-subject'
import { singleLine } from '../../../templates/email/single-line'
import type { ReviewMail } from '../../core/mail/payload'
import { askingKinds } from '../../core/mail/rules'
import { dateIn } from '../../core/schedule/plain-date'
import type { Mail } from '../../ports/mailer'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import { attachmentsOf } from './attachments'
import { contactOf, respondLink, stopLinkOf } from './invitation-facts'
import type { MailSource } from './mail-facts'
import { readProgress } from './read-progress'
import { automatic, senderOf, unsubscribe } from './sender'
import { writeMail } from './write-mail'

export type ComposeContext = Pick<Services, 'store' | 'clock' | 'secrets' | 'questionnaires'>

export interface ToWrite {
  row: OutboxRow
  entry: ReviewMail
  /** The address people reach the portal at, without a trailing slash. */
  origin: string
}

/** Throws when the row's subject is gone or not in the state its kind is about; such a row is judged first. */
export async function composeMail(ctx: ComposeContext, toWrite: ToWrite): Promise<Mail> {
  const { row, entry } = toWrite
  const source = await sourceOf(ctx, toWrite)
  const written = await writeMail(ctx, entry, source)
  const { organisation, about, link } = source
  const from = senderOf(organisation, toWrite.origin)
  const contact = contactOf(organisation, about.launcher)
  const asking = askingKinds.some((kind) => kind === entry.kind)
  return {
    from,
    to: { name: singleLine(row.toName), address: row.toEmail },
    replyTo: { name: singleLine(contact.name), address: contact.email },
    ...written,
    attachments: await attachmentsOf(ctx, entry, source),
    messageId: `<${row.id}@${from.address.split('@').at(-1)}>`,
    headers: {
      ...automatic,
      ...(asking ? unsubscribe(stopLinkOf(link)) : {}),
    },
  }
}

async function sourceOf(
  ctx: ComposeContext,
  { row, entry: { payload }, origin }: ToWrite,
): Promise<MailSource> {
  const { db } = ctx.store
  const [invitation] =
    'invitationId' in payload ? await invitationForMail(db, payload.invitationId) : []
  const reviewId = 'reviewId' in payload ? payload.reviewId : invitation?.reviewId
  const [about] = reviewId === undefined ? [] : await reviewForMail(db, reviewId)
  if (!about) throw new Error(`Mail ${row.id} is about no review`)
  const organisation = await readOrganisation(ctx)
  const today = dateIn(organisation.timeZone, ctx.clock.now())
  const token = invitation ? ctx.secrets.deriveToken('invitation', invitation.id) : ''
  return {
    about,
    organisation,
    to: { name: row.toName, email: row.toEmail },
    today,
    origin,
    link: respondLink(origin, token),
    progress: () => readProgress(ctx, about.review, today),
  }
}
