// What is done for each kind of thing that comes due: one handler a kind, in one transaction with its completion.
import { appendAudit } from '../../../db/queries/audit'
import type { DueKind } from '../../core/schedule/due-items'
import { noticeOfCondition, noticeOfEvidence, noticeOfWaiver } from './give-notice'
import { type Due, type DueDecided, done, type Handler } from './handling'
import { endWaiver, expireEvidence } from './lapse'
import { markConditionOverdue, markOverdue, markReReviewDue } from './mark'
import { prepareFull, prepareLight, prepareRecheck } from './prepare-due'

/** Of reviews that are not decided. */
const open = {
  'review overdue': markOverdue,
  'send prepared round': leaveForPerson,
} satisfies Partial<Record<DueKind, Handler<Due>>>

type OpenKind = keyof typeof open

const decided = {
  'prepare full round': prepareFull,
  'prepare light check': prepareLight,
  'prepare re-check': prepareRecheck,
  're-review due': markReReviewDue,
  'evidence expires': noticeOfEvidence,
  'evidence expired': expireEvidence,
  'condition due': noticeOfCondition,
  'condition overdue': markConditionOverdue,
  'waiver ends': noticeOfWaiver,
  'waiver ended': endWaiver,
} satisfies Record<Exclude<DueKind, OpenKind>, Handler<DueDecided>>

const isOpenKind = (kind: DueKind): kind is OpenKind => Object.hasOwn(open, kind)

export function handle(
  tx: Parameters<Handler<Due>>[0],
  due: Due & Partial<Pick<DueDecided, 'decided' | 'file'>>,
) {
  const { kind } = due.item
  if (isOpenKind(kind)) return open[kind](tx, due)
  const { decided: schedule, file } = due
  if (!schedule || !file) throw new Error(`${kind} came due for a review that is not decided`)
  return decided[kind](tx, { ...due, decided: schedule, file })
}

function* leaveForPerson(...[tx, { row, at, sent }]: Parameters<Handler<Due>>) {
  if (sent === null || sent.ok) return done
  yield* appendAudit(tx, { at, actor: 'job' }, [
    {
      kind: 'round left for a person',
      reviewId: row.review.id,
      payload: { because: sent.because },
    },
  ])
  return done
}
