// What changed since an earlier round as a sheet: one row for each part of an answer, and the scores.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvOf } from '../core/export/csv'
import { differenceSheet } from '../core/review/difference/sheet'
import { reviewLabel } from '../core/review/number'
import { fileResponse } from '../http/file-response'
import { refusedPage } from '../http/refused'
import { earlierReview, reviewNumber } from '../http/review-number'
import { requireStaff } from '../http/staff'
import { loadDifference } from '../services/difference/load-difference'
import { notNow } from '../services/judgement/refusal'

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const wanted = { number: reviewNumber(args.params), against: earlierReview(args.request) }
  const loaded = await loadDifference(args.context.app, staff, wanted)
  if (!loaded.ok) throw refusedPage(loaded)
  const { difference, number, gone } = loaded
  if (!difference) {
    throw refusedPage(notNow(gone ?? 'This is the first round: there is nothing to compare.'))
  }
  return fileResponse({
    bytes: new TextEncoder().encode(csvOf(differenceSheet(difference))),
    mediaType: 'text/csv; charset=utf-8',
    fileName: `${reviewLabel(number)}-since-${reviewLabel(difference.was.number)}.csv`,
  })
}
