// Where a review stands: blue while it moves, neutral where it rests.
import { isOpen, type ReviewStatus } from '../../core/review/lifecycle'
import { StatusTag } from '../status-tag'

export function ReviewStatusTag({ status }: { status: ReviewStatus }) {
  const words = status.charAt(0).toUpperCase() + status.slice(1)
  return <StatusTag tone={isOpen(status) ? 'blue' : 'neutral'}>{words}</StatusTag>
}
