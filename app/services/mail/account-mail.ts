// Mails about a colleague's own account: whether they still make sense when they come due, and what they say.
import { userById } from '../../../db/queries/people'
import { staffLinkById } from '../../../db/queries/staff-links'
import { type RenderedMail, renderMail } from '../../../templates/email/render-mail'
import type { AccountMail } from '../../core/mail/payload'
import type { MailJudgement } from '../../core/mail/rules'
import { INVITATION_DAYS, isLinkOpen, RESET_MINUTES } from '../../core/people/staff-link'
import type { Services } from '../context'
import { staffLinkUrl } from '../identity/staff-links'

type Context = Pick<Services, 'store' | 'clock' | 'secrets'>

/** A link goes out while it works; word of a change is owed for good. */
export async function judgeAccountMail(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  entry: AccountMail,
): Promise<MailJudgement> {
  const never = (because: string) => ({ send: false, until: null, because }) as const
  if ('linkId' in entry.payload) {
    const [found] = await staffLinkById(store.db, entry.payload.linkId)
    if (!found?.user.active) return never('the account is not in use')
    return isLinkOpen(found.link, clock.now()) ? { send: true } : never('the link no longer works')
  }
  const [user] = await userById(store.db, entry.payload.userId)
  return user ? { send: true } : never('the account is gone')
}

export async function writeAccountMail(
  { store, secrets }: Context,
  entry: AccountMail,
  about: { to: { name: string; email: string }; organisation: string; origin: string },
): Promise<RenderedMail> {
  const { origin, ...reader } = about
  switch (entry.kind) {
    case 'password changed':
      return renderMail(entry.kind, { ...reader, link: `${origin}/reset` })
    case 'second factor changed':
      return renderMail(entry.kind, {
        ...reader,
        what: entry.payload.what,
        link: `${origin}/account`,
      })
    case 'staff invitation':
    case 'password reset': {
      const [found] = await staffLinkById(store.db, entry.payload.linkId)
      if (!found) throw new Error(`No link ${entry.payload.linkId}`)
      const link = staffLinkUrl(secrets, found.link, origin)
      return entry.kind === 'password reset'
        ? renderMail(entry.kind, { ...reader, link, validMinutes: RESET_MINUTES })
        : renderMail(entry.kind, { ...reader, link, validDays: INVITATION_DAYS })
    }
  }
}
