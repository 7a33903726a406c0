// Prepares rounds ahead of their dates, and tells whoever looks after the review that one waits to be sent.
import type { Db, Work } from '../../../db/store'
import { holidaysOf } from '../../core/people/organisation'
import { visibleQuestions } from '../../core/questionnaire/visible'
import { addWorkingDays, type PlainDate, wordsOf } from '../../core/schedule/plain-date'
import {
  nextFullReview,
  nextLightCheck,
  type ReReview,
  recheck,
  workingDaysToAnswer,
} from '../../core/schedule/re-review'
import { queueReReviewComing } from '../mail/queue-notices'
import { prepareRound, type RoundWanted } from '../rounds/prepare-round'
import { type DueDecided, done, type Handled, type Handler } from './handling'

export const prepareFull: Handler<DueDecided> = function* (tx, due) {
  const next = nextFullReview(due.decided)
  if (next === null) return done
  return yield* prepareDue(tx, due, { kind: 'full', questionIds: null, because: reasonOf(next) })
}

export const prepareLight: Handler<DueDecided> = function* (tx, due) {
  const on = nextLightCheck(due.decided)
  if (on === null) return done
  return yield* prepareLightRound(tx, due, `a light check is due on ${wordsOf(on)}`)
}

export const prepareRecheck: Handler<DueDecided> = function* (tx, due) {
  const [next] = recheck(due.decided)
  if (next === undefined) return done
  return yield* prepareLightRound(tx, due, reasonOf(next))
}

const reasonOf = ({ reason, on }: ReReview) =>
  reason.includes(wordsOf(on)) ? reason : `${reason}, by ${wordsOf(on)}`

/** Asks what the definition declares for it, as far as this review showed it; where that is nothing, no round is made. */
function* prepareLightRound(tx: Db, due: DueDecided, because: string): Work<Handled> {
  const { questionnaire, input } = due.file
  const shown = new Set(visibleQuestions(questionnaire, input).map(({ id }) => id))
  const questionIds = due.changes.lightCheck.questions.filter((id) => shown.has(id))
  if (questionIds.length === 0) return done
  return yield* prepareDue(tx, due, { kind: 'light', questionIds, because })
}

type Asked = Pick<RoundWanted, 'kind' | 'questionIds' | 'because'>

function* prepareDue(tx: Db, due: DueDecided, asked: Asked): Work<Handled> {
  const days = workingDaysToAnswer(due.decided.tier, false)
  return yield* prepare(tx, due, { ...asked, changeId: null, dueOn: workingDaysOn(due, days) })
}

/** From today on: whenever the portal comes to it, the vendor has its time. */
export const workingDaysOn = ({ today, settings }: DueDecided, days: number): PlainDate =>
  addWorkingDays(today, days, holidaysOf(settings))

export function* prepare(
  tx: Db,
  { row: { review: prior }, at, ids }: DueDecided,
  wanted: Omit<RoundWanted, 'prior' | 'at'>,
): Work<Handled> {
  const prepared = yield* prepareRound(tx, { ids }, { ...wanted, prior, at })
  if (!prepared.ok) return { end: 'later', because: prepared.sentence }
  if (prepared.how === 'drafted') {
    yield* queueReReviewComing(tx, { reviewId: prepared.reviewId, at })
  }
  return done
}
