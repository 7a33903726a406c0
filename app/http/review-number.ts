// The review number in an address, or the 404 that any other text deserves.
import { readReviewNumber } from '../core/review/number'

export function reviewNumber(params: { number?: string | undefined }): number {
  const number = readReviewNumber(params.number)
  if (number === null) throw new Response('There is no such review.', { status: 404 })
  return number
}
