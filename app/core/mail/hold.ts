// Mail that waits because the portal was restored: what went out after its backup lies in the outbox once more.
import { z } from 'zod'
import { type MailKind, mailKinds } from './payload'

/** In `settings`; gone once somebody has released the mail. */
export const HOLD_KEY = 'mail held'

export const mailHold = z.object({
  /** When the backup was taken: until then the outbox is right. */
  takenAt: z.string(),
  restoredAt: z.string(),
})
export type MailHold = z.infer<typeof mailHold>

/**
 * Mail that somebody asks for and waits for in front of a screen goes out in spite of a hold; what a backup
 * brings of it is void. Every kind says which it is, so that none is forgotten.
 */
const askedFor = {
  invitation: false,
  code: true,
  reminder: false,
  delegation: false,
  submitted: false,
  returned: false,
  'not me': false,
  reply: false,
  question: false,
  'change told': false,
  answered: false,
  escalation: false,
  outcome: false,
  released: false,
  arrived: false,
  proposed: false,
  nudge: false,
  'evidence expiring': false,
  'condition due': false,
  'vendor condition': false,
  'waiver ending': false,
  're-review coming': false,
  digest: false,
  'staff invitation': false,
  'password reset': true,
  'password changed': false,
  'second factor changed': false,
} satisfies Record<MailKind, boolean>

export const neverHeld: readonly MailKind[] = mailKinds.filter((kind) => askedFor[kind])
