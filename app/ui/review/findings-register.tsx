// Findings of all reviews in one table, worst first unless the reader orders them otherwise.
import {
  type RegisteredFinding,
  type RegisterStatus,
  registerStatuses,
} from '../../core/judgement/register'
import { countWords } from '../../core/report/words'
import { reviewLabel } from '../../core/review/number'
import { classNames } from '../class-names'
import { DataTable } from '../data-table'
import { DateText } from '../date-text'
import { EmptyState } from '../empty-state'
import { Link } from '../link'
import { Page } from '../page'
import { RiskBadge } from '../risk-badge'
import { TextLink } from '../text-link'

export interface FindingsRegisterProps {
  findings: RegisteredFinding[]
  status: RegisterStatus
  sort: string
  /** How many there are without a filter. */
  all: number
}

const tabs: Record<RegisterStatus, string> = { open: 'Open', closed: 'Closed', all: 'All' }

export function FindingsRegister({ findings, status, sort, all }: FindingsRegisterProps) {
  return (
    <Page title="Findings" lead="Weaknesses found in every review, and who takes care of them.">
      <ul aria-label="Show" className="mb-4 flex flex-wrap gap-2">
        {registerStatuses.map((each) => (
          <li key={each}>
            <Link
              to={`/findings?status=${each}`}
              aria-current={each === status ? 'true' : undefined}
              className={classNames(
                'badge inline-flex min-h-7 items-center rounded-md border px-2',
                each === status
                  ? 'border-action bg-action-wash font-semibold text-action'
                  : 'border-line',
              )}
            >
              {tabs[each]}
            </Link>
          </li>
        ))}
      </ul>
      {findings.length === 0 ? (
        <EmptyState
          text={all === 0 ? 'No review has a finding yet.' : 'No finding is shown by this filter.'}
          action={all === 0 ? null : <TextLink to="/findings?status=all">Clear filters</TextLink>}
        />
      ) : (
        <Register findings={findings} sort={sort} />
      )}
    </Page>
  )
}

function Register({ findings, sort }: { findings: RegisteredFinding[]; sort: string }) {
  return (
    <DataTable
      caption="Findings"
      captionHidden
      sort={sort}
      rows={findings}
      rowKey={(finding) => `${finding.review}-${finding.number}`}
      totals={countWords(findings.length, 'finding')}
      columns={[
        {
          key: 'id',
          header: 'Finding',
          sort: 'review',
          cell: ({ review, number }) => (
            <TextLink to={`/reviews/${review}/findings`}>
              {reviewLabel(review)} F-{String(number).padStart(2, '0')}
            </TextLink>
          ),
        },
        {
          key: 'severity',
          header: 'Severity',
          sort: 'severity',
          cell: ({ severity }) => <RiskBadge level={severity} />,
        },
        {
          key: 'vendor',
          header: 'Offering',
          cell: ({ vendor, offering }) => `${vendor}, ${offering}`,
        },
        { key: 'statement', header: 'What is wrong', cell: ({ statement }) => statement },
        {
          key: 'treatment',
          header: 'Treatment',
          cell: ({ treatment, owner }) => `${treatment}: ${owner}`,
        },
        {
          key: 'due',
          header: 'Due',
          sort: 'due',
          cell: ({ dueOn }) => (dueOn ? <DateText date={dueOn} /> : '–'),
        },
        { key: 'status', header: 'Status', cell: ({ status }) => status },
      ]}
    />
  )
}
