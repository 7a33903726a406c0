// Signing in with the organisation's identity provider: sends the browser there, and reads what it comes back with.
import { type AppLoadContext, createCookie, json } from '@remix-run/node'
import { rolesClaimed } from '../core/access/role-claim'
import { deviceOf } from '../core/people/staff-session'
import type { SignOn } from '../ports/sign-on/sign-on'
import { admitPerson } from '../services/identity/admit-person'
import { openSession } from '../services/identity/open-session'
import { needsSetup } from '../services/identity/setup-code'
import {
  beginFlow,
  FLOW_MINUTES,
  flowSecrets,
  type HeldFlow,
  readFlow,
  spendFlow,
} from '../services/identity/sign-on-flow'
import { readOrganisation } from '../services/organisation/read-organisation'
import type { SignOnSettings } from '../settings'
import { leaveForProvider, ownPath, redirectTo } from './redirect'
import { type SignOnRefusal, signOnSentence, statusOf } from './sign-on-refusals'
import { type StaffAsked, signedIn, staffCookie } from './staff'

interface SignOnAsked extends StaffAsked {
  signOn: SignOn
  settings: SignOnSettings
}

/** To the provider, with what this browser will be known by when it comes back. */
export async function beginSignOn(asked: StaffAsked): Promise<Response> {
  const given = await requireSignOn(asked)
  const { app } = asked.context
  const onward = ownPath(new URL(asked.request.url).searchParams.get('then'))
  const flow = beginFlow(app, onward)
  const begun = await given.signOn.begin(flowSecrets(app.secrets, flow), returnAddress(asked))
  if (!begun.ok) return refused(given, begun)
  const held = await flowCookie(asked.context).serialize(flow, { maxAge: FLOW_MINUTES * 60 })
  return leaveForProvider(begun.address, { 'Set-Cookie': held, 'Cache-Control': 'no-store' })
}

/** From the provider: signed in, or told why not. Whatever comes of it, this answer is used up. */
export async function finishSignOn(asked: StaffAsked): Promise<Response> {
  const given = await requireSignOn(asked)
  const { app } = asked.context
  const flow = await heldFlow(asked)
  if (flow === null) return refused(given, { reason: 'not begun here', detail: 'no flow' })
  const secrets = flowSecrets(app.secrets, flow)
  const returned = new URL(asked.request.url)
  // Compared before anything is spent: an answer to somebody else's sign-in leaves this browser's as it is.
  if (returned.searchParams.get('state') !== secrets.state) {
    return refused(given, { reason: 'not begun here', detail: 'another state' })
  }
  if (!(await spendFlow(app, flow))) {
    return refused(given, { reason: 'ran out', detail: 'used before' })
  }
  const address = new URL(returned.search, returnAddress(asked))
  const vouched = await given.signOn.finish(address, secrets)
  if (!vouched.ok) return refused(given, vouched)
  const { person } = vouched
  const claimed = rolesClaimed(given.settings.roleClaim, person.claims)
  const admitted = await admitPerson(app, person, claimed)
  if (!admitted.ok) return refused(given, { reason: admitted.reason, detail: admitted.reason })
  return welcome(given, { userId: admitted.userId, onward: flow.onward })
}

async function welcome(
  asked: SignOnAsked,
  { userId, onward }: { userId: string; onward: string | null },
): Promise<Response> {
  const { request, context } = asked
  const present = await signedIn(asked)
  const opened = await openSession(context.app, {
    userId,
    device: deviceOf(request.headers.get('User-Agent')),
    replaces: present && { sessionId: present.sessionId, userId: present.staff.id },
    how: 'sign-on',
  })
  if (!opened.ok) return refused(asked, { reason: 'deactivated', detail: opened.reason })
  const headers = new Headers({ 'Cache-Control': 'no-store' })
  headers.append('Set-Cookie', await staffCookie(context, opened.token))
  headers.append('Set-Cookie', await flowCookie(context).serialize('', { maxAge: 0 }))
  return redirectTo(onward, { fallback: '/', headers })
}

/** Throws 404 where no provider is set, and leads to the set-up where there is no account yet. */
async function requireSignOn(asked: StaffAsked): Promise<SignOnAsked> {
  const { signOn, settings } = asked.context.app
  if (signOn === null || settings.signOn === null) {
    throw new Response('Not found', { status: 404, statusText: 'Not Found' })
  }
  // A program that only looks must neither begin nor end a sign-in.
  if (asked.request.method !== 'GET') throw new Response(null, { status: 405 })
  if (await needsSetup(asked.context.app)) throw redirectTo('/setup')
  return { ...asked, signOn, settings: settings.signOn }
}

/** What the page says, with the reference that the log has beside the technical word. */
async function refused(asked: SignOnAsked, refusal: SignOnRefusal): Promise<Response> {
  const { app, log, requestId } = asked.context
  log.warn({ reference: requestId, ...refusal }, 'single sign-on refused')
  const organisation = await readOrganisation(app)
  const { name, localSignIn } = asked.settings
  const said = signOnSentence(refusal.reason, { provider: name, organisation })
  const headers = { 'Cache-Control': 'no-store' }
  const page = { ...said, reference: requestId, localSignIn, provider: name }
  return json(page, { status: statusOf(refusal.reason), headers })
}

/** Exactly what the provider has been told: the address people use, never one that a request names. */
function returnAddress({ request, context }: StaffAsked): string {
  return new URL('/sign-on/back', context.app.settings.origin ?? request.url).href
}

async function heldFlow({ request, context }: StaffAsked): Promise<HeldFlow | null> {
  const held: unknown = await flowCookie(context).parse(request.headers.get('Cookie'))
  return readFlow(context.app, held)
}

/** Lax: the provider sends the browser back from another site. */
function flowCookie({ app }: AppLoadContext) {
  const secure = app.settings.origin?.startsWith('https:') ?? false
  return createCookie(secure ? '__Host-assay_sign_on' : 'assay_sign_on', {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
  })
}
