// Takes back the last word on an answer: by one more word, so that both stay in its history.
import { addVerdict } from '../../../db/queries/judgement'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { WithdrawInput } from '../../core/judgement/many-input'
import { refusalToWithdraw } from '../../core/judgement/verdict'
import { openForJudging } from './give-verdict'
import { notFound, stale } from './refusal'
import { changeCase, frozenQuestionnaire, type JudgementContext } from './with-review'

/** What stood before it, if anything did, stands again. */
export async function withdrawVerdict(
  ctx: JudgementContext,
  staff: Staff,
  number: number,
  input: WithdrawInput,
) {
  const questionnaire = await frozenQuestionnaire(ctx, number)
  const id = ctx.ids.id()
  const about = { number, action: 'answers.judge' } as const
  return changeCase(ctx, staff, about, function* (tx, row, at) {
    if (!questionnaire) return notFound()
    const opened = yield* openForJudging(tx, row, { questionnaire, now: at })
    if (!opened.ok) return opened
    const { questionId, answerRevision, lastSeq } = input
    const answer = opened.judged(questionId)
    if (!answer) return notFound()
    const standing = opened.file.assessment.standing.get(questionId) ?? null
    const refused = refusalToWithdraw(answer, standing, input)
    if (refused) return stale(refused.sentence)
    const made = { id, reviewId: row.review.id, seq: lastSeq + 1, byId: staff.id, at }
    yield* run(addVerdict(tx, { ...made, kind: 'withdrawn', questionId, answerRevision }))
    const payload = { questionId, verdict: 'withdrawn', credit: null, reason: '' }
    return {
      ok: true as const,
      result: null,
      events: [{ kind: 'verdict given' as const, reviewId: row.review.id, payload }],
    }
  })
}
