// Shows mails before they go: every kind with invented facts, and the mail of an outbox row as it would be written now.
import { mailById } from '../../../db/queries/outbox'
import { reviewById } from '../../../db/queries/reviews'
import type { MailKind } from '../../../templates/email/facts'
import { renderMail } from '../../../templates/email/render-mail'
import { samples } from '../../../templates/email/samples'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { type OutboxEntry, parseOutboxEntry } from '../../core/mail/payload'
import type { Mail } from '../../ports/mailer'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import { composeRow, type RowContext } from './compose-row'
import { automatic, senderOf, unsubscribe } from './sender'

/** What a page shows of a mail. */
export interface ShownMail {
  subject: string
  headers: [name: string, value: string][]
  text: string
  html: string
  attachments: string[]
}

/** The organisation's own name stands in it; people, dates and links are invented. */
export async function sampleMail(
  ctx: Pick<Services, 'store'>,
  staff: Staff,
  { kind, origin }: { kind: MailKind; origin: string },
): Promise<ShownMail | null> {
  if (!allows(staff, 'settings.manage')) return null
  const organisation = await readOrganisation(ctx)
  const facts = samples[kind]
  const named = 'organisation' in facts ? { ...facts, organisation: organisation.name } : facts
  const written = renderMail(kind, named as never)
  const stop = 'stopLink' in facts ? unsubscribe(facts.stopLink) : {}
  const from = senderOf(organisation, origin)
  const headers = { ...automatic, ...stop }
  const to = { name: facts.to.name, address: facts.to.email }
  const replyTo =
    'contact' in facts ? { name: facts.contact.name, address: facts.contact.email } : null
  return shown({ ...written, from, to, replyTo, headers, attachments: [], messageId: '<…>' })
}

export type RowShown =
  | { ok: false; reason: 'no such mail' }
  | { ok: true; kind: string; to: string; status: string; mail: ShownMail | null; because: string }

/** Codes and links are withheld: whoever reads the outbox is not whom they are for. */
export async function showRow(
  ctx: RowContext,
  staff: Staff,
  { id, origin }: { id: string; origin: string },
): Promise<RowShown> {
  const [row] = allows(staff, 'outbox.read') ? await mailById(ctx.store.db, id) : []
  if (!row) return { ok: false, reason: 'no such mail' }
  const entry = parseOutboxEntry(row.kind, row.payload)
  const about = {
    ok: true as const,
    kind: row.kind,
    to: `${row.toName}, ${row.toEmail}`,
    status: row.status,
  }
  const [review] = row.reviewId ? await reviewById(ctx.store.db, row.reviewId) : []
  if (!mayRead(staff, entry, review?.decidedAt != null)) {
    return {
      ...about,
      mail: null,
      because: 'Your roles let you see that it is sent, not what it says.',
    }
  }
  const secrets = { ...ctx.secrets, deriveToken: () => 'withheld', deriveDigits: () => '••••••' }
  try {
    return {
      ...about,
      mail: shown(await composeRow({ ...ctx, secrets }, { row, entry, origin })),
      because: '',
    }
  } catch {
    // Its subject is gone, or no longer in the state that such a mail is about.
    return {
      ...about,
      mail: null,
      because: 'This mail cannot be written any more: what it is about has changed.',
    }
  }
}

/** A mail says what its reader may know; somebody else reads it only with the right to the same. */
function mayRead(staff: Staff, entry: OutboxEntry, decided: boolean): boolean {
  switch (entry.kind) {
    case 'digest':
      return entry.payload.userId === staff.id
    case 'staff invitation':
    case 'password reset':
    case 'password changed':
    case 'second factor changed':
      return allows(staff, 'users.manage')
    case 'outcome':
    case 'proposed':
    case 'condition due':
    case 'waiver ending':
      return allows(staff, 'decision.read', { decided })
    default:
      return allows(staff, 'clarification.read', { decided })
  }
}

function shown(mail: Mail): ShownMail {
  const { subject, text, html, from, to, replyTo } = mail
  const person = ({ name, address }: Mail['from']) => `${name} <${address}>`
  return {
    ...{ subject, text, html },
    headers: [
      ['From', person(from)],
      ['To', person(to)],
      ...(replyTo ? [['Reply-To', person(replyTo)] as [string, string]] : []),
      ['Subject', subject],
      ...Object.entries(mail.headers),
    ],
    attachments: mail.attachments.map(({ fileName }) => fileName),
  }
}
