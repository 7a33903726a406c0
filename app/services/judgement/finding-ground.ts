// What raising and changing findings is measured against: the rules that fired, and the day it is.
import type { Db } from '../../../db/store'
import { type FiredForFinding, firedRules } from '../../core/findings/suggestion'
import { dateIn, farthestDue, type PlainDate, wordsOf } from '../../core/schedule/plain-date'
import { loadOrganisation } from '../organisation/read-organisation'
import type { CaseFile } from './load-case'
import { wrongField } from './refusal'

/** Everything that fired in this case and may be worth a finding. */
export const firedIn = ({
  assessment,
  contradictions,
}: Pick<CaseFile, 'assessment' | 'contradictions'>): FiredForFinding[] =>
  firedRules(
    assessment.reviewed,
    contradictions.map(({ id, sentence, questions: [question = null] }) => ({
      rule: id,
      source: 'contradiction',
      question,
      sentence,
    })),
  )

/** A refusal where the day is over; null where it is not, or none is given. */
export function* dueFlaw(tx: Db, dueOn: PlainDate | null, at: Date) {
  if (dueOn === null) return null
  const { timeZone } = yield* loadOrganisation(tx)
  const today = dateIn(timeZone, at)
  if (dueOn < today) return wrongField('dueOn', 'This day is over: give today or a later one')
  const last = farthestDue(today)
  return dueOn > last
    ? wrongField('dueOn', `Give a day within five years: ${wordsOf(last)} at the latest`)
    : null
}
