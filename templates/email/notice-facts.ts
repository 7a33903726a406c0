// What the mails about dates that draw near need to know.
import type { PlainDate } from '../../app/core/schedule/plain-date'
import type { Person, StaffFacts, VendorFacts } from './reader-facts'

/** A condition that binds the vendor, and that it was told of with the outcome. */
export interface VendorConditionFacts extends VendorFacts {
  /** 'C-02'. */
  label: string
  sentence: string
  evidenceNeeded: string
  dueOn: PlainDate
  daysLeft: number
  stopLink: string
}

/** Evidence that a decision rests on runs out. */
export interface EvidenceExpiringFacts extends StaffFacts {
  /** What it is: "SOC 2 Type II". */
  evidence: string
  issuer: string
  fileName: string
  validTo: PlainDate
  daysLeft: number
  /** How many answers it supports. */
  answers: number
}

export interface ConditionDueFacts extends StaffFacts {
  label: string
  sentence: string
  ownerSide: 'vendor' | 'us'
  owner: string
  dueOn: PlainDate
  /** Negative when it is overdue. */
  daysLeft: number
  evidenceNeeded: string
  consequence: string
  /** Whom to write to at the vendor. */
  vendorContact: Person
  /** Where the condition binds the vendor: whether the portal writes to it as well. */
  vendorTold: boolean
}

export interface WaiverEndingFacts extends StaffFacts {
  /** What was waived, in words. */
  sentence: string
  executive: string
  executiveTitle: string
  endsOn: PlainDate
  daysLeft: number
}

/** A round that the portal prepared and that waits to be sent. */
export interface ReReviewComingFacts extends StaffFacts {
  /** In words, to follow "because". */
  because: string
  round: number
  /** What is decided so far; null where nothing is. */
  prior: { review: string; decision: string } | null
  /** How many questions it asks; null for all of them. */
  asks: number | null
  dueOn: PlainDate
  vendorContact: Person
}
