/** Which answers of a review can hardly be true together: the definition's named contradictions that stand. */
import type { PlainDate } from '../schedule/plain-date'
import type { CompiledQuestionnaire } from './compile'
import type { Contradiction } from './definition'
import { type Asked, walk } from './visible'

export type { Contradiction } from './definition'

/** In the order of the definition. `asOf` judges ages of dates. */
export function standingContradictions(
  questionnaire: CompiledQuestionnaire,
  asked: Asked,
  asOf: PlainDate,
): Contradiction[] {
  const world = walk(questionnaire, asked, { asOf, submitted: true })
  return questionnaire.contradictions
    .filter(({ among, holds }) => among.every((at) => world.answered[at] === true) && holds(world))
    .map(({ contradiction }) => contradiction)
}
