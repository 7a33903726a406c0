// The kinds of mail in the outbox and what a row keeps of each: ids and short facts, never a link or a code.
import { z } from 'zod'
import { conditionNotices } from './notices'

const id = z.string().min(1)
const conditionNotice = z.enum(conditionNotices)
/** What became of somebody's second factor; removed means by an administrator. */
export const factorChanges = ['turned on', 'turned off', 'removed'] as const

const invitation = z.object({ invitationId: id })

/** Rendered from the row at sending time, so that nothing secret rests in the database. */
export const mailPayloads = {
  invitation,
  code: z.object({ invitationId: id, codeId: id }),
  /** `offset` in days relative to the due date; the words in the mail follow the day it really goes out. */
  reminder: z.object({ invitationId: id, offset: z.int() }),
  /** To a colleague whom the vendor's lead asked for a part. */
  delegation: invitation,
  submitted: invitation,
  returned: invitation,
  /** To whoever launched the review: a person with the link says that they should be asked instead. */
  'not me': z.object({ invitationId: id, name: z.string(), email: z.string() }),
  /** To whoever at the vendor asked: our reply. */
  reply: z.object({ invitationId: id, clarificationId: id }),
  /** To staff: what the vendor asked about a question, or asks to amend. */
  question: z.object({ reviewId: id, messageIds: z.array(id) }),
  /** To staff: what the vendor says has changed. */
  'change told': z.object({ reviewId: id, changeId: id }),
  /** To staff: what went back to the vendor has come back. */
  answered: z.object({ reviewId: id, messageIds: z.array(id) }),
  /** To the requester, when the last reminder has brought nothing. */
  escalation: invitation,
  /** To the requester, when the review is decided. */
  outcome: z.object({ reviewId: id }),
  /** To the vendor, when somebody releases how it ended. */
  released: invitation,
  /** To reviewers, when a vendor has submitted. */
  arrived: z.object({ reviewId: id }),
  /** To those who may approve it. */
  proposed: z.object({ reviewId: id, proposalId: id }),
  /** A person asks the vendor how it is going, in words of their own. */
  nudge: z.object({ invitationId: id, text: z.string(), byId: id }),
  /** To staff: evidence that a decision rests on runs out in so many days. */
  'evidence expiring': z.object({ reviewId: id, evidenceId: id, days: z.int() }),
  /** To staff: a condition comes up, is due, or is overdue. */
  'condition due': z.object({ reviewId: id, conditionId: id, when: conditionNotice }),
  /** The same to the vendor that it binds. */
  'vendor condition': z.object({ invitationId: id, conditionId: id, when: conditionNotice }),
  /** To staff: a waiver ends in so many days. */
  'waiver ending': z.object({ reviewId: id, waiverId: id, days: z.int() }),
  /** To staff: the portal prepared a round, which waits to be sent. */
  're-review coming': z.object({ reviewId: id }),
  /** To one colleague, once a week: what needs them. `week` is the day it is for. */
  digest: z.object({ userId: id, week: z.string() }),
  /** To a colleague: the link to choose a first password by, or another one. */
  'staff invitation': z.object({ linkId: id }),
  'password reset': z.object({ linkId: id }),
  /** To its owner: something about how the account opens was changed. */
  'password changed': z.object({ userId: id }),
  'second factor changed': z.object({ userId: id, what: z.enum(factorChanges) }),
} as const

export type MailKind = keyof typeof mailPayloads

export const mailKinds = Object.keys(mailPayloads) as MailKind[]

/** About somebody's own account. */
export const accountMailKinds = [
  'staff invitation',
  'password reset',
  'password changed',
  'second factor changed',
] as const satisfies readonly MailKind[]

export type AccountMailKind = (typeof accountMailKinds)[number]

/** About one review, as most kinds are. */
export type ReviewMailKind = Exclude<MailKind, 'digest' | AccountMailKind>

export type MailPayload<Kind extends MailKind> = z.infer<(typeof mailPayloads)[Kind]>

/** One row's kind with its payload. */
export type OutboxEntry = {
  [Kind in MailKind]: { kind: Kind; payload: MailPayload<Kind> }
}[MailKind]

export type ReviewMail = Extract<OutboxEntry, { kind: ReviewMailKind }>

export type AccountMail = Extract<OutboxEntry, { kind: AccountMailKind }>

export const isAccountMail = (entry: OutboxEntry): entry is AccountMail =>
  accountMailKinds.some((kind) => kind === entry.kind)

/** Reads a row back. Throws on a kind or a payload that no version of Assay has written. */
export function parseOutboxEntry(kind: string, payload: unknown): OutboxEntry {
  if (!Object.hasOwn(mailPayloads, kind)) throw new Error(`Unknown kind of mail: ${kind}`)
  const known = kind as MailKind
  return { kind: known, payload: mailPayloads[known].parse(payload) } as OutboxEntry
}
