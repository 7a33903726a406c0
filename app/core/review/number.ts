// How a review is called: `R-0001` for people, `1` in addresses and on the command line.

export const reviewLabel = (number: number): string => `R-${String(number).padStart(4, '0')}`

/** The number in `/reviews/12`; null for anything but plain digits, so that one review has one address. */
export function readReviewNumber(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}
