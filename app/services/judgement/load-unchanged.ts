// Shows what one press would accept: every answer that is as it was when it was last accepted.
import { read } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { Services } from '../context'
import { answerWords } from '../report/compose/questions'
import { openForJudging } from './give-verdict'
import { notAllowed, notFound, type Refusal } from './refusal'
import { loadMemory } from './remember'
import { roundsOf, unchangedIn } from './unchanged'
import { workItems } from './work-items'

/** What one press would accept, with the words that each verdict will carry. */
export async function loadUnchanged(
  ctx: Pick<Services, 'store' | 'clock' | 'questionnaires'>,
  staff: Staff,
  number: number,
) {
  if (!allows(staff, 'answers.judge')) return notAllowed() satisfies Refusal
  const found = await roundsOf(ctx, number)
  if (!found) return notFound()
  const now = ctx.clock.now()
  const { row, questionnaire, prior } = found
  return read(ctx.store.db, function* (db) {
    const opened = yield* openForJudging(db, row, { questionnaire, now })
    if (!opened.ok) return opened
    const { file } = opened
    const memory = yield* loadMemory(db, row.review.id, prior, now)
    const items = new Map(workItems(file).map((item) => [item.id, item]))
    const answers = unchangedIn({ file, memory }).map(({ id, answerRevision, lastSeq, reason }) => {
      const question = questionnaire.byId.get(id)
      return {
        id,
        // What the form sends back: the question, the answer's revision and its latest verdict.
        value: `${id} ${answerRevision} ${lastSeq}`,
        prompt: question?.prompt ?? '',
        flagged: items.get(id)?.marks.includes('flag') ?? false,
        notApplicable: file.input.answers[id]?.notApplicable ?? null,
        answer: question ? answerWords(question, file, ctx.questionnaires.frameworks) : null,
        reason,
      }
    })
    return { ok: true as const, answers }
  })
}
