// A few reviews in short, for the page of the use that they are about.

import type { LapseKind } from '../../core/judgement/standing'
import type { ReviewStatus } from '../../core/review/lifecycle'
import { ReviewLink } from './review-link'
import { ReviewStatusTag } from './review-status'

export interface ReviewLine {
  number: number
  status: ReviewStatus
  decision: string | null
  lapsed: readonly LapseKind[]
  offering: string
  vendor: string
}

export function ReviewLines({ reviews }: { reviews: readonly ReviewLine[] }) {
  return (
    <ul className="grid gap-2">
      {reviews.map(({ number, status, decision, lapsed, offering, vendor }) => (
        <li key={number} className="flex flex-wrap items-center gap-2">
          <ReviewLink number={number} />
          <span>
            {offering}, {vendor}
          </span>
          <ReviewStatusTag status={status} lapsed={lapsed} />
          {decision === null ? null : <span>Decision: {decision}</span>}
        </li>
      ))}
    </ul>
  )
}
