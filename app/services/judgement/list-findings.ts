// The register of findings across all reviews that a person may read them of, filtered and in the wanted order.
import { allFindings } from '../../../db/queries/findings'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import {
  arrangeFindings,
  type FindingArrangement,
  type RegisteredFinding,
} from '../../core/findings/register'
import { isOverdue } from '../../core/findings/view'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import { notAllowed, type Refusal } from './refusal'

export interface FindingsListed {
  ok: true
  rows: RegisteredFinding[]
  /** How many there are without any filter. */
  known: number
}

export async function listFindings(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  arrangement: Pick<FindingArrangement, 'filters' | 'sort' | 'descending'>,
): Promise<FindingsListed | Refusal> {
  if (!allows(staff, 'finding.list')) return notAllowed()
  const { timeZone } = await readOrganisation(ctx)
  const today = dateIn(timeZone, ctx.clock.now())
  const rows = await allFindings(ctx.store.db)
  const readable = rows.filter(({ review }) =>
    allows(staff, 'finding.read', { decided: review.decidedAt !== null }),
  )
  const registered = readable.map(({ finding, review, vendor, ...named }): RegisteredFinding => {
    const { severity, statement, treatment, owner, dueOn, status, closure, closedAt } = finding
    return {
      ...{ severity, statement, treatment, owner, dueOn, status, closure },
      ...named,
      review: review.number,
      number: finding.number,
      vendor,
      overdue: isOverdue(finding, today),
      closedOn: closedAt === null ? null : dateIn(timeZone, closedAt),
    }
  })
  return { ok: true, rows: arrangeFindings(registered, arrangement), known: registered.length }
}
