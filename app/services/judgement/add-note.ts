// An internal note on a review or one of its questions; it never leaves the portal.
import { addNote as addNoteRow } from '../../../db/queries/judgement'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { NoteInput } from '../../core/judgement/input'
import { unknownQuestion } from './unknown-question'
import { changeCase, type JudgementContext } from './with-review'

export const addNote = (ctx: JudgementContext, staff: Staff, number: number, input: NoteInput) =>
  changeCase(ctx, staff, { number, action: 'answers.judge' }, function* (tx, { review }, at) {
    const unknown = yield* unknownQuestion(tx, review, input.questionId)
    if (unknown) return unknown
    const id = ctx.ids.id()
    yield* run(addNoteRow(tx, { ...input, id, reviewId: review.id, byId: staff.id, at }))
    const payload = { questionId: input.questionId }
    return {
      ok: true as const,
      result: null,
      events: [{ kind: 'note written' as const, reviewId: review.id, payload }],
    }
  })
