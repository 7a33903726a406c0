// Closes a finding with what shows that its weakness is gone, or opens it again with the reason.
import { evidenceForStaff } from '../../../db/queries/judgement'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { CloseInput, ReopenInput } from '../../core/findings/input'
import { findingLabel } from '../../core/findings/view'
import { notNow, wrongField } from './refusal'
import { withFinding } from './with-finding'
import type { JudgementContext } from './with-review'

type Context = Pick<JudgementContext, 'store' | 'clock'>

export const closeFinding = (
  ctx: Context,
  staff: Staff,
  about: { number: number; finding: number },
  { closure, evidenceId, revision }: CloseInput,
) =>
  withFinding(
    ctx,
    staff,
    { ...about, revision },
    {
      typed: null,
      *change({ number, status }, { tx, reviewId, at }) {
        if (status === 'closed') return notNow(`${findingLabel(number)} is closed already.`)
        const evidence = evidenceId === null ? [] : yield* run(evidenceForStaff(tx, reviewId))
        const shown = evidence.some(({ id, removedAt }) => id === evidenceId && removedAt === null)
        if (evidenceId !== null && !shown) {
          return wrongField('evidenceId', 'This review has no such evidence')
        }
        return {
          ok: true as const,
          change: {
            status: 'closed' as const,
            closure,
            closureEvidenceId: evidenceId,
            closedById: staff.id,
            closedAt: at,
          },
          event: { kind: 'finding closed' as const, reviewId, payload: { number, closure } },
        }
      },
    },
  )

/** What had shown that it was closed stays in its history. */
export const reopenFinding = (
  ctx: Context,
  staff: Staff,
  about: { number: number; finding: number },
  { reason, revision }: ReopenInput,
) =>
  withFinding(
    ctx,
    staff,
    { ...about, revision },
    {
      typed: null,
      // biome-ignore lint/correctness/useYield: it is part of a transaction and needs no query of its own.
      *change({ number, status }, { reviewId }) {
        if (status === 'open') return notNow(`${findingLabel(number)} is open already.`)
        return {
          ok: true as const,
          change: {
            status: 'open' as const,
            closure: '',
            closureEvidenceId: null,
            closedById: null,
            closedAt: null,
          },
          event: { kind: 'finding reopened' as const, reviewId, payload: { number, reason } },
        }
      },
    },
  )
