// The cookie of a sign-in whose code is still to come; the code page reads it and no other does.
import type { AppLoadContext } from '@remix-run/node'
import { PENDING_MINUTES } from '../core/people/second-factor'
import { ownCookie, type StaffAsked } from './staff'

export const CODE_PATH = '/sign-in/code'

const cookieFor = (context: AppLoadContext) => ownCookie(context, 'assay_sign_in')

export const pendingCookie = (context: AppLoadContext, token: string): Promise<string> =>
  cookieFor(context).serialize(token, { maxAge: PENDING_MINUTES * 60 })

export const endedPendingCookie = (context: AppLoadContext): Promise<string> =>
  cookieFor(context).serialize('', { maxAge: 0 })

export async function readPendingToken({ request, context }: StaffAsked): Promise<string | null> {
  const value: unknown = await cookieFor(context).parse(request.headers.get('Cookie'))
  return typeof value === 'string' && value !== '' ? value : null
}

/** The code page, with the page to go to afterwards. */
export const codePage = (then: string | null): string =>
  then === null ? CODE_PATH : `${CODE_PATH}?then=${encodeURIComponent(then)}`
