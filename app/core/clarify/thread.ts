// A thread on one question: what reviewer and vendor said, who may see it, and what still waits for an answer.
import type { ReviewStatus } from '../review/lifecycle'

export const sides = ['reviewer', 'vendor'] as const
export type Side = (typeof sides)[number]

/**
 * question: a reviewer's, collected and sent with others, or a vendor's own while answering · reply: to either ·
 * amendment: a vendor asks to have a submitted answer re-opened.
 */
export const messageKinds = ['question', 'reply', 'amendment'] as const
export type MessageKind = (typeof messageKinds)[number]

/** One thing said. */
export interface Message {
  id: string
  questionId: string
  side: Side
  kind: MessageKind
  text: string
  at: Date
  /** Null while only its own side may see it. */
  sentAt: Date | null
}

/** What of a message tells whether it still waits. */
export type Said = Pick<Message, 'questionId' | 'side' | 'kind' | 'sentAt'>

/** A vendor may have this many questions and requests without an answer; further ones wait for that. */
export const MOST_OPEN_OF_VENDOR = 20

/** Collected for the next sending: the vendor knows nothing of them. */
export const collectedOf = <Each extends Said>(messages: readonly Each[]): Each[] =>
  messages.filter(({ side, kind, sentAt }) => side === 'reviewer' && kind === 'question' && !sentAt)

/** A vendor's questions and requests that nobody here has answered, first asked first. */
export function waitingForUs<Each extends Said>(messages: readonly Each[]): Each[] {
  return messages.filter(
    (asked) =>
      asked.side === 'vendor' &&
      asked.kind !== 'reply' &&
      asked.sentAt !== null &&
      !messages.some((said) => answers(said, asked)),
  )
}

/** Both a reply and re-opening the question answer what the vendor asked. */
function answers(said: Said, asked: Said): boolean {
  return (
    said.side === 'reviewer' &&
    said.questionId === asked.questionId &&
    said.sentAt !== null &&
    asked.sentAt !== null &&
    said.sentAt >= asked.sentAt
  )
}

/** A vendor asks about a question while the answers are still its own to write for the first time. */
export const mayAsk = (status: ReviewStatus): boolean => status === 'sent' || status === 'answering'

/** And asks to amend between submitting and the decision. */
export const mayAmend = (status: ReviewStatus): boolean =>
  status === 'submitted' || status === 'in review'
