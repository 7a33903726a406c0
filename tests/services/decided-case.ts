// A decided review with its report, for tests of what is done with reports.
import { approveProposal } from '../../app/services/judgement/approve-proposal'
import { proposeDecision } from '../../app/services/judgement/propose-decision'
import { type ExportWish, exportReport } from '../../app/services/report/export-report'
import type { OpenStore } from '../support/store'
import { ada, bo, type Case, type CaseOptions, lena, openCase } from './judgement-case'

export async function openDecided(open: OpenStore, options: CaseOptions = {}): Promise<Case> {
  const ctx = await openCase(open, { status: 'in review', ...options })
  await decideCase(ctx)
  return ctx
}

/** Proposed by one, approved by another. */
export async function decideCase(ctx: Case): Promise<void> {
  const proposed = await proposeDecision(ctx, ada, 1, {
    decision: 'approve with conditions',
    reason: 'Strong where it matters',
    validUntil: '2027-11-23',
    conditions: [
      {
        sentence: 'Logs are kept for a year',
        ownerSide: 'vendor',
        owner: 'Vera Vendor',
        dueOn: '2027-01-15',
        evidenceNeeded: 'Screenshot',
        consequence: 'The use stops',
      },
    ],
  })
  if (!proposed.ok) throw new Error(proposed.sentence)
  const said = { proposalId: proposed.result, approved: 'approved', comment: '' } as const
  const decided = await approveProposal(ctx, bo, 1, said)
  if (!decided.ok) throw new Error(decided.sentence)
}

export async function exported(ctx: Case, wish: Partial<ExportWish> = {}): Promise<Uint8Array> {
  const file = await exportReport(ctx, lena, { number: 1, as: 'pdf', ...wish })
  if (!file.ok) throw new Error(file.sentence)
  return file.bytes
}
