// What a decision rested on and no longer holds: a tag in lists, and the sentences with their consequence on pages.
import type { LapsedReview, LapseKind } from '../../core/judgement/standing'
import { Notice } from '../notice'
import { StatusTag } from '../status-tag'
import { ReviewLink } from './review-link'

const words: Record<LapseKind, string> = {
  'condition overdue': 'Condition overdue',
  'waiver ended': 'Waiver ended',
}

export function LapseTags({ lapsed }: { lapsed: readonly LapseKind[] }) {
  return (
    <>
      {lapsed.map((kind) => (
        <StatusTag key={kind} tone="blue">
          <span aria-hidden="true">▲ </span>
          {words[kind]}
        </StatusTag>
      ))}
    </>
  )
}

export interface LapseNoticesProps {
  lapsed: readonly LapsedReview[]
  /** Number of the review whose page this is: it is spoken of as "this review". */
  here?: number
}

/** One notice a review; nothing where every decision stands as it was made. */
export function LapseNotices({ lapsed, here }: LapseNoticesProps) {
  if (lapsed.length === 0) return null
  return (
    <div className="mb-6 grid grid-cols-[minmax(0,1fr)] gap-3">
      {lapsed.map((review) => (
        <Notice
          key={review.number}
          kind="warning"
          title={[...new Set(review.lapses.map(({ kind }) => words[kind]))].join('. ')}
        >
          {review.number === here ? null : (
            <p>
              <ReviewLink number={review.number} /> of {review.offering}, for “{review.use}”.
            </p>
          )}
          <ul className="grid gap-1">
            {review.lapses.map(({ sentence, consequence }) => (
              <li key={sentence} className="break-words">
                {sentence}
                <strong className="block font-semibold">{consequence}</strong>
              </li>
            ))}
          </ul>
        </Notice>
      ))}
    </div>
  )
}
