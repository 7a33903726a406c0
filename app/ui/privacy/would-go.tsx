// What would go by the retention that is set, or went.
import { keptKinds } from '../../core/privacy/retention'
import { reviewLabel } from '../../core/review/number'
import type { Removed } from '../../services/privacy/remove-kept'
import type { WouldGo } from '../../services/privacy/retention'
import { Notice } from '../notice'

const MOST = 50

export function WouldGoList({ would, held }: { would: readonly WouldGo[]; held: number[] }) {
  return (
    <>
      <Would would={would} />
      {held.length > 0 ? (
        <p className="mt-3">
          Left alone because of a legal hold, with their mail and their respondents: {listed(held)}.
        </p>
      ) : null}
    </>
  )
}

function Would({ would }: { would: readonly WouldGo[] }) {
  if (would.length === 0) return <p>Nothing: everything is kept for ever.</p>
  const some = would.filter(({ count }) => count > 0)
  if (some.length === 0) return <p>Nothing: nothing has been kept that long.</p>
  return (
    <>
      <ul className="grid list-disc gap-1 pl-5">
        {some.map(({ kind, count, reviews }) => (
          <li key={kind}>
            {keptKinds[kind].label}:{' '}
            <strong className="tabular-nums">{count.toLocaleString('en')}</strong>
            {reviews.length > 0 ? ` (oldest first: ${listed(reviews)})` : ''}
          </li>
        ))}
      </ul>
      <p className="mt-3 text-muted">
        Decisions, findings, conditions, frozen reports and the events of the audit log stay in any
        case; reports can still be verified.
      </p>
    </>
  )
}

function listed(reviews: readonly number[]): string {
  const shown = reviews.slice(0, MOST).map(reviewLabel).join(', ')
  return reviews.length > MOST ? `${shown} and ${reviews.length - MOST} more` : shown
}

export function RemovedNotice({ removed }: { removed: readonly Removed[] }) {
  return (
    <div className="mb-6">
      <Notice
        kind="done"
        title={removed.length === 0 ? 'There was nothing to remove' : 'Removed for good'}
        announce
      >
        <ul>
          {removed.map(({ kind, count }) => (
            <li key={kind}>
              {keptKinds[kind].label}: {count.toLocaleString('en')}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
