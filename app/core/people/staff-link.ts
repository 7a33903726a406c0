// Links in mails to colleagues: how long they work, and when one still does.

/** A mail about a lost password is asked for by whoever waits for it. */
export const RESET_MINUTES = 30
/** A colleague may be away when invited. */
export const INVITATION_DAYS = 7
/** A temporary password is handed over by hand, and is worth as much as an account until it is replaced. */
export const TEMPORARY_PASSWORD_DAYS = 7

export type StaffLinkPurpose = 'reset' | 'invitation'

export interface StaffLinkTimes {
  expiresAt: Date
  usedAt: Date | null
  withdrawnAt: Date | null
}

export function linkExpiry(purpose: StaffLinkPurpose, madeAt: Date): Date {
  const minutes = purpose === 'reset' ? RESET_MINUTES : INVITATION_DAYS * 24 * 60
  return new Date(madeAt.getTime() + minutes * 60_000)
}

export function temporaryUntil(madeAt: Date): Date {
  return new Date(madeAt.getTime() + TEMPORARY_PASSWORD_DAYS * 24 * 60 * 60_000)
}

export function isLinkOpen(link: StaffLinkTimes, now: Date): boolean {
  return link.usedAt === null && link.withdrawnAt === null && now < link.expiresAt
}
