/** A vendor's answer can show that a use is riskier than its requester knew. */
import type { AnswerSet } from '../questionnaire/answer'
import type { CompiledQuestionnaire } from '../questionnaire/compile'
import type { Tier } from '../questionnaire/definition'
import { walk } from '../questionnaire/visible'
import type { PlainDate } from '../schedule/plain-date'
import { deriveIntake } from './answers'
import type { CompiledIntake, IntakeAnswers } from './compile'
import { assessTier, type TierAssessment } from './tier'

export interface VendorSays {
  questionnaire: CompiledQuestionnaire
  tier: Tier
  answers: AnswerSet
  asOf: PlainDate
}

/** The higher tier that the vendor's answers call for, or null. Nothing here ever lowers one. */
export function tierRaisedBy(
  vendor: VendorSays,
  intake: CompiledIntake,
  intakeAnswers: IntakeAnswers,
): TierAssessment | null {
  const { questionnaire, asOf } = vendor
  const facts = deriveIntake(intakeAnswers)
  const world = walk(questionnaire, { ...vendor, intake: facts }, { asOf, submitted: true })
  const revealed = questionnaire.reveals
    .filter(({ holds }) => holds(world))
    .reduce((answers, { item, option }) => withOption(answers, item, option), intakeAnswers)
  const assessment = assessTier(intake, revealed)
  return assessment.tier !== null && assessment.tier < vendor.tier ? assessment : null
}

function withOption(answers: IntakeAnswers, item: string, option: string): IntakeAnswers {
  const before = answers[item]
  const picked = Array.isArray(before) ? before.filter((value) => typeof value === 'string') : []
  return { ...answers, [item]: [...new Set([...picked.filter((v) => v !== 'none'), option])] }
}
