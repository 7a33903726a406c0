// The reviews list: which filters and orders it knows, how they are read from an address, and what they let through.
import { z } from 'zod'
import { type LapseKind, lapseKinds } from '../judgement/standing'
import type { PlainDate } from '../schedule/plain-date'
import { compareNames, searchKeyOf } from '../vendors/search-key'
import { type ReviewStatus, reviewStatuses } from './lifecycle'
import { type WaitingOn, waitingOns } from './waiting'

export const residualLevels = ['Low', 'Moderate', 'High', 'Critical'] as const
export type ResidualLevel = (typeof residualLevels)[number]

export const sortKeys = ['number', 'vendor', 'tier', 'status', 'due', 'residual', 'next'] as const
export type SortKey = (typeof sortKeys)[number]

/** What the list needs to know of a review to filter it and put it into order. */
export interface Listable {
  number: number
  vendor: string
  vendorSearchKey: string
  offering: string
  status: ReviewStatus
  tier: number
  dueOn: PlainDate
  overdue: boolean
  waitingOn: WaitingOn
  /** What its decision rested on and no longer holds. */
  lapsed: readonly LapseKind[]
  residual: ResidualLevel | null
  nextReviewOn: PlainDate | null
}

/** An unknown value in an address is dropped, never an error: addresses are kept, shared and typed. */
const kept = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)

const filterSchema = z.object({
  status: kept(z.enum(reviewStatuses)),
  tier: kept(z.enum(['1', '2', '3'])),
  residual: kept(z.enum([...residualLevels, 'none'])),
  waiting: kept(z.enum(waitingOns)),
  overdue: kept(z.literal('yes')),
  standing: kept(z.enum(lapseKinds)),
  q: kept(z.string().trim().min(1).max(100)),
})

export type ReviewFilters = z.output<typeof filterSchema>
export type FilterName = keyof ReviewFilters

export interface Arrangement {
  filters: ReviewFilters
  sort: SortKey
  descending: boolean
  /** Counts from 1. */
  page: number
}

const sortSchema = z.enum(sortKeys).catch('number')
const pageSchema = z.coerce.number().int().min(1).max(100_000).catch(1)

/** Reads `?status=sent&tier=1&sort=-due&page=2`; newest first where nothing is said. */
export function readArrangement(params: URLSearchParams): Arrangement {
  const sort = params.get('sort') ?? '-number'
  return {
    filters: filterSchema.parse(Object.fromEntries(params)),
    sort: sortSchema.parse(sort.replace(/^-/, '')),
    descending: sort.startsWith('-'),
    page: pageSchema.parse(params.get('page') ?? 1),
  }
}

export function matches(row: Listable, filters: ReviewFilters): boolean {
  const { status, tier, residual, waiting, overdue, standing, q } = filters
  return (
    (status === undefined || row.status === status) &&
    (tier === undefined || row.tier === Number(tier)) &&
    (residual === undefined || (row.residual ?? 'none') === residual) &&
    (waiting === undefined || row.waitingOn === waiting) &&
    (overdue === undefined || row.overdue) &&
    (standing === undefined || row.lapsed.includes(standing)) &&
    (q === undefined || row.vendorSearchKey.includes(searchKeyOf(q)))
  )
}

/** The rows that the filters let through, in the wanted order; equal ones newest first. */
export function arrange<Row extends Listable>(
  rows: readonly Row[],
  { filters, sort, descending }: Pick<Arrangement, 'filters' | 'sort' | 'descending'>,
): Row[] {
  const order = orders[sort]
  const sign = descending ? -1 : 1
  return rows
    .filter((row) => matches(row, filters))
    .sort((a, b) => absentLast(a, b, sort) || sign * order(a, b) || b.number - a.number)
}

const orders: Record<SortKey, (a: Listable, b: Listable) => number> = {
  number: (a, b) => a.number - b.number,
  vendor: (a, b) => compareNames(a.vendor, b.vendor) || compareNames(a.offering, b.offering),
  tier: (a, b) => a.tier - b.tier,
  status: (a, b) => reviewStatuses.indexOf(a.status) - reviewStatuses.indexOf(b.status),
  due: (a, b) => compareText(a.dueOn, b.dueOn),
  residual: (a, b) => rankOf(a.residual) - rankOf(b.residual),
  next: (a, b) => compareText(a.nextReviewOn ?? '', b.nextReviewOn ?? ''),
}

const rankOf = (level: ResidualLevel | null): number =>
  level === null ? -1 : residualLevels.indexOf(level)

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What is not known comes last in either direction. */
function absentLast(a: Listable, b: Listable, sort: SortKey): number {
  if (sort === 'residual') return Number(a.residual === null) - Number(b.residual === null)
  if (sort === 'next') return Number(a.nextReviewOn === null) - Number(b.nextReviewOn === null)
  return 0
}

export const PAGE_ROWS = 50

export interface Page<Row> {
  rows: Row[]
  /** The page that is shown: the last one where the address asked for a later one. */
  page: number
  pages: number
}

export function pageOf<Row>(rows: readonly Row[], wanted: number): Page<Row> {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS))
  const page = Math.min(wanted, pages)
  return { rows: rows.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS), page, pages }
}

/** "38 reviews, 6 overdue". */
export function totalsLine(rows: readonly Pick<Listable, 'overdue'>[]): string {
  const overdue = rows.filter((row) => row.overdue).length
  return `${rows.length} ${rows.length === 1 ? 'review' : 'reviews'}, ${overdue} overdue`
}
