// Sends everything that was collected as one act and one mail: exactly what stood on the page, or nothing.
import { clarificationsOf } from '../../../db/queries/clarifications'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { type SendInput, seenAs } from '../../core/clarify/input'
import { collectedOf } from '../../core/clarify/thread'
import { visibleQuestions } from '../../core/questionnaire/visible'
import { loadCase } from '../judgement/load-case'
import { notFound, notNow, stale } from '../judgement/refusal'
import { changeCase, frozenQuestionnaire, type JudgementContext } from '../judgement/with-review'
import { openToVendor } from './open-to-vendor'

export async function sendQuestions(
  ctx: JudgementContext,
  staff: Staff,
  number: number,
  { seen, message }: SendInput,
) {
  const questionnaire = await frozenQuestionnaire(ctx, number)
  const about = { number, action: 'clarification.send' } as const
  return changeCase(ctx, staff, about, function* (tx, row, at) {
    if (!questionnaire) return notFound()
    const asked = collectedOf(yield* run(clarificationsOf(tx, row.review.id)))
    if (!isSame(asked.map(seenAs), seen)) {
      return stale('The collected questions changed after you opened this page. Read them again.')
    }
    const { input } = yield* loadCase(tx, row, { questionnaire, now: at })
    const shown = new Set(visibleQuestions(questionnaire, input).map(({ id }) => id))
    const gone = asked.find(({ questionId }) => !shown.has(questionId))
    if (gone) {
      return notNow(`This review no longer asks ${gone.questionId}: remove the question on it.`)
    }
    return yield* openToVendor(tx, { row, staff, at, ids: ctx.ids, message, asked })
  })
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify([...one].sort()) === JSON.stringify([...other].sort())
