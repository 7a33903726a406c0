// The reviews of the matrix's portal and how everything of theirs is named.
import type { ReviewStatus } from '../../../app/core/review/lifecycle'

/** The reviews of vendor A by what they are good for; number and ids follow from the place. `beta` is vendor B's. */
export const reviewNumbers = {
  judging: 1,
  proposed: 2,
  decided: 3,
  held: 4,
  answering: 5,
  returned: 6,
  submitted: 7,
  draft: 8,
  beta: 9,
  closed: 10,
  second: 11,
} as const

export type ReviewKey = keyof typeof reviewNumbers

export const statuses: Record<ReviewKey, ReviewStatus> = {
  judging: 'in review',
  proposed: 'in review',
  decided: 'in review',
  held: 'in review',
  answering: 'answering',
  returned: 'returned',
  submitted: 'submitted',
  draft: 'draft',
  beta: 'answering',
  closed: 'in review',
  second: 'in review',
}

export const keys = Object.keys(reviewNumbers) as ReviewKey[]
export const isDecided = (key: ReviewKey): boolean =>
  key === 'decided' || key === 'held' || key === 'closed'
export const reviewId = (key: ReviewKey): string => `review-${key}`
export const idOfUse = (key: ReviewKey): string => `use-${key === 'second' ? 'closed' : key}`
export const evidenceId = (key: ReviewKey): string => `evidence-${key}`
/** The invitation of whoever leads at the vendor. */
export const leadOf = (key: ReviewKey): string => `invitation-${key}`
