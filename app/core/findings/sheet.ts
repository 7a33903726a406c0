// The register of findings as rows of a sheet, with the columns of the page and what shows that one is closed.
import { reviewLabel } from '../review/number'
import type { RegisteredFinding } from './register'
import { findingLabel } from './view'

type Cell = string | number | null

const columns: readonly [header: string, cell: (row: RegisteredFinding) => Cell][] = [
  ['Review', (row) => reviewLabel(row.review)],
  ['Finding', (row) => findingLabel(row.number)],
  ['Severity', (row) => row.severity],
  ['Vendor', (row) => row.vendor],
  ['Offering', (row) => row.offering],
  ['What is wrong', (row) => row.statement],
  ['Treatment', (row) => row.treatment],
  ['Owner', (row) => row.owner],
  ['Due', (row) => row.dueOn],
  ['Overdue', (row) => (row.overdue ? 'yes' : 'no')],
  ['Status', (row) => row.status],
  ['Closed', (row) => row.closedOn],
  ['Evidence of closure', (row) => row.closure || null],
]

export function findingsSheet(rows: readonly RegisteredFinding[]): Cell[][] {
  return [
    columns.map(([header]) => header),
    ...rows.map((row) => columns.map(([, cell]) => cell(row))),
  ]
}
