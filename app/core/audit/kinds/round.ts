// Rounds that the portal prepares, what caused them, and the round before that one of them follows.
import { z } from 'zod'
import { reviewLabel } from '../../review/number'
import { event, id, said, text } from './event'

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
  'change recorded': event(
    {
      changeId: id,
      changeKind: text,
      title: text,
      offeringId: id,
      useId: id.nullable(),
      source: text,
      /** Of the rounds that look into it. */
      rounds: z.array(z.number()),
    },
    (e) =>
      `${e.title} recorded (${e.source === 'vendor' ? 'told by the vendor' : e.source === 'portal' ? 'by the portal' : 'by us'}): ${e.rounds.length === 0 ? 'no question depends on it here' : `looked into in ${e.rounds.map(reviewLabel).join(', ')}`}`,
  ),
  'change withdrawn': event(
    { changeId: id, changeKind: text, reason: said },
    (e) => `A change was withdrawn: ${e.reason}`,
  ),
  'review followed': event(
    { by: z.number() },
    (e) => `Closed by the portal: followed by ${reviewLabel(e.by)}`,
  ),
} as const
