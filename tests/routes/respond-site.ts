// A served portal with reviews in it, and a vendor without script: plain requests, forms and cookies.

import type { Mailer } from '../../app/ports/mailer'
import type { Settings } from '../../app/settings'
import { aReview, CANARY, type CaseOptions, mailedCode, NOW } from '../services/respond-case'
import { startTestServer, type TestServer } from '../support/server'

export interface Site extends TestServer {
  clock: { at: Date; now: () => Date }
}

/** `canMail` false: a portal without a mail server; `clamd`: one with a virus scanner. */
export async function openSite({
  canMail = true,
  clamd = null,
}: {
  canMail?: boolean
  clamd?: Settings['clamd']
} = {}): Promise<Site> {
  const clock = { at: NOW, now: () => clock.at }
  const taken = async () => ({ ok: true as const })
  const mailer: Mailer = { send: taken, check: taken, close: () => {} }
  const given = canMail ? { clock, mailer } : { clock }
  const server = await startTestServer({ given, settings: { clamd } })
  return { ...server, clock }
}

export type Guest = Awaited<ReturnType<typeof aGuest>>

/** A vendor's browser on one review's link; `signIn` types the code. */
export async function aGuest(site: Site, options: CaseOptions = {}) {
  const review = await aReview(site.app, options)
  return { ...review, ...onLink(site, review) }
}

/** A browser on one invitation's link. */
export function onLink(
  site: Site,
  { token, invitationId }: { token: string; invitationId: string },
) {
  const base = `${site.url}/respond/${token}`
  let cookie = ''
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(path.startsWith('http') ? path : `${base}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { Origin: site.url, ...(cookie ? { Cookie: cookie } : {}), ...init.headers },
    })
  const guest = {
    base,
    ask,
    cookie: () => cookie,
    post: (path: string, fields: Record<string, string | string[]>) =>
      ask(path, { method: 'POST', body: formOf(fields) }),
    async signIn() {
      await guest.post('?index', {})
      const code = await mailedCode(site.app, invitationId)
      const answer = await guest.post('/code', { code })
      const set = answer.headers.get('set-cookie') ?? ''
      cookie = set.split(';')[0] ?? ''
      return answer
    },
  }
  return guest
}

function formOf(fields: Record<string, string | string[]>): URLSearchParams {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const each of [value].flat()) form.append(name, each)
  }
  return form
}

/** What tells one answer from another for whoever asks: everything but what each answer has of its own. */
export async function seenBy(answer: Response, token: string): Promise<string> {
  const body = (await answer.text())
    .replaceAll(token, '[token]')
    .replace(/nonce="[^"]*"/g, '')
    .replace(/[0-9a-f]{12}(?=["<])/g, '[reference]')
  const headers = [...answer.headers]
    .filter(
      ([name]) => !/^(date|x-request-id|etag|content-length|content-security-policy)$/.test(name),
    )
    .map(([name, value]) => `${name}: ${value.replaceAll(token, '[token]')}`)
  return [answer.status, ...headers, body].join('\n')
}

/** A reviewer's words and a score in every place that is not for vendors. */
export async function judged(site: Site, reviewId: string): Promise<void> {
  const { db } = site.app.store
  const at = NOW
  await db.insert(db.t.verdicts).values({
    id: `verdict-${reviewId}`,
    reviewId,
    questionId: 'TRN-01',
    // Beyond whatever the test gave itself.
    seq: 9,
    kind: 'rejected',
    reason: CANARY,
    answerRevision: 1,
    byId: 'user-1',
    at,
  })
  await db.insert(db.t.verdicts).values({
    id: `adjustment-${reviewId}`,
    reviewId,
    questionId: 'TRN-03',
    seq: 1,
    kind: 'adjusted',
    credit: 37,
    reason: CANARY,
    answerRevision: 0,
    byId: 'user-1',
    at,
  })
  await db.insert(db.t.notes).values([
    { id: `note-${reviewId}`, reviewId, text: CANARY, byId: 'user-1', at },
    { id: `own-${reviewId}`, reviewId, questionId: 'TRN-01', text: CANARY, byId: 'user-1', at },
  ])
  await db.insert(db.t.clarifications).values({
    id: `collected-${reviewId}`,
    reviewId,
    questionId: 'TRN-01',
    side: 'reviewer',
    kind: 'question',
    text: CANARY,
    byId: 'user-1',
    at,
  })
  await db.insert(db.t.waivers).values({
    id: `waiver-${reviewId}`,
    reviewId,
    rule: 'canary-rule',
    questionId: 'TRN-01',
    sentence: CANARY,
    executive: CANARY,
    executiveTitle: CANARY,
    reason: CANARY,
    endsOn: '2027-02-01',
    recordedById: 'user-1',
    at,
  })
  await db.insert(db.t.proposals).values({
    id: `proposal-${reviewId}`,
    reviewId,
    seq: 1,
    decision: 'reject',
    reason: CANARY,
    conditions: [],
    status: 'approved',
    byId: 'user-1',
    at,
  })
  await db.insert(db.t.findings).values({
    id: `finding-${reviewId}`,
    reviewId,
    number: 1,
    severity: 'High',
    statement: CANARY,
    impact: CANARY,
    questionId: 'TRN-01',
    treatment: 'fix by vendor',
    owner: CANARY,
    raisedById: 'user-1',
    raisedAt: at,
  })
  await db
    .update(db.t.evidence)
    .set({ status: 'rejected', statusReason: CANARY, statusById: 'user-1', statusAt: at })
}
