// A round that asks a part of the questions: what it opens, what it brings back to confirm, and what stands as decided.
import { type ReviewRow, reviewById, reviewByNumber } from '../../../db/queries/reviews'
import type { Db } from '../../../db/store'
import type { CompiledQuestionnaire } from '../../core/questionnaire/compile'
import { type Asked, visibleQuestions } from '../../core/questionnaire/visible'
import { carriedFrom } from '../../core/review/carry'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { loadCase } from '../judgement/load-case'
import type { CaseRow } from '../judgement/with-review'
import { earlierIn } from '../reviews/earlier-round'

export interface PartialRound {
  prior: CaseRow
  /** The version that the answers were decided under: what stands could not be read with another. */
  questionnaire: CompiledQuestionnaire
  /** What the draft asks. */
  asks: readonly string[]
}

/** Null where the draft asks everything. Read before a transaction: what is decided does not change any more. */
export async function partialRound(
  { store, questionnaires }: Pick<Services, 'store' | 'questionnaires'>,
  { asks, priorReviewId }: ReviewRow,
): Promise<PartialRound | null> {
  if (asks === null || priorReviewId === null) return null
  const [prior] = await reviewById(store.db, priorReviewId)
  const [row] = prior ? await reviewByNumber(store.db, prior.number) : []
  if (!row) throw new Error('A round follows a review that is gone')
  return { prior: row, questionnaire: await questionnaires.frozen(row.review), asks }
}

/**
 * `asks` is widened by what was not shown before, so that a question that an answer brings up is open
 * and everything that was shown and is not asked stays as it stands.
 */
export function* openedBy(db: Db, { prior, questionnaire, asks }: PartialRound, now: Date) {
  const file = yield* loadCase(db, prior, { questionnaire, now })
  const shown = new Set(visibleQuestions(questionnaire, file.input).map(({ id }) => id))
  const open = questionnaire.questions
    .map(({ id }) => id)
    .filter((id) => asks.includes(id) || !shown.has(id))
  const links = file.stored.links
  const today = dateIn(file.organisation.timeZone, now)
  const back = carriedFrom(earlierIn(file, links), questionnaire, today)
  return {
    file,
    asks: open,
    brought: {
      answers: back.answers.filter(({ questionId }) => open.includes(questionId)),
      links: back.links.filter(({ questionId }) => open.includes(questionId)),
    },
  }
}

export type Opened =
  ReturnType<typeof openedBy> extends Generator<unknown, infer Result> ? Result : never

/** What its vendor is shown of it at first, as long as nothing is changed. */
export function shownOf(
  { file, asks }: Opened,
  { tier, intakeFacts }: { tier: Asked['tier']; intakeFacts: Asked['intake'] },
) {
  const asked = { tier, intake: intakeFacts, answers: file.input.answers }
  return visibleQuestions(file.questionnaire, asked).filter(({ id }) => asks.includes(id))
}
