// `reviews`: every review with its score and its next date, as JSON for programs or as a table for people.
import { Command } from 'commander'
import { type ReviewSummary, reviewSummaries } from '../services/reviews/review-summaries'
import type { Terminal } from './terminal'
import { textTable } from './text-table'
import { withPortal } from './with-portal'

export const reviewsCommand = (terminal: Terminal): Command =>
  new Command('reviews')
    .description('list every review with its status, score, decision and next date')
    .option('--json', 'print JSON instead of a table')
    .action(({ json }: { json?: true }) =>
      withPortal(terminal, async (app) => {
        // Whoever may run this can read the data folder; no role is asked for.
        const reviews = await reviewSummaries(app, {})
        terminal.out(json ? JSON.stringify(reviews.map(asJson), null, 2) : asTable(reviews))
      }),
    )

/** The published shape: members may be added, none is renamed or taken away. */
const asJson = (review: ReviewSummary) => ({
  number: review.number,
  vendor: review.vendor,
  offering: review.offering,
  use: review.use,
  status: review.status,
  waitingOn: review.waitingOn,
  tier: review.tier,
  dueOn: review.dueOn,
  overdue: review.overdue,
  assured: review.assured,
  asStated: review.asStated,
  residual: review.residual,
  decision: review.decision,
  nextReviewOn: review.nextReviewOn,
  nextReviewReason: review.nextReviewReason,
})

function asTable(reviews: readonly ReviewSummary[]): string {
  if (reviews.length === 0) return 'There are no reviews.'
  const head = ['No', 'Vendor', 'Offering', 'Status', 'Tier', 'Due', 'Assured', 'Residual']
  return textTable(
    [...head, 'Decision', 'Next review'],
    reviews.map((review) => [
      review.number,
      review.vendor,
      review.offering,
      review.overdue ? `${review.status}, overdue` : review.status,
      review.tier,
      review.dueOn,
      review.assured === null ? null : review.assured.toFixed(1),
      review.residual,
      review.decision,
      review.nextReviewOn,
    ]),
  )
}
