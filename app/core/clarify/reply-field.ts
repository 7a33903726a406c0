// The vendor's reply as a field of its page: a text question beside the one it replies to, so that it saves like any answer.
import type { Question } from '../questionnaire/definition'

const SUFFIX = '-reply'

/** `TRN-01-reply`. */
export const replyIdOf = (questionId: string): string => `${questionId}${SUFFIX}`

/** The question that a field replies to; null for an answer's own field. */
export const repliedQuestion = (id: string): string | null =>
  id.endsWith(SUFFIX) ? id.slice(0, -SUFFIX.length) : null

/** As a page asks it; it belongs to no questionnaire and to no branch. */
export const replyQuestion = (
  questionId: string,
): { question: Question; takesException: boolean } => ({
  takesException: false,
  question: {
    kind: 'text',
    id: replyIdOf(questionId),
    domain: 'PAGE',
    depth: 'lite',
    prompt: 'Your reply',
    why: '',
    rows: 3,
  },
})
