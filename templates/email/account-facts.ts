// What the mails about somebody's own account need to know.
import type { factorChanges } from '../../app/core/mail/payload'
import type { Person } from './reader-facts'

interface AccountFacts {
  to: Person
  organisation: string
}

export interface StaffInvitationFacts extends AccountFacts {
  link: string
  validDays: number
}

export interface PasswordResetFacts extends AccountFacts {
  link: string
  validMinutes: number
}

export interface PasswordChangedFacts extends AccountFacts {
  /** Where the reader asks for another password by mail. */
  link: string
}

export interface SecondFactorChangedFacts extends AccountFacts {
  what: (typeof factorChanges)[number]
  /** The account page. */
  link: string
}
