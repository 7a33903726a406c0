// The reviewer's workspace: the list of questions, one of them in full, and the score above.
import { notesOf } from '../../../db/queries/judgement'
import { reviewByNumber } from '../../../db/queries/reviews'
import { read, run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { type Mark, narrowed, nextUnreviewed } from '../../core/judgement/marks'
import type { WorkItem } from '../../core/judgement/view'
import { step } from '../../core/review/lifecycle'
import type { Services } from '../context'
import { evidenceKindChoices } from './evidence-view'
import { loadCase } from './load-case'
import { openProposal } from './open-proposal'
import { questionView } from './question-view'
import { notAllowed, notFound, notNow, type Refusal } from './refusal'
import { scoreView } from './score-view'
import { workItems } from './work-items'

export type Workspace = Extract<Awaited<ReturnType<typeof loadWorkspace>>, { ok: true }>

/** Without a question, the first of the list as narrowed; the first of all where nothing is left. */
export async function loadWorkspace(
  ctx: Pick<Services, 'store' | 'clock' | 'questionnaires'>,
  staff: Staff,
  number: number,
  wish: { mark: Mark | null; question: string | null },
) {
  const { db } = ctx.store
  const [row] = await reviewByNumber(db, number)
  const decided = row !== undefined && row.review.decidedAt !== null
  if (!allows(staff, 'answers.read', { decided })) return notAllowed() satisfies Refusal
  if (!row) return notFound()
  if (row.review.submittedAt === null) {
    return notNow('The vendor has not submitted: until then the answers are theirs alone.')
  }
  const questionnaire = await ctx.questionnaires.frozen(row.review)
  const loaded = await read(db, function* (tx) {
    return {
      file: yield* loadCase(tx, row, { questionnaire, now: ctx.clock.now() }),
      notes: yield* run(notesOf(tx, row.review.id)),
      proposal: yield* openProposal(tx, row.review.id),
    }
  })
  const items = workItems(loaded.file)
  const list = narrowed(items, wish.mark)
  const chosen = items.find(({ id }) => id === wish.question) ?? list[0] ?? items[0]
  const judges = allows(staff, 'answers.judge')
  return {
    ok: true as const,
    status: row.review.status,
    canJudge: judges && row.review.status === 'in review' && loaded.proposal === null,
    canTakeUp: judges && step(row.review.status, 'take up').ok,
    canReturn: allows(staff, 'clarification.send') && step(row.review.status, 'return').ok,
    readsNotes: judges,
    proposalOpen: loaded.proposal !== null,
    returned: row.review.returned,
    score: scoreView(loaded.file),
    evidenceKinds: evidenceKindChoices(ctx.questionnaires.frameworks),
    counts: countsOf(items),
    total: items.length,
    list,
    ...placeOf(list, items, chosen),
    question: chosen
      ? questionView(loaded.file, chosen.id, {
          frameworks: ctx.questionnaires.frameworks,
          notes: judges ? loaded.notes : [],
        })
      : null,
  }
}

function countsOf(items: readonly WorkItem[]): Partial<Record<Mark, number>> {
  const counts: Partial<Record<Mark, number>> = {}
  for (const { marks } of items) {
    for (const mark of marks) counts[mark] = (counts[mark] ?? 0) + 1
  }
  return counts
}

/** Where J, K and "next unreviewed" lead. */
function placeOf(
  list: readonly WorkItem[],
  items: readonly WorkItem[],
  chosen: WorkItem | undefined,
) {
  const at = list.findIndex(({ id }) => id === chosen?.id)
  // A verdict may take the chosen one out of its own list; what follows it stays the same.
  const walked = items.filter((item) => item === chosen || list.includes(item))
  return {
    previous: at > 0 ? (list[at - 1]?.id ?? null) : null,
    next: list[at + 1]?.id ?? null,
    nextUnreviewed: chosen ? (nextUnreviewed(walked, chosen.id)?.id ?? null) : null,
  }
}
