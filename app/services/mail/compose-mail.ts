// Writes the mail of an outbox row at sending time: links and codes are derived here and rest nowhere.
import type { OutboxRow } from '../../../db/queries/delivery'
import { codeForMail, invitationForMail, reviewForMail } from '../../../db/queries/mail-subject'
import type { Person } from '../../../templates/email/facts'
import { type RenderedMail, renderMail } from '../../../templates/email/render-mail'
import { singleLine } from '../../../templates/email/single-line'
import type { OutboxEntry } from '../../core/mail/payload'
import type { Organisation } from '../../core/people/organisation'
import { dateIn } from '../../core/schedule/plain-date'
import type { Mail } from '../../ports/mailer'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import { answeredFactsOf, questionFactsOf, replyFactsOf, returnedFactsOf } from './clarify-facts'
import {
  arrivedFactsOf,
  outcomeFactsOf,
  proposedFactsOf,
  releasedFactsOf,
} from './decision-mail-facts'
import { contactOf, invitationFactsOf, respondLink, stopLinkOf } from './invitation-facts'
import {
  delegationFactsOf,
  escalationFactsOf,
  type MailSource,
  notMeFactsOf,
  reminderFactsOf,
  submittedFactsOf,
  vendorFactsOf,
} from './mail-facts'
import { readProgress } from './read-progress'

export type ComposeContext = Pick<Services, 'store' | 'clock' | 'secrets' | 'questionnaires'>

export interface ToWrite {
  row: OutboxRow
  entry: OutboxEntry
  /** The address people reach the portal at, without a trailing slash. */
  origin: string
}

/** Throws when the row's subject is gone or not in the state its kind is about; such a row is judged first. */
export async function composeMail(ctx: ComposeContext, toWrite: ToWrite): Promise<Mail> {
  const { row, entry } = toWrite
  const source = await sourceOf(ctx, toWrite)
  const written = await write(ctx, entry, source)
  const { organisation, about, link } = source
  const from = senderOf(organisation, toWrite.origin)
  const contact = contactOf(organisation, about.launcher)
  const reminding = entry.kind === 'invitation' || entry.kind === 'reminder'
  return {
    from,
    to: { name: singleLine(row.toName), address: row.toEmail },
    replyTo: { name: singleLine(contact.name), address: contact.email },
    ...written,
    messageId: `<${row.id}@${from.address.split('@').at(-1)}>`,
    headers: {
      // Out-of-office replies would come back to a person who did not write.
      'Auto-Submitted': 'auto-generated',
      ...(reminding ? { 'List-Unsubscribe': `<${stopLinkOf(link)}>` } : {}),
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

async function write(
  ctx: ComposeContext,
  entry: OutboxEntry,
  source: MailSource,
): Promise<RenderedMail> {
  switch (entry.kind) {
    case 'invitation':
      return renderMail('invitation', await invitationFacts(source))
    case 'code':
      return renderMail('code', await codeFacts(ctx, entry.payload.codeId, source))
    case 'reminder':
      return renderMail('reminder', await reminderFactsOf(source))
    case 'delegation':
      return renderMail('delegation', await delegationFactsOf(ctx, source, entry.payload))
    case 'submitted':
      return renderMail('submitted', await submittedFactsOf(source))
    case 'returned':
      return renderMail('returned', await returnedFactsOf(ctx, source))
    case 'not me':
      return renderMail('not me', notMeFactsOf(source, entry.payload))
    case 'reply':
      return renderMail('reply', await replyFactsOf(ctx, source, entry.payload.clarificationId))
    case 'question':
      return renderMail('question', await questionFactsOf(ctx, source, entry.payload.messageIds))
    case 'answered':
      return renderMail('answered', await answeredFactsOf(ctx, source))
    case 'escalation':
      return renderMail('escalation', await escalationFactsOf(source))
    case 'arrived':
      return renderMail('arrived', await arrivedFactsOf(source))
    case 'proposed':
      return renderMail('proposed', await proposedFactsOf(ctx, entry.payload.proposalId, source))
    case 'released':
      return renderMail('released', await releasedFactsOf(ctx, source))
    case 'outcome':
      return renderMail('outcome', await outcomeFactsOf(ctx, source))
  }
}

async function invitationFacts(source: MailSource) {
  const { about, organisation, to, link, today } = source
  const { progress } = await source.progress()
  const { round, dueOn, message, sentAt } = about.review
  const sentOn = sentAt ? dateIn(organisation.timeZone, sentAt) : today
  return invitationFactsOf({
    organisation,
    launcher: about.launcher,
    to,
    offering: about.offering,
    round,
    dueOn,
    sentOn,
    message,
    progress,
    link,
  })
}

async function codeFacts(ctx: ComposeContext, codeId: string, source: MailSource) {
  const [code] = await codeForMail(ctx.store.db, codeId)
  if (!code) throw new Error('The code is gone')
  const { link: _withheld, ...facts } = vendorFactsOf(source)
  const minutes = (code.expiresAt.getTime() - code.createdAt.getTime()) / 60_000
  return {
    ...facts,
    code: ctx.secrets.deriveDigits('mailed code', codeId),
    validMinutes: Math.floor(minutes),
  }
}

/** Without a sender of its own the portal writes from the host it runs on; `doctor` says so. */
function senderOf(organisation: Organisation, origin: string): { name: string; address: string } {
  const person: Person = {
    name: organisation.name,
    email: organisation.mailFrom || `assay@${new URL(origin).hostname}`,
  }
  return { name: singleLine(person.name), address: person.email }
}
