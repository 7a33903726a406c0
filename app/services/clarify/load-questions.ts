// The page of what is between us and the vendor: collected questions with the mail to come, what the vendor asks, every thread.
import {
  answerVersionsOf,
  type ClarificationRow,
  clarificationsOf,
} from '../../../db/queries/clarifications'
import { reviewByNumber } from '../../../db/queries/reviews'
import { read, run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { collectedOf, waitingForUs } from '../../core/clarify/thread'
import { isOpen, step } from '../../core/review/lifecycle'
import type { Services } from '../context'
import { type CaseFile, loadCase } from '../judgement/load-case'
import { openProposal } from '../judgement/open-proposal'
import { notAllowed, notFound } from '../judgement/refusal'
import { refusedAsRemoved } from '../privacy/contents-removed'
import { answerWords } from '../report/compose/questions'
import { mayCollect } from './collect-question'
import { previewOf } from './preview-sending'
import { answerHistoryOf, messageView, threadOf } from './thread-views'

export type QuestionsOverview = Extract<Awaited<ReturnType<typeof loadQuestions>>, { ok: true }>

type Context = Pick<Services, 'store' | 'clock' | 'questionnaires'>

/** Who may not read answers sees only what the vendor asked of its own accord, and the replies to that. */
export async function loadQuestions(ctx: Context, staff: Staff, number: number) {
  const { db } = ctx.store
  const [row] = await reviewByNumber(db, number)
  const decided = row !== undefined && row.review.decidedAt !== null
  if (!allows(staff, 'clarification.read', { decided })) return notAllowed()
  if (!row) return notFound()
  const { review } = row
  const removed = await refusedAsRemoved(ctx, review)
  if (removed) return removed
  const questionnaire = await ctx.questionnaires.frozen(review)
  const readsAnswers = allows(staff, 'answers.read', { decided }) && review.submittedAt !== null
  const loaded = await read(db, function* (tx) {
    return {
      file: yield* loadCase(tx, row, { questionnaire, now: ctx.clock.now() }),
      said: yield* run(clarificationsOf(tx, review.id)),
      versions: yield* run(answerVersionsOf(tx, review.id)),
      proposal: yield* openProposal(tx, review.id),
    }
  })
  const { file, versions } = loaded
  const said = loaded.said.filter((message) => readsAnswers || isVendorsOwn(message))
  const collected = allows(staff, 'clarification.collect') ? collectedOf(said) : []
  const collects = allows(staff, 'clarification.collect') && mayCollect(review.status)
  const about = (id: string) => aboutOf(file, id, { readsAnswers, ctx })
  return {
    ok: true as const,
    collected: collected.map((message) => ({
      ...messageView(file, message),
      about: about(message.questionId),
    })),
    waiting: waitingOnUs(file, said, staff).map(({ id, ...rest }) => ({
      ...rest,
      about: about(id),
    })),
    threads: idsOf(
      file,
      said.filter(({ sentAt }) => sentAt !== null),
    ).map((id) => ({
      about: about(id),
      messages: threadOf(file, said, id).filter(({ sentAt }) => sentAt !== null),
      versions: readsAnswers ? answerHistoryOf(file, versions, id) : [],
    })),
    mayCollect: collects,
    sending: allows(staff, 'clarification.send')
      ? sendingOf(file, collected, loaded.proposal !== null)
      : null,
  }
}

const isVendorsOwn = ({ side, kind }: ClarificationRow): boolean =>
  (side === 'vendor') !== (kind === 'reply')

interface Reader {
  readsAnswers: boolean
  ctx: Pick<Services, 'questionnaires'>
}

function aboutOf(file: CaseFile, id: string, { readsAnswers, ctx }: Reader) {
  const question = file.questionnaire.byId.get(id)
  const answer = question && readsAnswers ? answerTo(file, question, ctx) : null
  return { id, prompt: question?.prompt ?? '', answer }
}

function answerTo(
  file: CaseFile,
  question: Parameters<typeof answerWords>[0],
  { questionnaires }: Pick<Services, 'questionnaires'>,
): string {
  const notApplicable = file.input.answers[question.id]?.notApplicable
  if (notApplicable) return `Said not to apply: ${notApplicable}`
  return answerWords(question, file, questionnaires.frameworks) ?? 'Not answered'
}

/** One entry a question: what the vendor asks about it, and whether the reader may answer. */
function waitingOnUs(file: CaseFile, said: readonly ClarificationRow[], staff: Staff) {
  const waiting = waitingForUs(said)
  return idsOf(file, waiting).map((id) => {
    const own = waiting.filter(({ questionId }) => questionId === id)
    const amends = own.some(({ kind }) => kind === 'amendment')
    return {
      id,
      amends,
      messages: own.map((message) => messageView(file, message)),
      mayReply:
        isOpen(file.row.review.status) &&
        allows(staff, amends ? 'clarification.send' : 'clarification.reply'),
    }
  })
}

/** The questions that messages are about, in the order of the questionnaire. */
function idsOf({ questionnaire }: CaseFile, said: readonly ClarificationRow[]): string[] {
  const named = new Set(said.map(({ questionId }) => questionId))
  return questionnaire.questions.map(({ id }) => id).filter((id) => named.has(id))
}

const sendingOf = (
  file: CaseFile,
  collected: readonly ClarificationRow[],
  proposalOpen: boolean,
) => ({
  blocked: blockedBecause(file, proposalOpen),
  preview: collected.length > 0 ? previewOf(file, collected) : null,
})

/** Why nothing can be sent now; null where it can. */
function blockedBecause({ row: { review } }: CaseFile, proposalOpen: boolean): string | null {
  if (proposalOpen) {
    return 'A proposal waits for approval: withdraw it on the decision page before you ask the vendor.'
  }
  if (step(review.status, 'return').ok) return null
  switch (review.status) {
    case 'submitted':
      return 'Take up the review on its answers page first: then these questions can be sent.'
    case 'returned':
      return 'The vendor is still at the questions sent before. These go out with the next sending.'
    default:
      return `This review is ${review.status}: nothing can be sent to the vendor now.`
  }
}
