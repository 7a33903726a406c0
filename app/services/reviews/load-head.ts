// What stands above every page of a review: what it is about, where it is, and which of its pages this person may open.
import { type ClarificationRow, clarificationsOf } from '../../../db/queries/clarifications'
import { conditionsOf } from '../../../db/queries/conditions'
import { type Action, allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { collectedOf, waitingForUs } from '../../core/clarify/thread'
import { isOpen } from '../../core/review/lifecycle'
import { reviewLabel } from '../../core/review/number'
import { isOverdue } from '../../core/review/waiting'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { offeringWords } from '../mail/invitation-facts'
import { readOrganisation } from '../organisation/read-organisation'
import { findReview } from './find-review'
import { lapsesToTell, readLapses } from './read-lapses'

export interface ReviewTab {
  /** Below `/reviews/12`; empty for the overview. */
  path:
    | ''
    | 'answers'
    | 'difference'
    | 'questions'
    | 'findings'
    | 'decision'
    | 'conditions'
    | 'report'
  label: string
  /** What on that page waits for the reader's side, in words. */
  waits: string | null
}

const tabs: readonly (Omit<ReviewTab, 'waits'> & { action: Action | null })[] = [
  { path: '', label: 'Overview', action: null },
  { path: 'answers', label: 'Answers', action: 'answers.read' },
  { path: 'difference', label: 'Since last round', action: 'review.compare' },
  { path: 'questions', label: 'Questions to the vendor', action: 'clarification.read' },
  { path: 'findings', label: 'Findings', action: 'finding.read' },
  { path: 'decision', label: 'Decision', action: 'decision.read' },
  { path: 'conditions', label: 'Conditions', action: 'condition.list' },
  { path: 'report', label: 'Report', action: 'report.read' },
]

export async function loadHead(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  number: number,
) {
  const found = await findReview(ctx, staff, number)
  if (!found.ok) return found
  const { rows, decided, reader } = found
  const { review, vendor, offering } = rows
  const { timeZone } = await readOrganisation(ctx)
  const conditions = await conditionsOf(ctx.store.db, review.id)
  const said = isOpen(review.status) ? await clarificationsOf(ctx.store.db, review.id) : []
  return {
    ok: true,
    head: {
      number,
      label: reviewLabel(number),
      vendor: { id: vendor.id, name: vendor.name },
      mayOpenVendor: allows(staff, 'vendor.read'),
      offering: offeringWords(offering),
      tier: review.tier,
      status: review.status,
      dueOn: review.dueOn,
      overdue: isOverdue(review, dateIn(timeZone, ctx.clock.now())),
      decision: review.decision,
      lapsed: lapsesToTell(await readLapses(ctx, vendor.id), staff),
      residual: decided ? review.residual : null,
      decided,
      tabs: tabs
        .filter(({ action }) => action === null || allows(staff, action, { decided }))
        // A draft has been shown to nobody, so there is nothing on its other pages.
        .filter(({ path }) => path === '' || (review.status !== 'draft' && reader !== 'outcome'))
        .filter(({ path }) => path !== 'difference' || review.priorReviewId !== null)
        // A page of its own only where there is something to follow.
        .filter(({ path }) => path !== 'conditions' || conditions.length > 0)
        .map(
          ({ path, label }): ReviewTab => ({
            path,
            label,
            waits: path === 'questions' ? questionsWaiting(said, staff) : null,
          }),
        ),
    },
  } as const
}

function questionsWaiting(said: readonly ClarificationRow[], staff: Staff): string | null {
  const toAnswer = waitingForUs(said).length
  const toSend = allows(staff, 'clarification.collect') ? collectedOf(said).length : 0
  const parts = [
    toAnswer > 0 ? `${toAnswer} to answer` : '',
    toSend > 0 ? `${toSend} to send` : '',
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : null
}
