// The guard of every staff page: its cookie, who is signed in, and whether the policy allows what they ask.
import { type AppLoadContext, createCookie } from '@remix-run/node'
import { type Action, allows, type Circumstances } from '../core/access/policy'
import type { Staff } from '../core/access/roles'
import { LIFETIME_DAYS } from '../core/people/staff-session'
import { findStaff, type SignedInStaff } from '../services/identity/find-staff'
import { redirectTo } from './redirect'

/** What Remix gives a loader or an action, as far as the guard needs it. */
export interface StaffAsked {
  request: Request
  context: AppLoadContext
}

/** Where a member of staff replaces a temporary password: the only page open to them until then. */
export const ACCOUNT_PATH = '/account'
/** Where a second factor is set up: the only page open to whoever needs one and has none. */
export const SECOND_FACTOR_PATH = '/account/second-factor'

/** The token that a session was given while its request is still being answered: the page goes on with it. */
const renewed = new WeakMap<AppLoadContext, string>()

/**
 * The member of staff behind the request, with the roles they hold now.
 * Throws a redirect to the sign-in page where nobody is signed in, to the account page while the password is a
 * temporary one, and then to the page where a second factor is set up while one is needed.
 */
export async function requireStaff(asked: StaffAsked): Promise<Staff> {
  const found = await requireSession(asked)
  if (found.passwordTemporary && new URL(asked.request.url).pathname !== ACCOUNT_PATH) {
    throw redirectTo(ACCOUNT_PATH)
  }
  return found.staff
}

/** The same with the session itself, for the account page, which is open with a temporary password too. */
export async function requireSession(asked: StaffAsked): Promise<SignedInStaff> {
  const found = await signedIn(asked)
  if (found === null) throw redirectTo(`/sign-in?then=${encodeURIComponent(pageOf(asked.request))}`)
  const first = found.needsSecondFactor && !found.passwordTemporary
  if (first && new URL(asked.request.url).pathname !== SECOND_FACTOR_PATH) {
    throw redirectTo(SECOND_FACTOR_PATH)
  }
  return found
}

/** Who is signed in, or null, for pages that everybody may open. */
export async function signedIn({ request, context }: StaffAsked): Promise<SignedInStaff | null> {
  const token = await readToken({ request, context })
  return token === null ? null : findStaff(context.app, token)
}

/** Throws a 403 where the policy does not allow the action under these circumstances. */
export function authorise(staff: Staff, action: Action, circumstances: Circumstances = {}): void {
  if (allows(staff, action, circumstances)) return
  throw new Response('Your roles do not include this', { status: 403, statusText: 'Forbidden' })
}

export function staffCookie(context: AppLoadContext, token: string): Promise<string> {
  renewed.set(context, token)
  return cookieFor(context).serialize(token, { maxAge: LIFETIME_DAYS * 24 * 60 * 60 })
}

export function endedStaffCookie(context: AppLoadContext): Promise<string> {
  return cookieFor(context).serialize('', { maxAge: 0 })
}

async function readToken({ request, context }: StaffAsked): Promise<string | null> {
  const present = renewed.get(context)
  if (present !== undefined) return present
  const value: unknown = await cookieFor(context).parse(request.headers.get('Cookie'))
  return typeof value === 'string' && value !== '' ? value : null
}

const cookieFor = (context: AppLoadContext) => ownCookie(context, 'assay_staff')

/** Under https the `__Host-` name makes browsers refuse a cookie that another host or plain http has set. */
export function ownCookie({ app }: AppLoadContext, name: string) {
  const secure = app.settings.origin?.startsWith('https:') ?? false
  return createCookie(secure ? `__Host-${name}` : name, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
  })
}

/** The page to come back to; Remix's own parameters and what a form posted are left behind. */
function pageOf(request: Request): string {
  const url = new URL(request.url)
  for (const name of ['_data', 'index']) url.searchParams.delete(name)
  return url.pathname + url.search
}
