// The reviewer's workspace: the list of questions, one of them in full, and the score above.
import { clarificationsOf } from '../../../db/queries/clarifications'
import { notesOf } from '../../../db/queries/judgement'
import { reviewByNumber } from '../../../db/queries/reviews'
import { read, run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { collectedOf } from '../../core/clarify/thread'
import { adjustmentsIn } from '../../core/judgement/adjustments'
import { type Mark, narrowed, nextUnreviewed } from '../../core/judgement/marks'
import type { JustJudged, WorkItem } from '../../core/judgement/view'
import type { Frameworks } from '../../core/questionnaire/frameworks'
import { step } from '../../core/review/lifecycle'
import { mayCollect } from '../clarify/collect-question'
import type { Services } from '../context'
import { refusedAsRemoved } from '../privacy/contents-removed'
import { verdictWords } from '../report/compose/questions'
import { evidenceKindChoices } from './evidence-view'
import { type CaseFile, loadCase } from './load-case'
import { type OpenProposal, openProposal } from './open-proposal'
import { priorRound } from './prior-round'
import { questionView } from './question-view'
import { notAllowed, notFound, notNow, type Refusal } from './refusal'
import { loadMemory, type Memory, sinceEach } from './remember'
import { scoreView } from './score-view'
import { byTone, tonesSince } from './tones'
import type { CaseRow } from './with-review'
import { workItems } from './work-items'

export type Workspace = Extract<Awaited<ReturnType<typeof loadWorkspace>>, { ok: true }>

export interface Wish {
  mark: Mark | null
  question: string | null
  /** The question that was judged a moment ago, to say so and to offer to take it back. */
  judged?: string | null
}

/** Without a question, the first of the list as narrowed; the first of all where nothing is left. */
export async function loadWorkspace(
  ctx: Pick<Services, 'store' | 'clock' | 'questionnaires'>,
  staff: Staff,
  number: number,
  wish: Wish,
) {
  const { db } = ctx.store
  const [row] = await reviewByNumber(db, number)
  const decided = row !== undefined && row.review.decidedAt !== null
  if (!allows(staff, 'answers.read', { decided })) return notAllowed() satisfies Refusal
  if (!row) return notFound()
  if (row.review.submittedAt === null) {
    return notNow('The vendor has not submitted: until then the answers are theirs alone.')
  }
  const removed = await refusedAsRemoved(ctx, row.review)
  if (removed) return removed
  const questionnaire = await ctx.questionnaires.frozen(row.review)
  const prior = await priorRound(ctx, row.review)
  const now = ctx.clock.now()
  const loaded = await read(db, function* (tx) {
    return {
      file: yield* loadCase(tx, row, { questionnaire, now }),
      memory: yield* loadMemory(tx, row.review.id, prior, now),
      // Legal reads what is decided, but not what reviewers say among themselves.
      said: (yield* run(clarificationsOf(tx, row.review.id))).filter(
        ({ sentAt }) => sentAt !== null || allows(staff, 'clarification.collect'),
      ),
      notes: allows(staff, 'answers.judge') ? yield* run(notesOf(tx, row.review.id)) : [],
      proposal: yield* openProposal(tx, row.review.id),
    }
  })
  const { frameworks } = ctx.questionnaires
  return {
    ok: true as const,
    ...mayDo(staff, row, loaded),
    ...shown({ ...loaded, frameworks, wish }),
  }
}

interface Loaded {
  file: CaseFile
  memory: Memory
  said: Awaited<ReturnType<typeof clarificationsOf>>
  notes: Awaited<ReturnType<typeof notesOf>>
  proposal: OpenProposal | null
}

function mayDo(staff: Staff, { review }: CaseRow, { proposal }: Pick<Loaded, 'proposal'>) {
  const judges = allows(staff, 'answers.judge')
  return {
    status: review.status,
    round: review.round,
    canJudge: judges && review.status === 'in review' && proposal === null,
    canTakeUp: judges && step(review.status, 'take up').ok,
    canCollect: allows(staff, 'clarification.collect') && mayCollect(review.status),
    readsNotes: judges,
    proposalOpen: proposal !== null,
    returned: review.status === 'returned' ? review.returned : null,
  }
}

interface Shown extends Omit<Loaded, 'proposal'> {
  frameworks: Frameworks
  wish: Wish
}

function shown({ file, memory, said, notes, frameworks, wish }: Shown) {
  const tones = tonesSince(file, memory.prior, frameworks)
  const marked = workItems(file, sinceEach(file, memory), tones)
  const items = wish.mark === 'since last round' ? byTone(marked, tones) : marked
  const list = narrowed(items, wish.mark)
  const chosen = items.find(({ id }) => id === wish.question) ?? list[0] ?? items[0]
  const adjustments = adjustmentsIn(file.input, file.assessment.standing)
  const ground = { file, memory, adjustments, frameworks, said, notes }
  return {
    score: scoreView(file, adjustments),
    evidenceKinds: evidenceKindChoices(frameworks),
    justJudged: justJudged(file, wish.judged ?? null),
    collected: collectedOf(said).length,
    counts: countsOf(items),
    total: items.length,
    list,
    ...placeOf(list, items, chosen),
    question: chosen ? questionView(chosen.id, ground) : null,
  }
}

/** The latest word on that question. Null for a text in the address that names nothing judged. */
function justJudged(file: CaseFile, questionId: string | null): JustJudged | null {
  const own = file.verdicts.filter((verdict) => verdict.questionId === questionId)
  const last = own.at(-1)
  if (!last || last.kind === 'asked') return null
  const { seq, answerRevision } = last
  const canUndo = file.assessment.standing.get(last.questionId)?.seq === seq
  return { question: last.questionId, word: verdictWords(last), answerRevision, seq, canUndo }
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
