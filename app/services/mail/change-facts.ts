// Facts of the mail about a change that a vendor told: what it is, and where its questions are put again.
import { changeById, roundsOfChanges } from '../../../db/queries/changes'
import { respondentsOf } from '../../../db/queries/judgement'
import type { ChangeToldFacts } from '../../../templates/email/facts'
import { kindById } from '../../core/changes/kinds'
import { reviewLabel } from '../../core/review/number'
import type { Services } from '../context'
import { type MailSource, staffFactsOf } from './mail-facts'

export async function changeToldFactsOf(
  { store: { db }, questionnaires }: Pick<Services, 'store' | 'questionnaires'>,
  source: MailSource,
  changeId: string,
): Promise<ChangeToldFacts> {
  const [change] = await changeById(db, changeId)
  if (!change) throw new Error('The change is gone')
  const rounds = await roundsOfChanges(db, [changeId])
  const respondents = await respondentsOf(db, source.about.review.id)
  const by = respondents.find(({ invitationId }) => invitationId === change.invitationId)
  return {
    ...staffFactsOf(source),
    by: by?.name ?? 'Somebody',
    title: kindById(questionnaires.changes, change.kind)?.title ?? change.kind,
    what: change.what,
    happenedOn: change.happenedOn,
    dueOn: change.dueOn,
    rounds: rounds.map(({ number }) => reviewLabel(number)),
    questions: new Set(rounds.flatMap(({ questionIds }) => questionIds)).size,
  }
}
