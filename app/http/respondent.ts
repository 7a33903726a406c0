// The guard of every vendor page: its cookie, and the review that this cookie alone decides.
import { type AppLoadContext, createCookie } from '@remix-run/node'
import type { App } from '../app.server'
import type { Respondent } from '../core/access/roles'
import { SESSION_DAYS } from '../core/respond/door'
import { findRespondent } from '../services/respond/find-respondent'
import { isLead } from '../services/respond/is-lead'
import { redirectTo } from './redirect'

/** What Remix gives a loader or an action, as far as the guard needs it. */
export interface Asked {
  request: Request
  context: AppLoadContext
  params: { token?: string | undefined }
}

/** Under https the prefix makes browsers refuse one that plain http has set; `__Host-` would need the path "/". */
const cookieName = (app: App): string =>
  isSecure(app) ? '__Secure-assay_respondent' : 'assay_respondent'
const isSecure = ({ settings }: App): boolean => settings.origin?.startsWith('https:') ?? false

/**
 * The respondent behind the request, in the scope of one review.
 * Throws a redirect to the door where nobody is signed in or the session ended (known and unknown links
 * alike), and the same 404 as for an unknown link where the session belongs to another one.
 */
export async function requireRespondent(asked: Asked): Promise<Respondent> {
  const found = await respondentOf(asked)
  if (found.ok) return found.respondent
  if (found.reason === 'not yours') throw notFound()
  const ended = found.reason === 'ended' ? '?ended' : ''
  throw redirectTo(`/respond/${encodeURIComponent(asked.params.token ?? '')}${ended}`)
}

/** The same for what only the lead may do: to a colleague with a part of the questions it is not there. */
export async function requireLead(asked: Asked): Promise<Respondent> {
  const respondent = await requireRespondent(asked)
  if (!(await isLead(asked.context.app, respondent))) throw notFound()
  return respondent
}

/** Whether this device is signed in on this link, for the door itself, which everybody with the link may see. */
export async function isSignedIn(asked: Asked): Promise<boolean> {
  return (await respondentOf(asked)).ok
}

function respondentOf({ request, context, params }: Asked) {
  return respondentBehind(context.app, params.token ?? '', request.headers.get('Cookie'))
}

/** Who a cookie header belongs to on a link, for pages and for the endpoint in front of them alike. */
export async function respondentBehind(app: App, token: string, cookies: string | null) {
  const sessionToken = await readSession(app, cookies)
  if (sessionToken === null) return { ok: false, reason: 'nobody' } as const
  return findRespondent(app, { token, sessionToken })
}

/** One text for every "no": whoever asks learns nothing about what exists. */
export function notFound(): Response {
  return new Response('Not found', { status: 404, statusText: 'Not Found', headers: noStore })
}

export const noStore = { 'Cache-Control': 'no-store' } as const

/** The cookie reaches this link's pages only, so two reviews on one device do not meet. */
export function sessionCookie(sessionToken: string, asked: Asked): Promise<string> {
  const { app } = asked.context
  return createCookie(cookieName(app), {
    path: `/respond/${asked.params.token ?? ''}`,
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(app),
    maxAge: SESSION_DAYS * 24 * 60 * 60,
  }).serialize(sessionToken)
}

async function readSession(app: App, cookies: string | null): Promise<string | null> {
  const value: unknown = await createCookie(cookieName(app)).parse(cookies)
  return typeof value === 'string' && value !== '' ? value : null
}
