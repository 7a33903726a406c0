// The register of findings across reviews: which filters and orders it knows, and what they let through.
import { z } from 'zod'
import type { PlainDate } from '../schedule/plain-date'
import { compareNames, searchKeyOf } from '../vendors/search-key'
import { type Severity, severities, type Treatment, treatments } from './input'

export interface RegisteredFinding {
  review: number
  number: number
  vendor: string
  vendorSearchKey: string
  offering: string
  severity: Severity
  statement: string
  treatment: Treatment
  owner: string
  dueOn: PlainDate | null
  overdue: boolean
  status: 'open' | 'closed'
  /** The day it was closed, and what shows it. */
  closedOn: PlainDate | null
  closure: string
}

export const findingSorts = ['severity', 'review', 'vendor', 'owner', 'due', 'status'] as const
type Sort = (typeof findingSorts)[number]

/** An unknown value in an address is dropped, never an error: addresses are kept, shared and typed. */
const kept = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)
const words = kept(z.string().trim().min(1).max(100))

const filterSchema = z.object({
  status: kept(z.enum(['open', 'closed'])),
  severity: kept(z.enum(severities)),
  treatment: kept(z.enum(treatments)),
  overdue: kept(z.literal('yes')),
  q: words,
  owner: words,
})
export type FindingFilters = z.output<typeof filterSchema>

export interface FindingArrangement {
  filters: FindingFilters
  sort: Sort
  descending: boolean
  /** Counts from 1. */
  page: number
}

const sortSchema = z.enum(findingSorts).catch('severity')
const pageSchema = z.coerce.number().int().min(1).max(100_000).catch(1)

/** Reads `?status=open&severity=High&sort=-due&page=2`; open ones first and worst first where nothing is said. */
export function readFindingArrangement(params: URLSearchParams): FindingArrangement {
  const sort = params.get('sort') ?? 'severity'
  return {
    filters: filterSchema.parse(Object.fromEntries(params)),
    sort: sortSchema.parse(sort.replace(/^-/, '')),
    descending: sort.startsWith('-'),
    page: pageSchema.parse(params.get('page') ?? 1),
  }
}

function matches(row: RegisteredFinding, filters: FindingFilters): boolean {
  const { status, severity, treatment, overdue, q, owner } = filters
  return (
    (status === undefined || row.status === status) &&
    (severity === undefined || row.severity === severity) &&
    (treatment === undefined || row.treatment === treatment) &&
    (overdue === undefined || row.overdue) &&
    (q === undefined || row.vendorSearchKey.includes(searchKeyOf(q))) &&
    (owner === undefined || searchKeyOf(row.owner).includes(searchKeyOf(owner)))
  )
}

type Order = (a: RegisteredFinding, b: RegisteredFinding) => number

const LATEST = '9999-12-31'
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byDue: Order = (a, b) => compare(a.dueOn ?? LATEST, b.dueOn ?? LATEST)
const bySeverity: Order = (a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity)
const byReview: Order = (a, b) => b.review - a.review || a.number - b.number

const orders: Record<Sort, Order> = {
  severity: (a, b) => openFirst(a, b) || bySeverity(a, b) || byDue(a, b),
  review: (a, b) => a.review - b.review || a.number - b.number,
  vendor: (a, b) => compareNames(a.vendor, b.vendor) || compareNames(a.offering, b.offering),
  owner: (a, b) => compareNames(a.owner, b.owner),
  due: byDue,
  status: openFirst,
}

function openFirst(a: RegisteredFinding, b: RegisteredFinding): number {
  return Number(a.status === 'closed') - Number(b.status === 'closed')
}

/** The rows that the filters let through, in the wanted order; what has no due date comes last in either. */
export function arrangeFindings(
  rows: readonly RegisteredFinding[],
  { filters, sort, descending }: Pick<FindingArrangement, 'filters' | 'sort' | 'descending'>,
): RegisteredFinding[] {
  const sign = descending ? -1 : 1
  const absent = (row: RegisteredFinding) => Number(sort === 'due' && row.dueOn === null)
  return rows
    .filter((row) => matches(row, filters))
    .sort((a, b) => absent(a) - absent(b) || sign * orders[sort](a, b) || byReview(a, b))
}

/** "38 findings, 6 overdue". */
export function findingTotals(rows: readonly Pick<RegisteredFinding, 'overdue'>[]): string {
  const overdue = rows.filter((row) => row.overdue).length
  return `${rows.length} ${rows.length === 1 ? 'finding' : 'findings'}, ${overdue} overdue`
}
