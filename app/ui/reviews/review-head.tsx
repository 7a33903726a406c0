// The head of a review's pages: vendor, product, tier, state, due date, how it ended, and the pages that are open to the reader.
import type { LapsedReview } from '../../core/judgement/standing'
import type { ReviewStatus } from '../../core/review/lifecycle'
import { classNames } from '../class-names'
import { NavLink } from '../link'
import { RiskBadge, type RiskLevel } from '../risk-badge'
import { StatusTag } from '../status-tag'
import { TextLink } from '../text-link'
import { TierTag } from '../tier-tag'
import { DueText } from './due-text'
import { LapseNotices } from './lapses'
import { ReviewStatusTag } from './review-status'

export interface ReviewHeadProps {
  number: number
  label: string
  vendor: { id: string; name: string }
  mayOpenVendor: boolean
  offering: string
  tier: number
  status: ReviewStatus
  dueOn: string
  overdue: boolean
  decision: string | null
  residual: RiskLevel | null
  decided: boolean
  /** Of every review of this vendor. */
  lapsed: readonly LapsedReview[]
  tabs: readonly { path: string; label: string; waits: string | null }[]
}

export function ReviewHead(head: ReviewHeadProps) {
  const { number, label, vendor, offering, tabs, lapsed } = head
  const own = lapsed.find((review) => review.number === number)
  return (
    <>
      <header className="mb-4">
        <p className="text-muted">
          {label},{' '}
          {head.mayOpenVendor ? (
            <TextLink to={`/vendors/${vendor.id}`}>{vendor.name}</TextLink>
          ) : (
            vendor.name
          )}
        </p>
        <h1 className="text-2xl font-semibold">{offering}</h1>
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <TierTag tier={head.tier} />
          <ReviewStatusTag
            status={head.status}
            lapsed={[...new Set(own?.lapses.map(({ kind }) => kind))]}
          />
          {head.decision === null ? null : <StatusTag>Decision: {head.decision}</StatusTag>}
          {head.decided ? (
            <span>
              Residual risk <RiskBadge level={head.residual} />
            </span>
          ) : (
            <span>
              Due <DueText date={head.dueOn} overdue={head.overdue} />
            </span>
          )}
        </div>
      </header>
      {tabs.length > 1 ? (
        <nav aria-label={`Pages of ${label}`} className="mb-6 border-b border-line print:hidden">
          <ul className="flex flex-wrap gap-x-1">
            {tabs.map((tab) => (
              <li key={tab.path}>
                <NavLink
                  to={tab.path === '' ? `/reviews/${number}` : `/reviews/${number}/${tab.path}`}
                  end={tab.path === ''}
                  className={({ isActive }) =>
                    classNames(
                      '-mb-px flex min-h-9 items-center border-b-2 px-2.5',
                      isActive
                        ? 'border-action font-semibold text-action'
                        : 'border-transparent hover:underline',
                    )
                  }
                >
                  {tab.label}
                  {tab.waits === null ? null : (
                    <span className="ml-1 tabular-nums">({tab.waits})</span>
                  )}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <LapseNotices lapsed={lapsed} here={number} />
    </>
  )
}
