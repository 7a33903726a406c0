// A batch of reports as its zip holds it: the name of each file, and a list of what is there and what is not.
import { csvOf } from '../../export/csv'
import { reviewLabel } from '../../review/number'
import { type Audience, audienceWords } from '../audience'
import { reportStem } from './contents'

/** `R-0007-report-v2-annex.pdf`, as the file is called when it is exported alone. */
export const batchedName = (
  { number, version }: { number: number; version: number },
  audience: Audience,
): string =>
  `${reportStem({ number: reviewLabel(number), version })}${audienceWords[audience].suffix}.pdf`

export interface BatchedReport {
  number: number
  version: number
  /** SHA-256 in hex; null where the report could not be made. */
  sha256: string | null
  /** Why not; empty where it was made. */
  problem: string
}

/** For the reader of the zip: one line a report that was asked for. */
export function batchList(reports: readonly BatchedReport[], audience: Audience): string {
  const head = ['Review', 'Version', 'File', 'SHA-256', 'Not made because']
  const rows = reports.map(({ number, version, sha256, problem }) => [
    reviewLabel(number),
    version,
    sha256 === null ? '' : batchedName({ number, version }, audience),
    sha256 ?? '',
    problem,
  ])
  return csvOf([head, ...rows])
}
