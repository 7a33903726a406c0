// Writes the round before into a partial one: asked answers to confirm, the others with all that was said of them.
import { insertStanding, standingOf } from '../../../db/queries/rounds'
import { type Db, run } from '../../../db/store'
import { isAskedIn } from '../../core/respond/part'
import { awaitsConfirmation } from '../../core/review/answer-set'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import type { Opened } from './partial-round'

interface Into {
  reviewId: string
  at: Date
  ids: Services['ids']
}

/** What stands keeps its revision, its times and who gave it, so that the verdicts on it stand as well. */
export function* carryStanding(tx: Db, opened: Opened, { reviewId, at, ids }: Into) {
  const own = { reviewId }
  const stored = standingOf(tx, opened.file.row.review.id)
  const evidence = yield* run(stored.evidence)
  const known = new Set(evidence.map(({ id }) => id))
  const fromReviewId = opened.file.row.review.id
  const rows = {
    answers: answersTo(reviewId, yield* run(stored.answers), opened),
    evidence: evidence.map((row) => ({
      ...row,
      ...own,
      fromReviewId: row.fromReviewId ?? fromReviewId,
    })),
    links: linksTo(yield* run(stored.links), opened, at)
      .filter(({ evidenceId }) => known.has(evidenceId))
      .map((row) => ({ ...row, ...own })),
    readings: (yield* run(stored.readings))
      .filter(({ evidenceId }) => known.has(evidenceId))
      .map((row) => ({ ...row, ...own })),
    explanations: (yield* run(stored.explanations)).map((row) => ({ ...row, ...own })),
    waivers: (yield* run(stored.waivers)).map((row) => ({ ...row, ...own, id: ids.id() })),
    verdicts: verdictsTo(opened).map((row) => ({ ...row, ...own, id: ids.id(), seq: 1 })),
  }
  for (const query of insertStanding(tx, rows)) yield* run(query)
}

type Stored = ReturnType<typeof standingOf>
type AnswerRow = Awaited<Stored['answers']>[number]
type LinkRow = Awaited<Stored['links']>[number]

function answersTo(reviewId: string, rows: readonly AnswerRow[], opened: Opened) {
  const { asks, file, brought } = opened
  const prior = file.row.review
  const back = new Set(brought.answers.map(({ questionId }) => questionId))
  return rows.flatMap((row) => {
    if (awaitsConfirmation(row)) return []
    const asked = isAskedIn(asks, row.questionId)
    if (asked && !back.has(row.questionId)) return []
    // What stood in the round before as well was decided in the one that it names.
    const stood = !asked && !isAskedIn(prior.asks, row.questionId)
    return {
      ...row,
      reviewId,
      fromReviewId: (stood ? row.fromReviewId : null) ?? prior.id,
      fromDate: row.asOf ?? row.fromDate ?? dateIn(file.organisation.timeZone, row.updatedAt),
      confirmedAt: asked ? null : (row.confirmedAt ?? row.updatedAt),
    }
  })
}

function linksTo(rows: readonly LinkRow[], { asks, brought }: Opened, at: Date) {
  const back = new Set(brought.links.map(linkKey))
  return rows.flatMap((row) => {
    if (!isAskedIn(asks, row.questionId)) return row
    return back.has(linkKey(row)) ? { ...row, linkedAt: at } : []
  })
}

const linkKey = ({ evidenceId, questionId }: { evidenceId: string; questionId: string }) =>
  `${evidenceId} ${questionId}`

function verdictsTo({ asks, file }: Opened) {
  return [...file.assessment.standing.values()]
    .filter(({ questionId }) => !isAskedIn(asks, questionId))
    .map(
      ({ questionId, kind, credit, notApplicableAccepted, reason, answerRevision, byId, at }) => ({
        ...{ questionId, kind, credit, notApplicableAccepted, reason, answerRevision, byId, at },
      }),
    )
}
