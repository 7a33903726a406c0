// Rounds that the portal prepares, what caused them, and the round before that one of them follows.
import { z } from 'zod'
import { reviewLabel } from '../../review/number'
import { event, id, text } from './event'

const cause = {
  round: z.number(),
  roundKind: text,
  because: text,
  changeId: id.nullable(),
  /** Null where everything is asked. */
  questionIds: z.array(id).nullable(),
}

const asked = (ids: readonly string[] | null): string =>
  ids === null
    ? 'all questions are asked'
    : ids.length === 0
      ? 'no question is added'
      : `asked: ${ids.join(', ')}`

export const roundEvents = {
  'round prepared': event(
    cause,
    (e) => `Round ${e.round} prepared because ${e.because}; ${asked(e.questionIds)}`,
  ),
  'round joined': event(
    cause,
    (e) => `This open round also looks into: ${e.because}; ${asked(e.questionIds)}`,
  ),
  'review followed': event(
    { by: z.number() },
    (e) => `Closed by the portal: followed by ${reviewLabel(e.by)}`,
  ),
} as const
