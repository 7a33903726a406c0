// The register of conditions across reviews: which are shown, in which order, and its rows as a sheet.
import { z } from 'zod'
import { reviewLabel } from '../review/number'
import type { PlainDate } from '../schedule/plain-date'
import { compareNames, searchKeyOf } from '../vendors/search-key'
import { type ConditionState, conditionLabel, conditionStates, isMissed } from './condition'

export interface RegisteredCondition {
  review: number
  number: number
  vendor: string
  offering: string
  sentence: string
  ownerSide: 'vendor' | 'us'
  owner: string
  dueOn: PlainDate
  evidenceNeeded: string
  consequence: string
  state: ConditionState
  note: string
}

/** "to do" is everything that is not met; it is what the register opens with. */
export const registerStates = ['to do', ...conditionStates, 'all'] as const
export type RegisterState = (typeof registerStates)[number]

const sorts = ['due', 'review', 'vendor', 'owner'] as const
type Sort = (typeof sorts)[number]

const wishSchema = z.object({
  state: z.enum(registerStates).catch('to do'),
  binds: z.enum(['vendor', 'us']).optional().catch(undefined),
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
})

export type ConditionFilters = z.output<typeof wishSchema>

export interface ConditionWish extends ConditionFilters {
  sort: Sort
  descending: boolean
}

/** Reads `?state=overdue&binds=us&q=acme&sort=-due`; what is not known counts as not said. */
export function readConditionWish(params: URLSearchParams): ConditionWish {
  const sort = params.get('sort') ?? 'due'
  return {
    ...wishSchema.parse({
      state: params.get('state') ?? undefined,
      binds: params.get('binds') ?? undefined,
      q: params.get('q') ?? undefined,
    }),
    sort: z.enum(sorts).catch('due').parse(sort.replace(/^-/, '')),
    descending: sort.startsWith('-'),
  }
}

const orders: Record<Sort, (a: RegisteredCondition, b: RegisteredCondition) => number> = {
  due: (a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0),
  review: (a, b) => a.review - b.review,
  vendor: (a, b) => compareNames(a.vendor, b.vendor),
  owner: (a, b) => compareNames(a.owner, b.owner),
}

export function narrowConditions(
  rows: readonly RegisteredCondition[],
  { state, binds, q, sort, descending }: ConditionWish,
): RegisteredCondition[] {
  const sign = descending ? -1 : 1
  const wanted = q === undefined ? null : searchKeyOf(q)
  return rows
    .filter(
      (row) => state === 'all' || (state === 'to do' ? row.state !== 'met' : row.state === state),
    )
    .filter((row) => binds === undefined || row.ownerSide === binds)
    .filter((row) => wanted === null || searchKeyOf(`${row.vendor} ${row.owner}`).includes(wanted))
    .sort((a, b) => sign * orders[sort](a, b) || a.review - b.review || a.number - b.number)
}

/** "5 conditions, 1 overdue or missed, 2 due soon". */
export function conditionTotals(rows: readonly Pick<RegisteredCondition, 'state'>[]): string {
  const missed = rows.filter(({ state }) => isMissed(state)).length
  const soon = rows.filter(({ state }) => state === 'due soon').length
  return `${rows.length} ${rows.length === 1 ? 'condition' : 'conditions'}, ${missed} overdue or missed, ${soon} due soon`
}

type Cell = string | number | null

const columns: readonly [header: string, cell: (row: RegisteredCondition) => Cell][] = [
  ['Review', (row) => reviewLabel(row.review)],
  ['Condition', (row) => conditionLabel(row.number)],
  ['Vendor', (row) => row.vendor],
  ['Offering', (row) => row.offering],
  ['Text', (row) => row.sentence],
  ['Binds', (row) => row.ownerSide],
  ['Owner', (row) => row.owner],
  ['Due', (row) => row.dueOn],
  ['State', (row) => row.state],
  ['Evidence needed', (row) => row.evidenceNeeded],
  ['Consequence if missed', (row) => row.consequence],
  ['Latest note', (row) => row.note || null],
]

export const conditionsSheet = (rows: readonly RegisteredCondition[]): Cell[][] => [
  columns.map(([header]) => header),
  ...rows.map((row) => columns.map(([, cell]) => cell(row))),
]
