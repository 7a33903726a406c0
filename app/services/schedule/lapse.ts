// Evidence that ran out and waivers that ended: marked in the record, and a round is prepared for the questions behind them.
import { appendAudit } from '../../../db/queries/audit'
import { addPortalChange } from '../../../db/queries/schedule'
import { type Db, run, type Work } from '../../../db/store'
import { EVIDENCE_EXPIRED, kindById } from '../../core/changes/kinds'
import { visibleQuestions } from '../../core/questionnaire/visible'
import { evidenceBehind } from '../../core/review/answer-set'
import { wordsOf } from '../../core/schedule/plain-date'
import type { CaseFile } from '../judgement/load-case'
import { type DueDecided, done, type Handler } from './handling'
import { prepare, workingDaysOn } from './prepare-due'

/** Working days that the vendor has to show newer evidence, where the definition declares none. */
const FOR_EVIDENCE = 10
/** And to answer for a knock-out that stands again: until then nothing may be used. */
const FOR_WAIVER = 5

export const expireEvidence: Handler<DueDecided> = function* (tx, due) {
  const { row, item, at } = due
  const piece = due.decided.evidence.find(({ id }) => id === item.subjectId)
  if (!piece?.validTo) return done
  const { title, validTo } = piece
  const questionIds = restingOn(due.file, piece.id)
  const because = `${title} was valid until ${wordsOf(validTo)}`
  const dueOn = workingDaysOn(due, kindById(due.changes, EVIDENCE_EXPIRED)?.days ?? FOR_EVIDENCE)
  yield* recordChange(tx, due, { what: because, dueOn, evidenceId: piece.id })
  const asked = { kind: 'change', questionIds, because, changeId: item.id, dueOn } as const
  const prepared = yield* prepare(tx, due, asked)
  if (prepared.end === 'later') return prepared
  const payload = { evidenceId: piece.id, title, validTo, questionIds }
  yield* appendAudit(tx, { at, actor: 'job' }, [
    { kind: 'evidence expired', reviewId: row.review.id, payload },
  ])
  return prepared
}

/** Named after the item: tried again, it is the same change. */
const recordChange = (
  tx: Db,
  { row: { review, use }, item, at }: DueDecided,
  change: { what: string; dueOn: string; evidenceId: string },
): Work<unknown> =>
  run(
    addPortalChange(tx, {
      ...change,
      id: item.id,
      kind: EVIDENCE_EXPIRED,
      offeringId: review.offeringId,
      useId: use.id,
      happenedOn: item.on,
      source: 'portal',
      at,
    }),
  )

/** The questions shown whose answers rest on this piece; for certificates that is the whole register. */
function restingOn({ questionnaire, input, evidence }: CaseFile, evidenceId: string): string[] {
  const links = evidence.flatMap(({ id, questionIds }) =>
    questionIds.map((questionId) => ({ evidenceId: id, questionId })),
  )
  return visibleQuestions(questionnaire, input)
    .filter((question) =>
      evidenceBehind(question, { evidence, links }).some(({ id }) => id === evidenceId),
    )
    .map(({ id }) => id)
}

export const endWaiver: Handler<DueDecided> = function* (tx, due) {
  const { row, item, at } = due
  const waiver = due.file.waivers.find(({ id }) => id === item.subjectId)
  if (!waiver) return done
  const { rule, questionId, endsOn, withdrawnAt } = waiver
  const because = withdrawnAt
    ? `the waiver of ${rule} was withdrawn on ${wordsOf(item.on)}`
    : `the waiver of ${rule} ended on ${wordsOf(endsOn)}`
  const dueOn = workingDaysOn(due, FOR_WAIVER)
  const asked = {
    kind: 'change',
    questionIds: [questionId],
    because,
    changeId: null,
    dueOn,
  } as const
  const prepared = yield* prepare(tx, due, asked)
  if (prepared.end === 'later') return prepared
  const payload = { waiverId: waiver.id, rule, on: withdrawnAt ? item.on : endsOn }
  yield* appendAudit(tx, { at, actor: 'job' }, [
    { kind: 'waiver ended', reviewId: row.review.id, payload },
  ])
  return prepared
}
