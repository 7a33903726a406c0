/** Checks that every named rule and every contradiction has a worked case: what nobody worked through, nobody understands. */
import type { Questionnaire } from '../definition'
import { type Finding, found } from './messages'

/** Ids that the worked cases show firing or standing. */
export interface Worked {
  rules: ReadonlySet<string>
  contradictions: ReadonlySet<string>
}

export function unworkedProblems(definition: Questionnaire, worked: Worked): Finding[] {
  return [
    ...definition.rules
      .filter(({ id }) => !worked.rules.has(id))
      .map(({ id }) => found('rule-without-case', `rules.${id}`)),
    ...(definition.contradictions ?? [])
      .filter(({ id }) => !worked.contradictions.has(id))
      .map(({ id }) => found('contradiction-without-case', `contradictions.${id}`)),
  ]
}
