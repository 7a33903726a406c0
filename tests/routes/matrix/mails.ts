// Every kind of mail that goes to a vendor, written in the matrix's portal; and who gets the other kinds.
import type { MailKind, OutboxEntry } from '../../../app/core/mail/payload'
import type { Mail } from '../../../app/ports/mailer'
import { composeRow } from '../../../app/services/mail/compose-row'
import { NOW } from '../../services/judgement-case'
import { textOf } from './contents'
import { leadOf, type ReviewKey, reviewId } from './reviews'
import type { World } from './world'

type Payload = Record<string, unknown>

const answering = { invitationId: leadOf('answering') }

/** Of each kind what its row keeps; null where it goes to a colleague. */
export const mailsToVendors: Readonly<Record<MailKind, Payload | null>> = {
  invitation: answering,
  code: { ...answering, codeId: 'code-answering' },
  reminder: { ...answering, offset: -2 },
  delegation: { invitationId: 'invitation-delegate' },
  submitted: { invitationId: leadOf('submitted') },
  returned: { invitationId: leadOf('returned') },
  reply: { invitationId: leadOf('returned'), clarificationId: 'reply-returned' },
  released: { invitationId: leadOf('closed') },
  nudge: { ...answering, text: 'How is it going?', byId: 'pat' },
  'vendor condition': {
    ...{ invitationId: leadOf('decided'), conditionId: 'condition-of-vendor' },
    when: 'today',
  },
  'not me': null,
  question: null,
  'change told': null,
  answered: null,
  escalation: null,
  outcome: null,
  arrived: null,
  proposed: null,
  'evidence expiring': null,
  'condition due': null,
  'waiver ending': null,
  're-review coming': null,
  digest: null,
  'staff invitation': null,
  'password reset': null,
  'password changed': null,
  'second factor changed': null,
}

const reviewOf = (payload: Payload): ReviewKey => {
  if ('reviewId' in payload) return String(payload.reviewId).replace('review-', '') as ReviewKey
  const id = 'invitationId' in payload ? String(payload.invitationId) : ''
  return (id === 'invitation-delegate' ? 'answering' : id.replace('invitation-', '')) as ReviewKey
}

/** Its subject, its headers, both bodies and the text of what is attached. */
export async function mailText(
  { app, url }: World,
  kind: MailKind,
  payload: Payload,
): Promise<string> {
  const row = {
    ...{ id: `mail-${kind}`, reviewId: reviewId(reviewOf(payload)), kind, payload },
    ...{ toName: 'Vera Vendor', toEmail: 'vera@vendor-1.example', dueAt: NOW, createdAt: NOW },
    ...{ status: 'waiting' as const, attempts: 0, claimedUntil: null, lastError: null },
    ...{ sentAt: null, messageId: null },
  }
  // By its kind, as it is read from the outbox.
  const entry = { kind, payload } as OutboxEntry
  const mail: Mail = await composeRow(app, { row, entry, origin: url })
  const attached = mail.attachments.map(({ content }) =>
    textOf(typeof content === 'string' ? Buffer.from(content) : content),
  )
  const names = mail.attachments.map(({ fileName, mediaType }) => ({ fileName, mediaType }))
  const written = JSON.stringify({ ...mail, attachments: names })
  return [written, ...(await Promise.all(attached))].join('\n')
}
