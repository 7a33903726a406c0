// Changes what a finding says; its number stays, and a change made in between is shown and never overwritten.
import type { Staff } from '../../core/access/roles'
import { type FindingChangeInput, needsDueDate } from '../../core/findings/input'
import { dueFlaw } from './finding-ground'
import { unknownQuestion } from './unknown-question'
import { withFinding } from './with-finding'
import type { JudgementContext } from './with-review'

/** Also after the decision: a weakness is followed for as long as it is there. */
export async function changeFinding(
  ctx: Pick<JudgementContext, 'store' | 'clock' | 'questionnaires'>,
  staff: Staff,
  about: { number: number; finding: number },
  { revision, ...typed }: FindingChangeInput,
) {
  const unknown = await unknownQuestion(ctx, about.number, typed.questionId)
  const at = { ...about, revision }
  const dueOn = needsDueDate(typed.treatment) ? typed.dueOn : null
  return withFinding(ctx, staff, at, {
    typed: { ...typed, dueOn },
    *change(found, { tx, reviewId, at: now }) {
      if (unknown) return unknown
      // A day that has passed since may stay; a new one must be to come.
      const late = dueOn === found.dueOn ? null : yield* dueFlaw(tx, dueOn, now)
      if (late) return late
      const { severity } = typed
      const payload = { number: found.number, severity, status: found.status }
      return {
        ok: true as const,
        change: { ...typed, dueOn },
        event: { kind: 'finding changed' as const, reviewId, payload },
      }
    },
  })
}
