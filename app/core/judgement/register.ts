// The register of findings across reviews: which are shown, and in which order.
import type { PlainDate } from '../schedule/plain-date'
import type { RiskLevel } from '../scoring/result'

export interface RegisteredFinding {
  review: number
  number: number
  vendor: string
  offering: string
  severity: RiskLevel
  statement: string
  treatment: string
  owner: string
  dueOn: PlainDate | null
  status: 'open' | 'closed'
}

export const registerStatuses = ['open', 'closed', 'all'] as const
export type RegisterStatus = (typeof registerStatuses)[number]

const rank: Record<RiskLevel, number> = { Critical: 0, High: 1, Moderate: 2, Low: 3 }
const LATEST = '9999-12-31'

const orders: Record<string, (a: RegisteredFinding, b: RegisteredFinding) => number> = {
  severity: (a, b) => rank[a.severity] - rank[b.severity] || compare(a.dueOn, b.dueOn),
  due: (a, b) => compare(a.dueOn, b.dueOn) || rank[a.severity] - rank[b.severity],
  review: (a, b) => a.review - b.review || a.number - b.number,
}

/** Open ones, worst first, unless the URL says otherwise; a word that is not known counts as none. */
export function narrowFindings(
  findings: readonly RegisteredFinding[],
  wish: { status: string | null; sort: string | null },
): { findings: RegisteredFinding[]; status: RegisterStatus; sort: string } {
  const status = registerStatuses.find((known) => known === wish.status) ?? 'open'
  const key = wish.sort?.replace(/^-/, '') ?? ''
  const sort = Object.hasOwn(orders, key) && wish.sort ? wish.sort : 'severity'
  const order = orders[sort.replace(/^-/, '')] ?? (() => 0)
  const shown = findings
    .filter((finding) => status === 'all' || finding.status === status)
    .sort((a, b) => (sort.startsWith('-') ? order(b, a) : order(a, b)))
  return { findings: shown, status, sort }
}

/** What has no due date comes last. */
function compare(a: PlainDate | null, b: PlainDate | null): number {
  const [left, right] = [a ?? LATEST, b ?? LATEST]
  if (left === right) return 0
  return left < right ? -1 : 1
}
