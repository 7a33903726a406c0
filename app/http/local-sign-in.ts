// Which ways in this installation offers: passwords of its own, the organisation's identity provider, or both.
import type { AppLoadContext } from '@remix-run/node'
import { ownPath, redirectTo } from './redirect'
import type { StaffAsked } from './staff'

/** The word in the sign-in page's address that says that somebody has just signed out. */
const SIGNED_OUT = 'out'

export const SIGNED_OUT_PATH = `/sign-in?${SIGNED_OUT}`

/** What the sign-in page shows of the identity provider; null where none is set. */
export async function signOnOffer({ request, context }: StaffAsked) {
  const { signOn, settings } = context.app
  if (signOn === null || settings.signOn === null) return null
  const { name, localSignIn } = settings.signOn
  const { searchParams } = new URL(request.url)
  const signedOut = searchParams.has(SIGNED_OUT)
  return {
    provider: name,
    localSignIn,
    signedOut,
    // Asked for only then: the page must not wait for a provider that is down.
    leaveAddress: signedOut ? await signOn.leaveAddress() : null,
    onward: ownPath(searchParams.get('then')),
  }
}

/** For pages about people: what the identity provider is called, null where none is set, and whether passwords work. */
export function waysIn({ app }: AppLoadContext) {
  const { signOn } = app.settings
  return { provider: signOn?.name ?? null, passwords: signOn?.localSignIn ?? true }
}

/** Why a password opens nothing here; null where it does. */
export function passwordsOff({ app }: AppLoadContext): string | null {
  const { signOn } = app.settings
  if (signOn === null || signOn.localSignIn) return null
  return `Passwords of Assay are switched off here. Sign in with ${signOn.name}.`
}

/** For every page that leads to a password: where they are switched off, the sign-in page says so instead. */
export function leaveWherePasswordsAreOff(context: AppLoadContext): void {
  if (passwordsOff(context) !== null) throw redirectTo('/sign-in')
}
