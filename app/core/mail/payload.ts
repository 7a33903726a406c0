// The kinds of mail in the outbox and what a row keeps of each: ids and short facts, never a link or a code.
import { z } from 'zod'

const id = z.string().min(1)
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
} as const

export type MailKind = keyof typeof mailPayloads

export const mailKinds = Object.keys(mailPayloads) as MailKind[]

export type MailPayload<Kind extends MailKind> = z.infer<(typeof mailPayloads)[Kind]>

/** One row's kind with its payload. */
export type OutboxEntry = {
  [Kind in MailKind]: { kind: Kind; payload: MailPayload<Kind> }
}[MailKind]

/** Reads a row back. Throws on a kind or a payload that no version of Assay has written. */
export function parseOutboxEntry(kind: string, payload: unknown): OutboxEntry {
  if (!Object.hasOwn(mailPayloads, kind)) throw new Error(`Unknown kind of mail: ${kind}`)
  const known = kind as MailKind
  return { kind: known, payload: mailPayloads[known].parse(payload) } as OutboxEntry
}
