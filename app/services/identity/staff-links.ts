// Makes a link for a colleague's mail, and finds what a link in a mail leads to.

import type { UserRow } from '../../../db/queries/people'
import {
  insertStaffLink,
  staffLinkByToken,
  withdrawStaffLinks,
} from '../../../db/queries/staff-links'
import { type Db, run, type Work } from '../../../db/store'
import { isLinkOpen, linkExpiry, type StaffLinkPurpose } from '../../core/people/staff-link'
import type { SecretPurpose, Secrets } from '../../ports/secrets'
import type { Services } from '../context'
import { tellAccount } from './account-mail'

const secretPurpose = {
  reset: 'password reset',
  invitation: 'staff invitation',
} as const satisfies Record<StaffLinkPurpose, SecretPurpose>

const paths = { reset: 'reset', invitation: 'invited' } as const

/** The address in the mail; derived, so that neither the outbox nor the table holds it. */
export function staffLinkUrl(
  secrets: Pick<Secrets, 'deriveToken'>,
  link: { id: string; purpose: StaffLinkPurpose },
  origin: string,
): string {
  const token = secrets.deriveToken(secretPurpose[link.purpose], link.id)
  return `${origin}/${paths[link.purpose]}/${token}`
}

export interface LinkToMake {
  /** Made before the transaction, which may run twice. */
  linkId: string
  user: UserRow
  purpose: StaffLinkPurpose
  at: Date
}

/** Earlier links of this kind stop working; the mail is written when it goes out. */
export function* makeStaffLink(
  tx: Db,
  ctx: Pick<Services, 'ids' | 'secrets' | 'mailer'>,
  { linkId, user, purpose, at }: LinkToMake,
): Work<void> {
  const secret = secretPurpose[purpose]
  const tokenHash = ctx.secrets.hash(secret, ctx.secrets.deriveToken(secret, linkId))
  const expiresAt = linkExpiry(purpose, at)
  yield* run(withdrawStaffLinks(tx, { userId: user.id, purpose }, at))
  const row = { id: linkId, userId: user.id, purpose, tokenHash, createdAt: at, expiresAt }
  yield* run(insertStaffLink(tx, row))
  const kind = purpose === 'reset' ? 'password reset' : 'staff invitation'
  yield* tellAccount(tx, ctx, { user, mail: { kind, payload: { linkId } }, at })
}

/** Null for every link that does not work: unknown, used, withdrawn, run out, or of a deactivated account. */
export async function findStaffLink(
  { store, clock, secrets }: Pick<Services, 'store' | 'clock' | 'secrets'>,
  { purpose, token }: { purpose: StaffLinkPurpose; token: string },
): Promise<{ linkId: string; user: UserRow } | null> {
  const tokenHash = secrets.hash(secretPurpose[purpose], token)
  const [found] = await staffLinkByToken(store.db, { purpose, tokenHash })
  if (!found?.user.active || !isLinkOpen(found.link, clock.now())) return null
  return { linkId: found.link.id, user: found.user }
}
