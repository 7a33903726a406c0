// Which copy of a report is being made: its hash, paper, and whether it is a draft or superseded.
import type { ReportRecord } from '../../app/core/report/record'
import { offeringWords } from '../../app/core/report/summary'
import { shortHash } from '../../app/core/report/words'
import type { Running } from '../../app/pdf/assembly/running'

export interface Issue {
  /** SHA-256 of the record's canonical JSON, hex. */
  hash: string
  /** Set across every page; undefined for a report in force. */
  mark: 'DRAFT' | 'SUPERSEDED' | undefined
  /** The same in a sentence; empty for a report in force. */
  notice: string
}

/** A record without a decision is always a draft. */
export function issueOf(
  record: ReportRecord,
  hash: string,
  options: { draft?: boolean; supersededBy?: number },
): Issue {
  if (options.draft || record.decision === null) {
    return { hash, mark: 'DRAFT', notice: 'Draft: not for reliance. It may change before issue.' }
  }
  if (options.supersededBy !== undefined) {
    const notice = `Superseded by version ${options.supersededBy}. Kept for the record only.`
    return { hash, mark: 'SUPERSEDED', notice }
  }
  return { hash, mark: undefined, notice: '' }
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
