// The page of somebody whom the identity provider's answer did not let in.
import { Actions, LinkButton } from '../button'
import { Page } from '../page'
import { PlainLayout } from '../vendor-layout'

export interface SignOnRefusedProps {
  title: string
  text: string
  /** What the log has beside the technical word. */
  reference: string
  provider: string
  localSignIn: boolean
}

export function SignOnRefused({ title, text, ...more }: SignOnRefusedProps) {
  const { reference, provider, localSignIn } = more
  return (
    // The address holds an answer of the provider, which is used up.
    <PlainLayout returnTo="/sign-in">
      <Page title={title} narrow>
        <p>{text}</p>
        <p className="mt-3 text-muted">
          Reference: <code className="font-mono">{reference}</code>
        </p>
        <div className="mt-6">
          <Actions>
            <LinkButton to="/sign-on" look="primary" document>
              {`Sign in with ${provider}`}
            </LinkButton>
            <LinkButton to="/sign-in" document>
              {localSignIn ? 'Sign in with a password' : 'Back to the sign-in page'}
            </LinkButton>
          </Actions>
        </div>
      </Page>
    </PlainLayout>
  )
}
