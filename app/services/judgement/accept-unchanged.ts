// Accepts in one act what is as it was when it was last accepted: one verdict each, all of them or none.
import { addVerdict } from '../../../db/queries/judgement'
import { type Db, run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { AcceptUnchangedInput } from '../../core/judgement/many-input'
import { wordOf } from '../../core/judgement/verdict'
import { openForJudging } from './give-verdict'
import { notAllowed, notFound, type Refusal, stale, wrongField } from './refusal'
import { loadMemory } from './remember'
import { roundsOf, type Unchanged, unchangedIn } from './unchanged'
import { changeCase, type JudgementContext } from './with-review'

/** `answers` are those that were ticked on the page; if one of them moved since, none is accepted. */
export async function acceptUnchanged(
  ctx: JudgementContext,
  staff: Staff,
  number: number,
  { answers }: AcceptUnchangedInput,
) {
  if (!allows(staff, 'answers.judge')) return notAllowed() satisfies Refusal
  const found = await roundsOf(ctx, number)
  const ids = answers.map(() => ctx.ids.id())
  return changeCase(ctx, staff, { number, action: 'answers.judge' }, function* (tx, row, at) {
    if (!found) return notFound()
    const { questionnaire, prior } = found
    const opened = yield* openForJudging(tx, row, { questionnaire, now: at })
    if (!opened.ok) return opened
    const memory = yield* loadMemory(tx, row.review.id, prior, at)
    const chosen = stillThere(answers, unchangedIn({ file: opened.file, memory }))
    if (!chosen.ok) return chosen
    const { accepted } = chosen
    const made = { reviewId: row.review.id, byId: staff.id, at }
    yield* append(tx, accepted, { ids, made })
    return {
      ok: true as const,
      result: { accepted: accepted.length },
      events: accepted.map(({ id, choice, reason }) => ({
        kind: 'verdict given' as const,
        reviewId: row.review.id,
        payload: { questionId: id, verdict: choice, credit: null, reason },
      })),
    }
  })
}

/** What was shown, as it is now: each must still be unchanged, on the same revision and after the same words. */
function stillThere(
  shown: AcceptUnchangedInput['answers'],
  unchanged: readonly Unchanged[],
): { ok: true; accepted: Unchanged[] } | Refusal {
  const accepted = unchanged.filter((now) =>
    shown.some(
      (then) =>
        then.questionId === now.id &&
        then.answerRevision === now.answerRevision &&
        then.lastSeq === now.lastSeq,
    ),
  )
  const named = new Set(shown.map(({ questionId }) => questionId))
  if (named.size < shown.length) return wrongField('answers', 'An answer is named twice')
  for (const { id } of accepted) named.delete(id)
  return named.size === 0
    ? { ok: true, accepted }
    : stale(
        `Nothing was accepted, because this changed after you opened the list: ${[...named].join(', ')}.`,
      )
}

function* append(
  tx: Db,
  accepted: readonly Unchanged[],
  { ids, made }: { ids: string[]; made: { reviewId: string; byId: string; at: Date } },
) {
  for (const [place, { id, choice, reason, answerRevision, lastSeq }] of accepted.entries()) {
    const verdict = { ...wordOf(choice, null), reason, answerRevision, seq: lastSeq + 1 }
    yield* run(addVerdict(tx, { ...made, ...verdict, id: ids[place] ?? '', questionId: id }))
  }
}
