// The review numbers in an address; for the one that a page is about, the 404 that any other text deserves.
import { readReviewNumber } from '../core/review/number'

export function reviewNumber(params: { number?: string | undefined }): number {
  const number = readReviewNumber(params.number)
  if (number === null) throw new Response('There is no such review.', { status: 404 })
  return number
}

/** The review that a page is asked to compare with; null for any other text, which leaves the choice to the page. */
export const earlierReview = (request: Request): number | null =>
  readReviewNumber(new URL(request.url).searchParams.get('against') ?? undefined)
