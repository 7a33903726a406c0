// Where a review stands: blue while it moves, neutral where it rests.
import type { LapseKind } from '../../core/judgement/standing'
import { isOpen, type ReviewStatus } from '../../core/review/lifecycle'
import { StatusTag } from '../status-tag'
import { LapseTags } from './lapses'

export interface ReviewStatusTagProps {
  status: ReviewStatus
  /** What its decision rested on and no longer holds: the review then stands as that. */
  lapsed?: readonly LapseKind[] | undefined
}

export function ReviewStatusTag({ status, lapsed = [] }: ReviewStatusTagProps) {
  const words = status.charAt(0).toUpperCase() + status.slice(1)
  const tag = <StatusTag tone={isOpen(status) ? 'blue' : 'neutral'}>{words}</StatusTag>
  if (lapsed.length === 0) return tag
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      {tag}
      <LapseTags lapsed={lapsed} />
    </span>
  )
}
