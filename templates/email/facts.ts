// What each kind of mail needs to know: plain facts, with nothing internal in those that go to a vendor.
import type { PlainDate } from '../../app/core/schedule/plain-date'
import type {
  PasswordChangedFacts,
  PasswordResetFacts,
  SecondFactorChangedFacts,
  StaffInvitationFacts,
} from './account-facts'
import type { ArrivedFacts, OutcomeFacts, ProposedFacts, ReleasedFacts } from './decision-facts'
import type {
  ConditionDueFacts,
  EvidenceExpiringFacts,
  ReReviewComingFacts,
  VendorConditionFacts,
  WaiverEndingFacts,
} from './notice-facts'
import type { Person, StaffFacts, VendorFacts } from './reader-facts'

export type { Person, StaffFacts, VendorFacts }

export interface InvitationFacts extends VendorFacts {
  /** 1 the first time an offering is reviewed for this use. */
  round: number
  questions: number
  sections: number
  minutes: number
  dueOn: PlainDate
  /** What the sender wrote to the vendor; may be empty, may have several lines. */
  message: string
  /** Who wrote it: whoever launched the review, who need not be the contact. */
  messageBy: string
  haveReady: readonly string[]
  /** Last day on which the link opens. */
  linkUntil: PlainDate
  reminders: number
  stopLink: string
}

export interface CodeFacts {
  to: Person
  organisation: string
  contact: Person
  offering: string
  code: string
  /** How long the code works from when it was asked for. */
  validMinutes: number
}

export interface ReminderFacts extends VendorFacts {
  dueOn: PlainDate
  /** Days from the day of sending to the due date; negative when late. */
  daysLeft: number
  answered: number
  questions: number
  /** How many questions came back; null before anything was submitted. */
  returned: number | null
  stopLink: string
}

/** A person asks, in the way of a reminder and with words of their own. */
export interface NudgeFacts extends ReminderFacts {
  by: string
  /** May be empty, may have several lines. */
  text: string
}

/** To a colleague of whoever answers for the vendor. */
export interface DelegationFacts extends VendorFacts {
  lead: Person
  /** Titles of sections and prompts of single questions. */
  part: readonly string[]
  dueOn: PlainDate
}

export interface SubmittedFacts extends VendorFacts {
  /** Date and time in words, in the organisation's zone. */
  submittedAt: string
  attestedBy: { name: string; title: string }
  answered: number
  questions: number
  /** SHA-256 over the submitted answers, in hex. */
  hash: string
}

export interface ReturnedFacts extends VendorFacts {
  /** The reviewer's words above the questions; may be empty. */
  message: string
  /** Each with what the reviewer asks about it. */
  questions: readonly { id: string; prompt: string; words: readonly string[] }[]
  dueOn: PlainDate
  stopLink: string
}

/** What the vendor asked and what it is told. */
export interface ReplyFacts extends VendorFacts {
  question: { id: string; prompt: string }
  asked: readonly string[]
  reply: string
}

/** Somebody who was forwarded the invitation asks for one of their own. */
export interface NotMeFacts extends StaffFacts {
  invited: Person
  /** As they say themselves: nobody has checked it. */
  instead: Person
}

export interface EscalationFacts extends StaffFacts {
  dueOn: PlainDate
  daysLate: number
  vendorContact: Person
  contact: Person
  answered: number
  questions: number
}

/** What the vendor wants to know, or wants to change. */
export interface QuestionFacts extends StaffFacts {
  by: string
  amends: boolean
  questions: readonly { id: string; prompt: string }[]
  text: string
}

export interface ChangeToldFacts extends StaffFacts {
  by: string
  title: string
  what: string
  happenedOn: PlainDate | null
  dueOn: PlainDate
  /** 'R-0012', where its questions are put again. */
  rounds: readonly string[]
  questions: number
}

export interface AnsweredFacts extends StaffFacts {
  questions: number
  replies: number
}

/** What needs one colleague this week. */
export interface DigestFacts {
  to: Person
  organisation: string
  groups: readonly {
    heading: string
    items: readonly { text: string; url: string }[]
    /** How many more there are than stand here. */
    more: number
  }[]
  link: string
  /** Where the digest is switched off. */
  stopLink: string
}

/** Every kind of mail with the facts it is written from. */
export interface MailFacts {
  invitation: InvitationFacts
  code: CodeFacts
  reminder: ReminderFacts
  delegation: DelegationFacts
  submitted: SubmittedFacts
  returned: ReturnedFacts
  'not me': NotMeFacts
  reply: ReplyFacts
  question: QuestionFacts
  'change told': ChangeToldFacts
  answered: AnsweredFacts
  escalation: EscalationFacts
  outcome: OutcomeFacts
  released: ReleasedFacts
  arrived: ArrivedFacts
  proposed: ProposedFacts
  nudge: NudgeFacts
  'evidence expiring': EvidenceExpiringFacts
  'condition due': ConditionDueFacts
  'vendor condition': VendorConditionFacts
  'waiver ending': WaiverEndingFacts
  're-review coming': ReReviewComingFacts
  digest: DigestFacts
  'staff invitation': StaffInvitationFacts
  'password reset': PasswordResetFacts
  'password changed': PasswordChangedFacts
  'second factor changed': SecondFactorChangedFacts
}

export type MailKind = keyof MailFacts
