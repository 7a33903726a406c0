// What the headers of every mail say of its sender, and how its reader makes it stop.
import { singleLine } from '../../../templates/email/single-line'
import type { Organisation } from '../../core/people/organisation'

/** Out-of-office replies would come back to a person who did not write. */
export const automatic = { 'Auto-Submitted': 'auto-generated' }

/** Without a sender of its own the portal writes from the host it runs on; `doctor` says so. */
export function senderOf(
  { name, mailFrom }: Organisation,
  origin: string,
): { name: string; address: string } {
  return {
    name: singleLine(name),
    address: mailFrom || `assay@${new URL(origin).hostname}`,
  }
}

/**
 * The mail program's own button: the page to look at, and by RFC 8058 a POST to it that stops at once.
 * Opening the page stops nothing, because mail scanners open links. One click needs https.
 */
export const unsubscribe = (stopLink: string): Record<string, string> => ({
  'List-Unsubscribe': `<${stopLink}>`,
  ...(stopLink.startsWith('https:')
    ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
    : {}),
})
