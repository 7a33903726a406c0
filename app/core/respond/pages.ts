// What each of the vendor's pages is given: these members and no others ever reach a vendor's browser.
import type { VendorMessage } from '../clarify/vendor-message'
import type { EvidenceKindChoice } from '../evidence/view'
import type { SectionProgress } from '../questionnaire/progress'
import type { PlainDate } from '../schedule/plain-date'
import type { QuestionFields } from './answer-input'
import type { ClosedDoor } from './door'
import type { CheckModel } from './submission'
import type { VendorSection } from './vendor-section'

/** Who asks, about what, and whom to turn to. */
export interface Host {
  organisation: string
  contact: { name: string; email: string }
  /** Offering with its plan. */
  offering: string
}

export interface DoorPage {
  host: Host
  /** Null while a code lets its owner in. */
  closed: ClosedDoor | null
  submitted: boolean
  maskedEmail: string
  questions: number
  sections: number
  minutes: number
  dueOn: PlainDate
  /** False where the portal has no mail server: codes are handed over by a person then. */
  canMail: boolean
  remindersStopped: boolean
}

/** Why a vendor is asked a part of the questions again. */
export interface AskedAgain {
  asking: number
  of: number
  /** In words, with the day where one is known. */
  why: { words: string; on: PlainDate | null }[]
}

export interface TasksPage {
  /** Null in a round that asks everything. */
  again: AskedAgain | null
  host: Host
  intro: string
  /** What whoever sent the review wrote; may be empty. */
  message: string
  messageBy: string
  dueOn: PlainDate
  daysLeft: number
  sections: SectionProgress[]
  total: number
  answered: number
  minutesLeft: number
  /** Questions in the whole bank, so that people see what they were spared. */
  bank: number
  files: number
  /** Null for the lead; for a colleague who gave them their part. */
  invitedBy: string | null
  /** Answers of the round before that wait for a word, by section; sections without any are missing. */
  toConfirm: Record<string, number>
  /** Who else works on a section, by its id: names, with the questions where it is not all of it. */
  with: Record<string, string[]>
}

export interface GivenFile {
  id: string
  fileName: string
}

export interface QuestionState {
  fields: QuestionFields
  revision: number
  /** Brought from an earlier round and not confirmed: since when it stands, and whether that is long ago. */
  brought: { from: PlainDate; old: boolean } | null
  /** False where it may not be written to: such a question is not on the page. */
  open: boolean
  /** Who at the vendor wrote it last and when, where it was somebody else; ISO text in UTC. */
  by: { name: string; at: string } | null
  files: GivenFile[]
}

export interface SectionPage {
  host: Host
  section: VendorSection
  states: Record<string, QuestionState>
  /** Counts from 1. */
  number: number
  of: number
  /** What was said on each question. */
  threads: Record<string, VendorMessage[]>
  /** Whether something may be asked about a question. */
  mayAsk: boolean
  next: { id: string; title: string } | null
  previous: { id: string; title: string } | null
  /** In the organisation's zone; no answer about the past may lie after it. */
  today: PlainDate
}

export interface RegisteredFile {
  id: string
  fileName: string
  /** In words: "SOC 2 Type II". */
  kind: string
  issuer: string
  scope: string
  periodStart: PlainDate | null
  periodEnd: PlainDate | null
  validFrom: PlainDate | null
  validTo: PlainDate | null
  expired: boolean
  /** '12 months from the end of its period', where its last day was counted. */
  counted: string | null
  sizeBytes: number
  sha256: string
  uploadedAt: string
  questionIds: string[]
  /** Of these, what was part of a submission and stays. */
  fixedOn: string[]
  removable: boolean
}

export interface EvidencePage {
  host: Host
  files: RegisteredFile[]
  kinds: EvidenceKindChoice[]
  sections: { id: string; title: string; questions: { id: string; prompt: string }[] }[]
  /** The question that a file is being added for. */
  about: { id: string; prompt: string; sectionId: string; kind: string | null } | null
  /** False when nothing can be added any more. */
  open: boolean
  /** Back with the vendor for single questions. */
  returned: boolean
}

export interface CheckPage {
  host: Host
  check: CheckModel
  /** Ids of the questions that may be changed now. */
  open: string[]
  /** The review came back with questions, and these of them have neither a reply nor a changed answer. */
  returned: boolean
  owed: string[]
  /** Of exactly these answers; see answersHash. */
  hash: string
  statement: string
  answerer: string
  files: { fileName: string; sha256: string }[]
}

/** Where a submitted review stands, in a vendor's words; how it is judged is not among them. */
export type Stage = 'received' | 'being reviewed' | 'finished'

/** How it ended, as its vendor may know it. */
export interface ReleasedOutcome {
  /** In words: "Approved with conditions". */
  decision: string
  decidedOn: PlainDate
  validUntil: PlainDate | null
  /** Those that bind the vendor. */
  conditions: { label: string; sentence: string; evidenceNeeded: string; dueOn: PlainDate }[]
}

export interface ReceiptPage {
  host: Host
  check: CheckModel
  files: { fileName: string; sha256: string }[]
  attestation: { name: string; title: string; statement: string; at: string; hash: string }
  stage: Stage
  /** The day by which it was told at the submission to expect word; null where nothing was told. */
  expected: { on: PlainDate; passed: boolean } | null
  vendor: string
  /** False for a colleague, who sees their own part of what was sent. */
  whole: boolean
  mayAmend: boolean
  /** Answers that the vendor has asked to amend so far. */
  amendments: number
  /** Null until somebody released it, and for a colleague. */
  outcome: ReleasedOutcome | null
  /** Version of the report that their own copy is of; null where they may not have one. */
  copyOf: number | null
}
