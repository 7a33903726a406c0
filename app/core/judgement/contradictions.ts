// Contradictions as those who judge meet them: a sentence, the answers it is about, and what the vendor says to it.
import { standingContradictions } from '../questionnaire/contradictions'
import type { ScoringInput } from '../scoring/score'
import type { ContradictionView } from './view'

export interface Explained {
  contradiction: string
  text: string
  invitationId: string
}

/** `names`: of the people at the vendor, by invitation. */
export function contradictionsIn(
  input: Pick<ScoringInput, 'questionnaire' | 'tier' | 'intake' | 'answers' | 'asOf'>,
  explanations: readonly Explained[],
  names: ReadonlyMap<string, string>,
): ContradictionView[] {
  return standingContradictions(input.questionnaire, input, input.asOf).map((one) => {
    const said = explanations.find(({ contradiction }) => contradiction === one.id)
    return {
      id: one.id,
      sentence: one.reviewer,
      questions: one.questions,
      explanation: said?.text
        ? { text: said.text, by: names.get(said.invitationId) ?? said.invitationId }
        : null,
    }
  })
}
