// Runs a draft over every submitted review, a few at a time, so that whoever else is served does not wait.
import { setImmediate } from 'node:timers/promises'
import { reviewByNumber } from '../../../db/queries/reviews'
import { submittedReviews } from '../../../db/queries/simulation'
import { read } from '../../../db/store'
import { assess } from '../../core/judgement/assessment'
import type { CompiledQuestionnaire } from '../../core/questionnaire/compile'
import { answerSetOf } from '../../core/review/answer-set'
import type { SimulatedReview, SimulationResult } from '../../core/simulation/result'
import { compare, summaryOf } from '../../core/simulation/simulate'
import type { Services } from '../context'
import { type CaseFile, loadCase } from '../judgement/load-case'
import { offeringWords } from '../mail/invitation-facts'
import { removalOf } from '../privacy/contents-removed'

export interface Progress {
  done: number
  total: number
}

/** `onProgress` is told after each review. Changes nothing. */
export async function simulateDraft(
  { store, clock, questionnaires }: Pick<Services, 'store' | 'clock' | 'questionnaires'>,
  draft: CompiledQuestionnaire,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<SimulationResult> {
  const submitted = await submittedReviews(store.db)
  const own = submitted.filter(({ slug }) => slug === draft.definition.slug)
  const reviews: SimulatedReview[] = []
  let removed = 0
  onProgress({ done: 0, total: own.length })
  for (const [index, { number }] of own.entries()) {
    const [row] = await reviewByNumber(store.db, number)
    if (row && (await read(store.db, (db) => removalOf(db, row.review)))) removed++
    else if (row) {
      const questionnaire = await questionnaires.frozen(row.review)
      const now = clock.now()
      const file = await read(store.db, (db) => loadCase(db, row, { questionnaire, now }))
      reviews.push(underDraft(file, draft))
    }
    onProgress({ done: index + 1, total: own.length })
    // Reading from a file gives nobody else a turn; this does.
    await setImmediate()
  }
  return {
    draft: summaryOf(draft, questionnaires.current),
    reviews,
    others: submitted.length - own.length,
    removed,
  }
}

/** The same answers, verdicts, waivers and date; a verdict stays with the question of its id. */
function underDraft(file: CaseFile, draft: CompiledQuestionnaire): SimulatedReview {
  const { row, input, verdicts, states, assessment } = file
  const links = file.evidence.flatMap(({ id, questionIds }) =>
    questionIds.map((questionId) => ({ evidenceId: id, questionId })),
  )
  const stored = { answers: [...file.answers.values()], evidence: file.evidence, links }
  const answers = answerSetOf(draft, stored, input.asOf)
  const after = assess({ ...input, questionnaire: draft, answers }, verdicts, states).reviewed
  return {
    number: row.review.number,
    vendor: row.vendor.name,
    offering: offeringWords(row.offering),
    tier: input.tier,
    status: row.review.status,
    ...compare(assessment.reviewed, after),
  }
}
