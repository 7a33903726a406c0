// Which answers are as they were when they were last accepted, and the words in which they are accepted again.
import { reviewByNumber } from '../../../db/queries/reviews'
import type { VerdictChoice } from '../../core/judgement/input'
import { reviewLabel } from '../../core/review/number'
import { dateIn, wordsOf } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { staffName } from '../report/compose/ground'
import { judgedAnswer } from './give-verdict'
import type { CaseFile } from './load-case'
import { priorRound } from './prior-round'
import { type Memory, type SinceThen, sinceEach } from './remember'

/** The review, its questionnaire and the round before, read before a transaction. Null when there is no such review. */
export async function roundsOf(ctx: Pick<Services, 'store' | 'questionnaires'>, number: number) {
  const [row] = await reviewByNumber(ctx.store.db, number)
  if (!row) return null
  const prior = await priorRound(ctx, row.review)
  return { row, prior, questionnaire: await ctx.questionnaires.frozen(row.review) }
}

export interface Unchanged {
  id: string
  answerRevision: number
  lastSeq: number
  choice: VerdictChoice
  reason: string
}

interface Ground {
  file: CaseFile
  memory: Memory
}

/** In the order of the questionnaire; only what could be accepted one by one as well. */
export function unchangedIn(ground: Ground): Unchanged[] {
  const { file, memory } = ground
  return [...sinceEach(file, memory)].flatMap(([id, since]) => {
    const judged = judgedAnswer(file, id)
    if (since.since !== 'unchanged' || !judged) return []
    const choice = judged.claimsNotApplicable ? 'not applicable accepted' : 'accepted'
    const { answerRevision, lastSeq } = judged
    return [{ id, answerRevision, lastSeq, choice, reason: reasonFor(since, ground) }]
  })
}

/** Names the acceptance that it repeats, so that a reader can go back to it. */
function reasonFor({ verdict, inThisRound }: SinceThen, { file, memory }: Ground): string {
  const { prior } = memory
  const where = !inThisRound && prior ? ` in ${reviewLabel(prior.row.review.number)}` : ''
  if (!verdict) return `Unchanged since it was accepted${where}.`
  const on = wordsOf(dateIn(file.organisation.timeZone, verdict.at))
  return `Unchanged since ${staffName(file, verdict.byId)} accepted it${where} on ${on}.`
}
