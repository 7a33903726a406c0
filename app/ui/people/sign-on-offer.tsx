// The way in by the organisation's identity provider, as the sign-in page offers it.
import { LinkButton } from '../button'
import { Notice } from '../notice'
import { TextLink } from '../text-link'

export interface SignOnOfferProps {
  /** What the installation calls the provider. */
  provider: string
  /** False where it is the only way in. */
  localSignIn: boolean
  /** The person has just signed out here. */
  signedOut: boolean
  /** Where one signs out at the provider too; null where it offers that nowhere. */
  leaveAddress: string | null
  /** The page to open afterwards, already checked. */
  onward: string | null
}

export function SignOnOffer(props: SignOnOfferProps) {
  const { provider, localSignIn, signedOut, leaveAddress, onward } = props
  const to = onward === null ? '/sign-on' : `/sign-on?then=${encodeURIComponent(onward)}`
  return (
    <div className="mb-6 flex flex-col gap-5">
      {signedOut ? (
        <Notice kind="done" title="You are signed out of Assay" announce>
          {leaveAddress === null ? (
            <p>You may still be signed in with {provider}.</p>
          ) : (
            <p>
              You may still be signed in with {provider}.{' '}
              <TextLink to={leaveAddress}>Sign out there as well</TextLink>
            </p>
          )}
        </Notice>
      ) : null}
      <div>
        <LinkButton to={to} look={localSignIn ? 'secondary' : 'primary'} document>
          {`Sign in with ${provider}`}
        </LinkButton>
      </div>
      <p className="text-muted">
        {localSignIn
          ? 'Or with your password for Assay:'
          : 'Passwords of Assay are switched off here. Vendors need no account: open the link in the mail.'}
      </p>
    </div>
  )
}
