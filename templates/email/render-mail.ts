// Turns the facts of a mail into its subject, its plain-text part and its HTML part.
import {
  passwordChangedMail,
  passwordResetMail,
  secondFactorChangedMail,
  staffInvitationMail,
} from './account'
import { answeredMail } from './answered'
import { arrivedMail } from './arrived'
import type { Draft } from './blocks'
import { changeToldMail } from './change-told'
import { codeMail } from './code'
import { conditionDueMail } from './condition-due'
import { delegationMail } from './delegation'
import { digestMail } from './digest'
import { escalationMail } from './escalation'
import { evidenceExpiringMail } from './evidence-expiring'
import type { MailFacts, MailKind } from './facts'
import { htmlOf } from './html'
import { invitationMail } from './invitation'
import { notMeMail } from './not-me'
import { nudgeMail } from './nudge'
import { outcomeMail } from './outcome'
import { proposedMail } from './proposed'
import { questionMail } from './question'
import { reReviewComingMail } from './re-review-coming'
import { releasedMail } from './released'
import { reminderMail } from './reminder'
import { replyMail } from './reply'
import { returnedMail } from './returned'
import { singleLine } from './single-line'
import { submittedMail } from './submitted'
import { textOf } from './text'
import { vendorConditionMail } from './vendor-condition'
import { waiverEndingMail } from './waiver-ending'

export interface RenderedMail {
  /** One line, safe as a header. */
  subject: string
  text: string
  html: string
}

const drafts: { [Kind in MailKind]: (facts: MailFacts[Kind]) => Draft } = {
  invitation: invitationMail,
  code: codeMail,
  reminder: reminderMail,
  delegation: delegationMail,
  submitted: submittedMail,
  returned: returnedMail,
  'not me': notMeMail,
  reply: replyMail,
  question: questionMail,
  'change told': changeToldMail,
  answered: answeredMail,
  escalation: escalationMail,
  outcome: outcomeMail,
  released: releasedMail,
  arrived: arrivedMail,
  proposed: proposedMail,
  nudge: nudgeMail,
  'evidence expiring': evidenceExpiringMail,
  'condition due': conditionDueMail,
  'vendor condition': vendorConditionMail,
  'waiver ending': waiverEndingMail,
  're-review coming': reReviewComingMail,
  digest: digestMail,
  'staff invitation': staffInvitationMail,
  'password reset': passwordResetMail,
  'password changed': passwordChangedMail,
  'second factor changed': secondFactorChangedMail,
}

/** Throws only when a link is not a web address, which is a fault of the caller. */
export function renderMail<Kind extends MailKind>(
  kind: Kind,
  facts: MailFacts[Kind],
): RenderedMail {
  const draft = drafts[kind](facts)
  const subject = singleLine(draft.subject)
  return { subject, text: textOf(draft.blocks), html: htmlOf(subject, draft.blocks) }
}
