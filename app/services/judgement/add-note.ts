// An internal note on a review or one of its questions; it never leaves the portal.
import { addNote as addNoteRow } from '../../../db/queries/judgement'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { NoteInput } from '../../core/judgement/input'
import { unknownQuestion } from './unknown-question'
import { changeCase, type JudgementContext } from './with-review'

export async function addNote(
  ctx: JudgementContext,
  staff: Staff,
  number: number,
  input: NoteInput,
) {
  const unknown = await unknownQuestion(ctx, number, input.questionId)
  const id = ctx.ids.id()
  const about = { number, action: 'answers.judge' } as const
  return changeCase(ctx, staff, about, function* (tx, { review }, at) {
    if (unknown) return unknown
    yield* run(addNoteRow(tx, { ...input, id, reviewId: review.id, byId: staff.id, at }))
    const payload = { questionId: input.questionId }
    return {
      ok: true as const,
      result: null,
      events: [{ kind: 'note written' as const, reviewId: review.id, payload }],
    }
  })
}
