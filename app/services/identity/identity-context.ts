// What the services around signing in share: they check secrets, count tries, and write to the person concerned.
import type { Tries } from '../../ports/tries'
import type { Services } from '../context'

export interface IdentityContext
  extends Pick<Services, 'store' | 'clock' | 'ids' | 'secrets' | 'passwords' | 'mailer'> {
  /** Passwords, counted for each address typed. */
  signInTries: Tries
  /** Second codes, counted for each account. */
  codeTries: Tries
}
