// What a partial round leaves as it stands, and why it asks what it asks, as its vendor may know it.
import { kindById } from '../../core/changes/kinds'
import { visibleQuestions } from '../../core/questionnaire/visible'
import { hostOf } from '../../core/respond/host'
import type { AskedAgain } from '../../core/respond/pages'
import { isStanding, isTheirs } from '../../core/respond/part'
import { type CheckModel, checkModel } from '../../core/respond/submission'
import type { Services } from '../context'
import { partOfCheck } from './shared-work'
import type { VendorReview } from './vendor-review'

/** Null in a round that asks everything, and where nothing of a colleague's part stands. */
export function standingPage(review: VendorReview) {
  const asks = standingIds(review)
  if (asks.length === 0) return null
  const check: CheckModel = partOfCheck(checkModel({ ...review, asks }), review.row.part)
  return { host: hostOf(review.organisation, review.row), check }
}

const standingIds = ({ row, questionnaire, asked }: VendorReview): string[] =>
  visibleQuestions(questionnaire, asked)
    .map(({ id }) => id)
    .filter((id) => isStanding(row, id))

/** Null in a round that asks everything. What colleagues wrote about a cause stays with them. */
export function askedAgain(
  review: VendorReview,
  { changes }: Pick<Services['questionnaires'], 'changes'>,
): AskedAgain | null {
  const { row, questionnaire, asked, causes } = review
  if (row.asks === null) return null
  const asking = visibleQuestions(questionnaire, asked).filter(({ id }) => isTheirs(row, id)).length
  const light = row.kind === 'light' ? [{ words: changes.lightCheck.vendor, on: null }] : []
  const told = causes.flatMap(({ kind, happenedOn }) => {
    const words = kindById(changes, kind)?.vendor
    return words === undefined ? [] : [{ words, on: happenedOn }]
  })
  return { asking, of: asking + standingIds(review).length, why: [...light, ...told] }
}
