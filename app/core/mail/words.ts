// The kinds and states of mail as people read them.
import type { MailKind } from './payload'

const kinds: Record<MailKind, string> = {
  invitation: 'Invitation',
  code: 'One-time code',
  reminder: 'Reminder',
  delegation: 'Part for a colleague at the vendor',
  submitted: 'Receipt for the vendor',
  released: 'Outcome to the vendor',
  'not me': 'Somebody else at the vendor asks to be invited',
  returned: 'Questions to the vendor',
  reply: 'Reply to the vendor',
  question: 'The vendor’s question',
  'change told': 'The vendor tells of a change',
  answered: 'The vendor’s replies are in',
  escalation: 'Escalation to the requester',
  outcome: 'Outcome to the requester',
  arrived: 'Answers have come in, to reviewers',
  proposed: 'A proposal waits, to those who may approve',
  nudge: 'Nudge',
  'evidence expiring': 'Evidence runs out',
  'condition due': 'Condition due',
  'vendor condition': 'Condition due, to the vendor',
  'waiver ending': 'Waiver ends',
  're-review coming': 'A prepared round waits to be sent',
  digest: 'Weekly digest',
  'staff invitation': 'Invitation of a colleague',
  'password reset': 'Link for a new password',
  'password changed': 'Password changed',
  'second factor changed': 'Second factor changed',
}

export const mailKindWords = (kind: string): string =>
  Object.hasOwn(kinds, kind) ? kinds[kind as MailKind] : kind

const statuses: Record<string, string> = {
  waiting: 'Waiting',
  sent: 'Sent',
  failed: 'Failed',
  cancelled: 'Not sent',
}

export const mailStatusWords = (status: string): string => statuses[status] ?? status
