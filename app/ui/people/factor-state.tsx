// On one's account page: whether a second factor is on, and the way to its page.
import { InstantText } from '../date-text'
import { TextLink } from '../text-link'

export function FactorState({ onSince, codesLeft }: { onSince: string | null; codesLeft: number }) {
  if (onSince === null) {
    return (
      <p>
        Off: your password alone opens your account.{' '}
        <TextLink to="/account/second-factor">Set up a second factor</TextLink>
      </p>
    )
  }
  return (
    <p>
      On since <InstantText instant={onSince} />, with {codesLeft} backup{' '}
      {codesLeft === 1 ? 'code' : 'codes'} left.{' '}
      <TextLink to="/account/second-factor">New backup codes, or turn it off</TextLink>
    </p>
  )
}
