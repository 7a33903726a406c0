// Writes the mail of any outbox row: about a review, about an account, or the weekly mail to a colleague.
import type { OutboxRow } from '../../../db/queries/delivery'
import { userById } from '../../../db/queries/people'
import { renderMail } from '../../../templates/email/render-mail'
import { singleLine } from '../../../templates/email/single-line'
import { staffRoleSchema } from '../../core/access/roles'
import {
  type AccountMail,
  isAccountMail,
  type MailPayload,
  type OutboxEntry,
} from '../../core/mail/payload'
import type { Mail } from '../../ports/mailer'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import { writeAccountMail } from './account-mail'
import { type ComposeContext, composeMail } from './compose-mail'
import { digestFor, readDigestGround } from './read-digest'
import { automatic, senderOf, unsubscribe } from './sender'

export type RowContext = ComposeContext & Pick<Services, 'mailer'>

/** `origin` is the address people reach the portal at, without a trailing slash. */
export function composeRow(
  ctx: RowContext,
  { row, entry, origin }: { row: OutboxRow; entry: OutboxEntry; origin: string },
): Promise<Mail> {
  if (entry.kind === 'digest') return composeDigest(ctx, { row, payload: entry.payload, origin })
  if (isAccountMail(entry)) return composeAccount(ctx, { row, entry, origin })
  return composeMail(ctx, { row, entry, origin })
}

async function composeAccount(
  ctx: RowContext,
  { row, entry, origin }: { row: OutboxRow; entry: AccountMail; origin: string },
): Promise<Mail> {
  const organisation = await readOrganisation(ctx)
  const from = senderOf(organisation, origin)
  const to = { name: row.toName, email: row.toEmail }
  return {
    from,
    to: { name: singleLine(row.toName), address: row.toEmail },
    replyTo: null,
    attachments: [],
    ...(await writeAccountMail(ctx, entry, { to, organisation: organisation.name, origin })),
    messageId: `<${row.id}@${from.address.split('@').at(-1)}>`,
    headers: { ...automatic },
  }
}

async function composeDigest(
  ctx: RowContext,
  { row, payload, origin }: { row: OutboxRow; payload: MailPayload<'digest'>; origin: string },
): Promise<Mail> {
  const [user] = await userById(ctx.store.db, payload.userId)
  if (!user) throw new Error(`No account ${payload.userId}`)
  const { id, name, email } = user
  const roles = staffRoleSchema.array().parse(user.roles)
  const person = { kind: 'staff' as const, id, name, email, roles }
  const groups = await digestFor(ctx, person, await readDigestGround(ctx))
  const organisation = await readOrganisation(ctx)
  const stopLink = `${origin}/stop-digest/${id}/${ctx.secrets.deriveToken('stop mail', id)}`
  const from = senderOf(organisation, origin)
  const written = renderMail('digest', {
    to: { name: row.toName, email: row.toEmail },
    organisation: organisation.name,
    groups: groups.map(({ heading, items, more }) => ({
      heading,
      more,
      items: items.map(({ text, path }) => ({ text, url: `${origin}${path}` })),
    })),
    link: `${origin}/`,
    stopLink,
  })
  return {
    from,
    to: { name: singleLine(row.toName), address: row.toEmail },
    replyTo: null,
    attachments: [],
    ...written,
    messageId: `<${row.id}@${from.address.split('@').at(-1)}>`,
    headers: { ...automatic, ...unsubscribe(stopLink) },
  }
}
