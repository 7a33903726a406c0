// The reviews list as rows of a sheet, with the columns of the page.
import type { PlainDate } from '../schedule/plain-date'
import type { Listable } from './listing'
import { reviewLabel } from './number'

type Cell = string | number | null

export interface SheetReview extends Listable {
  use: string
  assured: number | null
  asStated: number | null
  decision: string | null
  nextReviewOn: PlainDate | null
  nextReviewReason: string | null
}

const columns: readonly [header: string, cell: (row: SheetReview) => Cell][] = [
  ['Number', (row) => reviewLabel(row.number)],
  ['Vendor', (row) => row.vendor],
  ['Offering', (row) => row.offering],
  ['Use', (row) => row.use],
  ['Tier', (row) => row.tier],
  ['Status', (row) => row.status],
  ['Stands as', (row) => row.lapsed.join(', ') || null],
  ['Waiting on', (row) => row.waitingOn],
  ['Due', (row) => row.dueOn],
  ['Overdue', (row) => (row.overdue ? 'yes' : 'no')],
  ['Assured', (row) => row.assured],
  ['As stated', (row) => row.asStated],
  ['Residual risk', (row) => row.residual],
  ['Decision', (row) => row.decision],
  ['Next review', (row) => row.nextReviewOn],
  ['Next review because', (row) => row.nextReviewReason],
]

export function reviewsSheet(rows: readonly SheetReview[]): Cell[][] {
  return [
    columns.map(([header]) => header),
    ...rows.map((row) => columns.map(([, cell]) => cell(row))),
  ]
}
