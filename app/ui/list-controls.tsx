// What stands around a list: the filters in force as removable chips, and its pages, all in the URL.
import { RemoveIcon } from './icons'
import { Link, useSearchParams } from './link'

export interface FilterChip {
  /** The query parameter, and its value where the parameter is repeated. */
  name: string
  value?: string
  /** "Tier: 1" */
  label: string
}

export function FilterChips({ chips }: { chips: readonly FilterChip[] }) {
  const [search] = useSearchParams()
  if (chips.length === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <span className="text-muted">Shown:</span>
      {chips.map((chip) => (
        <Link
          key={`${chip.name}=${chip.value ?? ''}`}
          to={without(search, [chip])}
          className="badge inline-flex min-h-7 items-center gap-1.5 rounded-md bg-action-wash px-2 text-action"
        >
          {chip.label}
          <RemoveIcon />
          <span className="sr-only">remove this filter</span>
        </Link>
      ))}
      <Link to={without(search, chips)} className="link">
        Clear filters
      </Link>
    </div>
  )
}

export interface PaginationProps {
  /** From 1. */
  page: number
  pageCount: number
  /** A query parameter that does not go along: what it asks for belongs to this page alone. */
  forget?: string
}

export function Pagination({ page, pageCount, forget }: PaginationProps) {
  const [search] = useSearchParams()
  if (pageCount <= 1) return null
  const at = (number: number) => {
    const next = new URLSearchParams(search)
    next.set('page', String(number))
    if (forget !== undefined) next.delete(forget)
    return `?${next}`
  }
  return (
    <nav aria-label="Pages" className="flex items-center gap-4 print:hidden">
      {page > 1 ? (
        <Link to={at(page - 1)} className="link">
          Previous
        </Link>
      ) : null}
      <span className="tabular-nums">
        Page {page} of {pageCount}
      </span>
      {page < pageCount ? (
        <Link to={at(page + 1)} className="link">
          Next
        </Link>
      ) : null}
    </nav>
  )
}

function without(search: URLSearchParams, chips: readonly FilterChip[]): string {
  const next = new URLSearchParams(search)
  for (const { name, value } of chips) {
    const others = value === undefined ? [] : next.getAll(name).filter((each) => each !== value)
    next.delete(name)
    for (const other of others) next.append(name, other)
  }
  next.delete('page')
  return `?${next}`
}
