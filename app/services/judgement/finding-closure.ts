// What shows that a finding is closed, for its page and for the report.
import type { FindingView } from '../../core/findings/view'
import { type FindingRow, staffName } from '../report/compose/ground'
import type { CaseFile } from './load-case'

/** With the number of the evidence in the register; null while the finding is open. */
export function closureOf(
  { closure, closureEvidenceId, closedById, closedAt }: FindingRow,
  file: Pick<CaseFile, 'evidence' | 'staff'>,
): FindingView['closure'] {
  if (closedById === null || closedAt === null) return null
  const shown = file.evidence.find(({ id }) => id === closureEvidenceId)
  return {
    text: closure,
    evidence: shown?.register ?? null,
    by: staffName(file, closedById),
    at: closedAt.toISOString(),
  }
}
