// What changed since the round before in one line, for whoever says the last word.
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { DecisionView } from '../../core/judgement/outcome-view'
import type { Frameworks } from '../../core/questionnaire/frameworks'
import { summaryLine } from '../../core/review/difference/summary'
import type { RoundCase } from '../judgement/round-case'
import { compareRounds } from './compare-rounds'

/** Null in the first round. */
export function sinceLastRound(
  staff: Staff,
  { before, ...now }: RoundCase & { before: RoundCase | null },
  frameworks: Frameworks,
): DecisionView['since'] {
  if (!before) return null
  const { review } = now.file.row
  return {
    review: before.file.row.review.number,
    sentence: summaryLine(compareRounds(before, now, frameworks)),
    mayOpen: allows(staff, 'review.compare', { decided: review.decidedAt !== null }),
  }
}
