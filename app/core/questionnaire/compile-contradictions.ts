/** Contradictions made ready for work: ids turned into positions, conditions into predicates. */
import type { IndexOf, Predicate } from './condition-evaluate'
import type { Contradiction, Questionnaire } from './definition'

export interface CompiledContradiction {
  contradiction: Contradiction
  /** Positions of the questions that it compares. */
  among: readonly number[]
  holds: Predicate
}

export function compileContradictions(
  { contradictions }: Questionnaire,
  indexOf: IndexOf,
  read: (source: string, indexOf: IndexOf, owner: string) => Predicate,
): CompiledContradiction[] {
  return (contradictions ?? []).map((contradiction) => ({
    contradiction,
    among: contradiction.questions.flatMap((id) => indexOf(id) ?? []),
    holds: read(contradiction.when, indexOf, `Contradiction ${contradiction.id}`),
  }))
}
