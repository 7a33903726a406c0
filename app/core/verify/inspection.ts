// What a report file says of itself, and what the portal that issued it knows: the facts that a judgement rests on.
import type { ReportRecord } from '../report/record'
import type { SignedReport } from './reason'
import type { Recomputation } from './recompute'

export type SignatureState =
  /** No signature as Assay writes it. */
  | { kind: 'none' }
  /** There is one, and the file or the signature was changed since. */
  | { kind: 'broken' }
  /** It holds for the beginning, and bytes were added behind. */
  | { kind: 'added to'; bytes: number }
  /** It covers the whole file, and not a bit was changed. */
  | { kind: 'whole'; fingerprint: string; report: SignedReport | null }

export interface InspectedRecord {
  record: ReportRecord
  /** SHA-256 of its bytes as they stand in the file. */
  hash: string
  /** Its bytes are the ones that its content has in canonical form. */
  canonical: boolean
  score: Recomputation
}

export interface Inspection {
  kind: 'pdf' | 'json'
  /** Of the whole file. */
  sha256: string
  /** Null for a JSON file, which cannot carry one. */
  signature: SignatureState | null
  /** Null where none is attached that can be read. */
  record: InspectedRecord | null
  /** Attached files, of which a report has one. */
  attachments: number
  /** The file ends before a PDF file may. */
  cutOff: boolean
}

/** A report on file. */
export interface Issued {
  /** 'R-0012'. */
  number: string
  version: number
  /** ISO instant. */
  issuedAt: string
  organisation: string
  /** The version that is in force, where this one is not. */
  supersededBy: number | null
}

/** What the portal answered. */
export interface PortalWord {
  /** Whether the signing certificate is or was its own; null where there is none to ask about. */
  ownKey: boolean | null
  /** The report that this record or file was issued as; null where it is not on file. */
  issued: Issued | null
}
