// Saves the rows of a dry run that its vendor agreed to, each only over the answer that stood beside it on the page.
import { forgetDryRuns } from '../../../db/queries/dry-runs'
import type { RespondentScope } from '../../../db/queries/respond'
import type { AcceptInput } from '../../core/sheet/import-page'
import { saveAnswers } from '../respond/save-answers'
import type { SavedAnswer } from '../respond/saved-answer'
import type { RespondContext } from '../respond/vendor-review'
import { readImport } from './read-import'

export type Accepted =
  | { ok: true; saved: number }
  /** What could be saved was; the others, by question id, each with its sentence. */
  | { ok: false; reason: 'some not saved'; saved: number; errors: Record<string, string> }
  | { ok: false; reason: 'nothing picked' | 'no file' | 'not with vendor' }

/** The same checks and the same history as for answers typed on the page. */
export async function acceptRows(
  ctx: RespondContext,
  scope: RespondentScope,
  input: AcceptInput,
): Promise<Accepted> {
  const picked = input.act === 'accept all' ? input.every : input.row
  if (picked.length === 0) return { ok: false, reason: 'nothing picked' }
  const { proposed } = await readImport(ctx, scope)
  if (proposed === null) return { ok: false, reason: 'no file' }
  // What is stored already, by somebody's second press of the button, is not there any more and is done.
  const changes = picked.flatMap(({ questionId, revision }) => {
    const fields = proposed.fields.get(questionId)
    return fields === undefined ? [] : [{ questionId, revision, fields }]
  })
  const saved = await saveAnswers(ctx, scope, changes)
  if (!saved.ok) return saved
  await forgetWhenDone(ctx, scope)
  const count = saved.answers.filter(({ outcome }) => outcome === 'saved').length
  const errors = Object.fromEntries(saved.answers.flatMap(refusalOf))
  return Object.keys(errors).length === 0
    ? { ok: true, saved: count }
    : { ok: false, reason: 'some not saved', saved: count, errors }
}

/** A file that has nothing more to say is not kept. */
async function forgetWhenDone(ctx: RespondContext, scope: RespondentScope): Promise<void> {
  const { proposed } = await readImport(ctx, scope)
  if (proposed === null) return
  const { changes, invalid, unknown, missingFiles } = proposed.dryRun
  if (changes.length + invalid.length + unknown.length + missingFiles.length > 0) return
  await forgetDryRuns(ctx.store.db, scope, ctx.clock.now())
}

function refusalOf(answer: SavedAnswer): [string, string][] {
  const { questionId } = answer
  switch (answer.outcome) {
    case 'saved':
      return []
    case 'conflict':
      return [
        [
          questionId,
          `${questionId} was changed by somebody else after this page was opened, so it was not saved. Look at it below once more.`,
        ],
      ]
    case 'refused':
      return [[questionId, `${questionId}: ${Object.values(answer.problems).join('. ')}.`]]
    case 'not open':
      return [[questionId, `${questionId} is not open now: its answer stays as it was.`]]
  }
}
