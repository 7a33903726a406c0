/** Says where the points went, domain by domain. */
import type { CompiledQuestionnaire } from '../questionnaire/compile'
import type { Contribution, Score } from './result'

export interface DomainCost {
  id: string
  name: string
  /** Points of the overall that the domain's questions cost together, one decimal. */
  lost: number
  /** Costliest first; questions that cost nothing are left out. */
  questions: Contribution[]
}

/** Costliest first; the costs add up to 100 − uncapped assured. */
export function costsByDomain(questionnaire: CompiledQuestionnaire, score: Score): DomainCost[] {
  return questionnaire.domains
    .map(({ id, name }) => {
      const questions = score.contributions
        .filter(({ question }) => questionnaire.byId.get(question)?.domain === id)
        .filter(({ lost }) => lost > 0)
        .sort((a, b) => b.lost - a.lost)
      const tenths = questions.reduce((sum, { lost }) => sum + Math.round(lost * 10), 0)
      return { id, name, lost: tenths / 10, questions }
    })
    .filter(({ lost }) => lost > 0)
    .sort((a, b) => b.lost - a.lost)
}
