// Ends the session of this browser.
import type { ActionFunctionArgs } from '@remix-run/node'
import { redirectTo } from '../http/redirect'
import { endedStaffCookie, signedIn } from '../http/staff'
import { endSession } from '../services/identity/end-session'

/** Opening the address ends nothing: a link in a mail must not sign anybody out. */
export function loader() {
  return redirectTo('/')
}

export async function action(args: ActionFunctionArgs) {
  const present = await signedIn(args)
  if (present) await endSession(args.context.app, present.staff, present.sessionId)
  const headers = { 'Set-Cookie': await endedStaffCookie(args.context) }
  return redirectTo('/sign-in', { headers })
}
