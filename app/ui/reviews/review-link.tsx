// A review by its number, never broken at its hyphen.
import { reviewLabel } from '../../core/review/number'
import { TextLink } from '../text-link'

export function ReviewLink({ number }: { number: number }) {
  return (
    <span className="whitespace-nowrap">
      <TextLink to={`/reviews/${number}`}>{reviewLabel(number)}</TextLink>
    </span>
  )
}
