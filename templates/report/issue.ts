// Which copy of a report is being made: its hash, paper, and whether it is a draft or superseded.
import type { Audience } from '../../app/core/report/audience'
import type { ReportRecord } from '../../app/core/report/record'
import { offeringWords } from '../../app/core/report/summary'
import { shortHash } from '../../app/core/report/words'
import type { Running } from '../../app/pdf/assembly/running'
import type { PageSize } from '../../app/pdf/style'

export interface ReportOptions {
  /** A4 unless told. */
  pageSize?: PageSize
  /** Who it is for; the full report unless told. */
  audience?: Audience
  /** Marks every page DRAFT; a record without a decision is always marked. */
  draft?: boolean
  /** Leaves room for this signature and prints whose it will be; a draft is never signed. */
  signing?: { fingerprint: string; signatureBytes: number }
  /** Version that took this one's place; marks every page SUPERSEDED. */
  supersededBy?: number
}

export interface Issue {
  /** SHA-256 of the whole record's canonical JSON, hex, also where a part of it is withheld. */
  hash: string
  audience: Audience
  /** Set across every page; undefined for a report in force. */
  mark: 'DRAFT' | 'SUPERSEDED' | undefined
  /** The same in a sentence; empty for a report in force. */
  notice: string
  /** SHA-256 of the certificate that this copy is signed with; null for a copy without signature. */
  fingerprint: string | null
}

/** A record without a decision is always a draft. */
export function issueOf(record: ReportRecord, hash: string, options: ReportOptions): Issue {
  const fingerprint = options.signing?.fingerprint ?? null
  const copy = { hash, audience: options.audience ?? 'full' }
  if (options.draft || record.decision === null) {
    const notice = 'Draft: not for reliance. It may change before issue.'
    return { ...copy, mark: 'DRAFT', notice, fingerprint: null }
  }
  if (options.supersededBy !== undefined) {
    const notice = `Superseded by version ${options.supersededBy}. Kept for the record only.`
    return { ...copy, mark: 'SUPERSEDED', notice, fingerprint }
  }
  return { ...copy, mark: undefined, notice: '', fingerprint }
}

/** Head and foot of every page. */
export function runningText(record: ReportRecord, issue: Issue): Running {
  const mark = issue.mark === undefined ? '' : `${issue.mark} · `
  const subject = `${record.vendor.name} · ${offeringWords(record)}`
  return (page, pages) => ({
    headLeft: `${mark}${record.number} version ${record.version} · ${subject}`,
    headRight: record.organisation.classification,
    footLeft: `${record.organisation.name} · record ${shortHash(issue.hash)}`,
    footRight: `Page ${page} of ${pages}`,
  })
}
