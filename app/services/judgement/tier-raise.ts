// What a vendor's answers say about the tier of the use behind a review, for the page that offers to raise it.

import { parseIntake } from '../../core/intake/answers'
import type { CompiledIntake } from '../../core/intake/compile'
import { type TierRaise, tierRaisedBy } from '../../core/intake/raise'
import type { CaseFile } from './load-case'

/** Null where the tier stands. Asks for no permission: its callers do. */
export function raiseOf(file: CaseFile, intake: CompiledIntake): TierRaise | null {
  const { row, questionnaire, input } = file
  const { status, submittedAt } = row.review
  if (submittedAt === null || (status !== 'in review' && status !== 'submitted')) return null
  const parsed = parseIntake(intake, row.use.intake)
  // A guess at what the requester said could raise the tier for nothing.
  if (!parsed.ok) throw new Error(`The intake of use ${row.use.id} cannot be read any more`)
  const { tier, answers, asOf } = input
  return tierRaisedBy({ questionnaire, tier, answers, asOf }, intake, parsed.answers)
}

/** "Tier 1, because DAT-01 names what the intake did not: special-category data". */
export const becauseOf = ({ questions, added }: TierRaise): string =>
  `${questions.join(' and ')} ${questions.length === 1 ? 'names' : 'name'} what the intake did not: ${added.join('; ')}`
