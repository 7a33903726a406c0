// The facts of the mails around clarifications, read from the threads as they stand at sending time.
import { clarificationsOf } from '../../../db/queries/clarifications'
import { respondentsOf } from '../../../db/queries/judgement'
import type {
  AnsweredFacts,
  QuestionFacts,
  ReplyFacts,
  ReturnedFacts,
} from '../../../templates/email/facts'
import type { CompiledQuestionnaire } from '../../core/questionnaire/compile'
import type { Services } from '../context'
import { stopLinkOf } from './invitation-facts'
import { type MailSource, staffFactsOf, vendorFactsOf } from './mail-facts'

type Context = Pick<Services, 'store'>

/** The batch that went back last: what was sent in that very act. */
export async function returnedFactsOf(
  { store }: Context,
  source: MailSource,
): Promise<ReturnedFacts> {
  const { returned, dueOn, id: reviewId } = source.about.review
  if (!returned) throw new Error('Nothing was returned')
  const { questionnaire } = await source.progress()
  const messages = await clarificationsOf(store.db, reviewId)
  const facts = vendorFactsOf(source)
  return {
    ...facts,
    link: `${facts.link}/questions`,
    message: returned.reason,
    questions: returned.questionIds.map((id) => ({
      ...namedIn(questionnaire, id),
      words: messages
        .filter(
          ({ questionId, side, kind, sentAt }) =>
            questionId === id &&
            side === 'reviewer' &&
            kind === 'question' &&
            sentAt?.toISOString() === returned.at,
        )
        .map(({ text }) => text),
    })),
    dueOn,
    stopLink: stopLinkOf(source.link),
  }
}

export async function replyFactsOf(
  { store }: Context,
  source: MailSource,
  clarificationId: string,
): Promise<ReplyFacts> {
  const { questionnaire } = await source.progress()
  const messages = await clarificationsOf(store.db, source.about.review.id)
  const reply = messages.find(({ id }) => id === clarificationId)
  if (!reply) throw new Error(`No reply ${clarificationId}`)
  const section = questionnaire.compiled.find(({ question }) => question.id === reply.questionId)
  const thread = messages.filter(({ questionId }) => questionId === reply.questionId)
  const before = thread.slice(0, thread.indexOf(reply))
  const since = before.findLastIndex(({ side, sentAt }) => side === 'reviewer' && sentAt !== null)
  const asked = before.slice(since + 1).filter(({ side }) => side === 'vendor')
  const facts = vendorFactsOf(source)
  const amends = asked.some(({ kind }) => kind === 'amendment')
  return {
    ...facts,
    link: amends
      ? `${facts.link}/amend`
      : `${facts.link}/section/${section?.section.id ?? ''}#${reply.questionId}`,
    question: namedIn(questionnaire, reply.questionId),
    asked: asked.map(({ text }) => text),
    reply: reply.text,
  }
}

export async function questionFactsOf(
  { store }: Context,
  source: MailSource,
  messageIds: readonly string[],
): Promise<QuestionFacts> {
  const { questionnaire } = await source.progress()
  const { id: reviewId } = source.about.review
  const messages = (await clarificationsOf(store.db, reviewId)).filter(({ id }) =>
    messageIds.includes(id),
  )
  const [first] = messages
  if (!first) throw new Error('The vendor asked nothing')
  const respondents = await respondentsOf(store.db, reviewId)
  const asker = respondents.find(({ invitationId }) => invitationId === first.invitationId)
  const facts = staffFactsOf(source)
  return {
    ...facts,
    link: `${facts.link}/questions`,
    by: asker?.name ?? 'Somebody',
    amends: first.kind === 'amendment',
    questions: messages.map(({ questionId }) => namedIn(questionnaire, questionId)),
    text: first.text,
  }
}

export async function answeredFactsOf(
  { store }: Context,
  source: MailSource,
): Promise<AnsweredFacts> {
  const { id: reviewId, returned } = source.about.review
  const facts = staffFactsOf(source)
  const replies = (await clarificationsOf(store.db, reviewId)).filter(
    ({ side, kind, sentAt }) =>
      side === 'vendor' && kind === 'reply' && sentAt && sentAt > new Date(returned?.at ?? 0),
  )
  return {
    ...facts,
    link: `${facts.link}/answers`,
    questions: returned?.questionIds.length ?? 0,
    replies: replies.length,
  }
}

const namedIn = ({ byId }: CompiledQuestionnaire, id: string) => ({
  id,
  prompt: byId.get(id)?.prompt ?? '',
})
