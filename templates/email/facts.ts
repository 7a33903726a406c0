// What each kind of mail needs to know: plain facts, with nothing internal in those that go to a vendor.
import type { PlainDate } from '../../app/core/schedule/plain-date'

export interface Person {
  name: string
  email: string
}

/** What every mail to a vendor says: who asks, about what, whom to turn to, and where to go. */
export interface VendorFacts {
  to: Person
  organisation: string
  /** A named person at the organisation who reads replies. */
  contact: Person
  /** Offering with its plan, such as "Notion AI, Business plan". */
  offering: string
  /** The invitation's address; opening it only offers to mail a code. */
  link: string
}

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
  stopLink: string
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
}

/** What the vendor asked and what it is told. */
export interface ReplyFacts extends VendorFacts {
  question: { id: string; prompt: string }
  asked: readonly string[]
  reply: string
}

/** What mails to colleagues say: the review, and its page in the portal. */
export interface StaffFacts {
  to: Person
  /** As shown everywhere: "R-0007". */
  review: string
  offering: string
  vendor: string
  use: string
  link: string
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

export interface AnsweredFacts extends StaffFacts {
  questions: number
  replies: number
}

export interface OutcomeFacts extends StaffFacts {
  decision: string
  decidedOn: PlainDate
  validUntil: PlainDate | null
  nextReviewOn: PlainDate | null
  nextReviewReason: string | null
  /** As it stands in the report. */
  reason: string
  /** The use was rejected, and had begun before it was filed. */
  mustEnd: boolean
  conditions: readonly {
    /** 'C-02'. */
    label: string
    sentence: string
    ownerSide: 'vendor' | 'us'
    owner: string
    dueOn: PlainDate
  }[]
}

/** To the vendor: how it ended, and what it has to do. */
export interface ReleasedFacts extends VendorFacts {
  /** In words: "Approved with conditions". */
  decision: string
  decidedOn: PlainDate
  validUntil: PlainDate | null
  conditions: readonly {
    label: string
    sentence: string
    evidenceNeeded: string
    dueOn: PlainDate
  }[]
}

/** A vendor has submitted. */
export interface ArrivedFacts extends StaffFacts {
  tier: number
  answered: number
  questions: number
}

/** A decision waits for a second person. */
export interface ProposedFacts extends StaffFacts {
  /** Who proposes it. */
  by: string
  decision: string
  tier: number
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
  answered: AnsweredFacts
  escalation: EscalationFacts
  outcome: OutcomeFacts
  released: ReleasedFacts
  arrived: ArrivedFacts
  proposed: ProposedFacts
}

export type MailKind = keyof MailFacts
