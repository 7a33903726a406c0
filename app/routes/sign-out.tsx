// Ends the session of this browser.
import type { ActionFunctionArgs } from '@remix-run/node'
import { SIGNED_OUT_PATH } from '../http/local-sign-in'
import { redirectTo } from '../http/redirect'
import { endedStaffCookie, signedIn } from '../http/staff'
import { endSession } from '../services/identity/end-session'
import { isLinked } from '../services/identity/sign-on-links'

/** Opening the address ends nothing: a link in a mail must not sign anybody out. */
export function loader() {
  return redirectTo('/')
}

export async function action(args: ActionFunctionArgs) {
  const { app } = args.context
  const headers = { 'Set-Cookie': await endedStaffCookie(args.context) }
  const present = await signedIn(args)
  if (!present) return redirectTo('/sign-in', { headers })
  await endSession(app, present.staff, present.sessionId)
  // Somebody of the provider's may want to sign out there too.
  const linked = app.signOn !== null && (await isLinked(app, present.staff))
  return redirectTo(linked ? SIGNED_OUT_PATH : '/sign-in', { headers })
}
