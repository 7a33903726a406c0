// Changes or closes a finding; its number stays, and a change made in between is never overwritten.
import { changeFinding as changeFindingRow, findingsOf } from '../../../db/queries/findings'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { FindingChangeInput } from '../../core/judgement/input'
import { notFound, stale } from './refusal'
import { unknownQuestion } from './unknown-question'
import { changeCase, type JudgementContext } from './with-review'

/** Also after the decision: a finding is closed when its weakness is gone, whenever that is. */
export async function changeFinding(
  ctx: Pick<JudgementContext, 'store' | 'clock' | 'questionnaires'>,
  staff: Staff,
  at: { number: number; finding: number },
  { revision, ...input }: FindingChangeInput,
) {
  const unknown = await unknownQuestion(ctx, at.number, input.questionId)
  const about = { number: at.number, action: 'finding.manage' } as const
  return changeCase(ctx, staff, about, function* (tx, { review }) {
    if (unknown) return unknown
    const findings = yield* run(findingsOf(tx, review.id))
    const found = findings.find((finding) => finding.number === at.finding)
    if (!found) return notFound()
    const read = { reviewId: review.id, id: found.id, revision }
    const changed = yield* run(changeFindingRow(tx, read, input))
    if (changed.length === 0) {
      return stale('Somebody changed this finding after you opened it. Read it again first.')
    }
    const payload = { number: at.finding, severity: input.severity, status: input.status }
    return {
      ok: true as const,
      result: at.finding,
      events: [{ kind: 'finding changed' as const, reviewId: review.id, payload }],
    }
  })
}
