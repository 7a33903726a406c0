// A list as a real table: caption, sorting through the URL, numbers at the right, rows that stack on small screens.
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { SortIcon } from './icons'
import { Link, useSearchParams } from './link'

export interface Column<Row> {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** The value of `?sort=` for this column ("-" before it for descending); leave out where it cannot be sorted. */
  sort?: string
  /** Numbers stand at the right. */
  numeric?: boolean
}

export interface DataTableProps<Row> {
  caption: string
  /** The first column names the row. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Below the table, such as "38 reviews, 6 overdue". */
  totals?: ReactNode
  /** The present order, as in the URL: "due" or "-due". */
  sort?: string
  captionHidden?: boolean
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, totals, sort, captionHidden } = props
  return (
    <div className="stacking">
      <table role="table" className="w-full border-collapse text-left">
        <caption className={captionHidden ? 'sr-only' : 'pb-2 text-left text-base font-semibold'}>
          {caption}
        </caption>
        <thead role="rowgroup">
          <tr role="row" className="border-b border-input">
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" className="border-b border-line hover:bg-surface">
              {columns.map((column, index) => (
                <BodyCell key={column.key} column={column} row={row} isFirst={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {totals ? <p className="pt-2 text-muted tabular-nums">{totals}</p> : null}
    </div>
  )
}

interface HeaderCellProps<Row> {
  column: Column<Row>
  sort: string | undefined
}

function HeaderCell<Row>({ column, sort }: HeaderCellProps<Row>) {
  const [search] = useSearchParams()
  const className = classNames(
    'h-9 px-3 py-1 align-bottom font-semibold first:pl-0 last:pr-0',
    column.numeric && 'text-right',
  )
  if (column.sort === undefined) {
    return (
      <th role="columnheader" scope="col" className={className}>
        {column.header}
      </th>
    )
  }
  const direction = directionOf(column.sort, sort)
  return (
    <th role="columnheader" scope="col" className={className} aria-sort={direction}>
      <Link
        to={sortHref(search, direction === 'ascending' ? `-${column.sort}` : column.sort)}
        preventScrollReset
        className="inline-flex items-center gap-1 underline-offset-2 hover:underline"
      >
        {column.header}
        <SortIcon direction={direction} />
      </Link>
    </th>
  )
}

interface BodyCellProps<Row> {
  column: Column<Row>
  row: Row
  isFirst: boolean
}

function BodyCell<Row>({ column, row, isFirst }: BodyCellProps<Row>) {
  const content = (
    <>
      <span aria-hidden="true" className="text-muted sm:hidden">
        {column.header}
      </span>
      <span className="min-w-0">{column.cell(row)}</span>
    </>
  )
  const className = classNames(
    'align-baseline sm:h-9 sm:px-3 sm:py-1.5 first:pl-0 last:pr-0',
    column.numeric && 'sm:text-right tabular-nums',
  )
  return isFirst ? (
    <th role="rowheader" scope="row" className={classNames(className, 'font-semibold')}>
      {content}
    </th>
  ) : (
    <td role="cell" className={className}>
      {content}
    </td>
  )
}

function directionOf(key: string, sort: string | undefined) {
  if (sort === key) return 'ascending'
  return sort === `-${key}` ? 'descending' : 'none'
}

/** A new order starts at the first page again; filters stay. */
function sortHref(search: URLSearchParams, sort: string): string {
  const next = new URLSearchParams(search)
  next.set('sort', sort)
  next.delete('page')
  return `?${next}`
}
