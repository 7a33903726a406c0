// The register of findings across all reviews that a person may read them of.
import { allFindings } from '../../../db/queries/findings'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { RegisteredFinding } from '../../core/judgement/register'
import type { Services } from '../context'
import { notAllowed, type Refusal } from './refusal'

export async function listFindings(
  { store }: Pick<Services, 'store'>,
  staff: Staff,
): Promise<{ ok: true; findings: RegisteredFinding[] } | Refusal> {
  if (!allows(staff, 'finding.list')) return notAllowed()
  const rows = await allFindings(store.db)
  const readable = rows.filter(({ review }) =>
    allows(staff, 'finding.read', { decided: review.decidedAt !== null }),
  )
  return {
    ok: true,
    findings: readable.map(({ finding, review, vendor, offering }) => ({
      review: review.number,
      number: finding.number,
      vendor,
      offering,
      severity: finding.severity,
      statement: finding.statement,
      treatment: finding.treatment,
      owner: finding.owner,
      dueOn: finding.dueOn,
      status: finding.status,
    })),
  }
}
