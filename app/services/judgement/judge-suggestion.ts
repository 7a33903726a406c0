// Turns a suggested finding down with a reason, or puts it back among the suggestions; every word is kept.
import { addSuggestionWord, suggestionWordsOf } from '../../../db/queries/findings'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { SuggestionInput } from '../../core/findings/input'
import { dismissalOf } from '../../core/findings/suggestion'
import { firedIn } from './finding-ground'
import { loadCase } from './load-case'
import { notFound, notNow } from './refusal'
import { changeCase, frozenQuestionnaire, type JudgementContext } from './with-review'

export async function judgeSuggestion(
  ctx: Pick<JudgementContext, 'store' | 'clock' | 'questionnaires'>,
  staff: Staff,
  number: number,
  input: SuggestionInput,
) {
  const questionnaire = await frozenQuestionnaire(ctx, number)
  const about = { number, action: 'finding.manage' } as const
  return changeCase(ctx, staff, about, function* (tx, row, at) {
    const reviewId = row.review.id
    if (!questionnaire) return notFound()
    if (row.review.status !== 'in review') {
      return notNow(
        `This review is ${row.review.status}: suggestions are judged while it is in review.`,
      )
    }
    const { rule, word } = input
    const fired = firedIn(yield* loadCase(tx, row, { questionnaire, now: at }))
    if (!fired.some((each) => each.rule === rule)) return notNow('This rule does not fire.')
    const words = yield* run(suggestionWordsOf(tx, reviewId))
    const isDismissed = dismissalOf(words, rule) !== null
    if (isDismissed === (word === 'dismissed')) {
      return notNow(isDismissed ? 'Somebody dismissed it already.' : 'It is suggested already.')
    }
    const seq = words.filter((each) => each.rule === rule).length + 1
    const reason = input.word === 'dismissed' ? input.reason : ''
    yield* run(addSuggestionWord(tx, { reviewId, rule, seq, word, reason, byId: staff.id, at }))
    const event =
      word === 'dismissed'
        ? { kind: 'finding suggestion dismissed' as const, reviewId, payload: { rule, reason } }
        : { kind: 'finding suggestion restored' as const, reviewId, payload: { rule } }
    return { ok: true as const, result: null, events: [event] }
  })
}
