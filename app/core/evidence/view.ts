// A piece of evidence as the reviewer's page shows it, as plain data.
import type { Contents } from './contents'
import type { StandingNotice } from './standing'
import type { Printed, Terms } from './terms'

/** ISO text in UTC, so that it survives the way to the browser. */
type Instant = string

/** What somebody says that a document is. */
export interface SaidOfEvidence extends Terms {
  /** Title of the kind. */
  title: string
  issuer: string
  scope: string
}

export interface EvidenceView extends SaidOfEvidence {
  id: string
  /** 'E-01'. */
  register: string
  kind: string
  fileName: string
  mediaType: string
  sizeBytes: number
  sha256: string
  /** '12 months from the end of its period', where its last day was counted. */
  counted: string | null
  status: 'unreviewed' | 'verified' | 'rejected'
  notices: StandingNotice[]
  /** What was noticed in the file when it arrived; null for files from before anybody looked. */
  contents: Contents | null
  /** Points of assured, before caps, that it would bring back; null while it counts, or where nothing is scored. */
  lost: number | null
  /** Questions that it supports, or would. */
  supports: string[]
  /** What the vendor said, where a reviewer read it otherwise. */
  vendorSaid: SaidOfEvidence | null
  /** Newest first. */
  readings: (SaidOfEvidence & { seq: number; by: string; at: Instant })[]
  /** Newest first; the first one stands. */
  words: { status: string; reason: string; by: string; at: Instant }[]
  /** What the form of a new reading starts from. */
  printed: Printed
  revision: number
}

/** The kinds to choose from, each with the rule that its last day follows from. */
export interface EvidenceKindChoice {
  value: string
  label: string
  expiryBasis: string
  validityMonths: number | null
}

/** What the review as a whole loses by evidence that no longer counts. */
export interface EvidenceToll {
  ended: number
  rejected: number
  /** Ends within 90 days. */
  ending: number
  /** Answers that rested on it. */
  questions: number
  /** Points of assured before caps; null where nothing is scored. */
  lost: number | null
}
