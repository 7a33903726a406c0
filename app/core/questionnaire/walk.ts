/** The one walk that decides what is shown, for the server's whole questionnaire and for one page in the browser. */
import type { AnswerValue } from './answer-value'
import type { Predicate, World } from './condition-evaluate'

export interface Walked {
  /** Null = always shown. */
  shows: Predicate | null
}

/** What is known of an answer: null = none; a value of null = excused, because the question does not apply. */
export type Given = { value: AnswerValue | null } | null

/** Goes through the questions in order, so that every condition meets answers already judged visible. */
export function walkThrough<Entry extends Walked>(
  entries: readonly Entry[],
  given: (entry: Entry) => Given,
  facts: Pick<World, 'intake' | 'asOf' | 'submitted'>,
  /** False leaves a question out whatever its condition says. */
  isAsked: (entry: Entry) => boolean = () => true,
): World {
  const world: World = { values: [], shown: [], answered: [], ...facts }
  for (const entry of entries) {
    const shown = isAsked(entry) && (entry.shows === null || entry.shows(world))
    const answer = shown ? given(entry) : null
    world.shown.push(shown)
    world.values.push(answer === null ? null : answer.value)
    world.answered.push(answer !== null)
  }
  return world
}
