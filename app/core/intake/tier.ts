/** The tier rule: from the intake answers so far to a tier, with its reasons in words. */
import type { Tier } from '../questionnaire/definition'
import type { CompiledIntake, IntakeAnswers } from './compile'

export interface TierAssessment {
  /** Null when the use is refused. */
  tier: Tier | null
  refused: boolean
  points: number
  /** To follow "Tier 1 because:", most telling first. */
  reasons: string[]
}

export function assessTier(_intake: CompiledIntake, _answers: IntakeAnswers): TierAssessment {
  throw new Error('in the making')
}
