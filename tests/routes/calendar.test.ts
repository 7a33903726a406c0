// The calendar over HTTP: who opens the page, what its file holds, and the address that needs no session.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readOwnFeed, renewFeed, withdrawFeed } from '../../app/services/calendar/own-feed'
import { ada, caseRows, everybody, pat } from '../services/judgement-case'
import { fromOwnPage, startTestServer, type TestServer } from '../support/server'
import { fill } from '../support/store'

const PASSWORD = 'correct horse battery'
const NOW = new Date('2026-11-23T10:00:00.500Z')

let server: TestServer
let now = NOW
const cookies = new Map<string, string>()

beforeAll(async () => {
  server = await startTestServer({ given: { clock: { now: () => now } } })
  const { app } = server
  const rows = caseRows({
    status: 'decided',
    review: {
      decision: 'approve',
      decidedAt: new Date('2026-11-20T16:00:00.000Z'),
      nextReviewOn: '2026-12-24',
      nextReviewReason: 'Tier 2 is reviewed every 18 months',
    },
  })
  const passwordHash = await app.passwords.hash(PASSWORD)
  await fill(app.store, { ...rows, users: rows.users.map((user) => ({ ...user, passwordHash })) })
  for (const { id, email } of everybody) cookies.set(id, await signIn(email))
}, 240_000)
afterAll(() => server?.close())

async function signIn(email: string): Promise<string> {
  const signedIn = await fetch(`${server.url}/sign-in`, {
    method: 'POST',
    headers: fromOwnPage(server),
    body: new URLSearchParams({ email, password: PASSWORD }),
    redirect: 'manual',
  })
  return (signedIn.headers.get('Set-Cookie') ?? '').split(';')[0] ?? ''
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers, redirect: 'manual' })
const as = (id: string) => ({ Cookie: cookies.get(id) ?? '' })

const post = (intent: string, who: string) =>
  fetch(`${server.url}/account`, {
    method: 'POST',
    headers: { ...fromOwnPage(server), ...as(who) },
    body: new URLSearchParams({ intent }),
    redirect: 'manual',
  })

describe('the calendar’s page', () => {
  it('is for whoever lists reviews; an administrator alone reads none', async () => {
    for (const { id } of everybody) {
      for (const path of ['/calendar', '/calendar.csv?month=2026-12']) {
        const answer = await get(path, as(id))
        expect([path, id, answer.status]).toEqual([path, id, id === 'tom' ? 403 : 200])
      }
    }
    expect((await get('/calendar')).status).toBe(303)
  })

  it('shows a month as a table and the same dates as a list and as a file', async () => {
    const month = await (await get('/calendar?month=2026-12', as('pat'))).text()
    expect(month).toContain('Dates in December 2026')
    expect(month).toMatch(/<time dateTime="2026-12-24">/i)
    expect(month).toContain('Next review')
    const list = await (await get('/calendar?view=list', as('pat'))).text()
    expect(list).toContain('Because Tier 2 is reviewed every 18 months.')
    const csv = await (await get('/calendar.csv?month=2026-12', as('pat'))).text()
    expect(csv).toContain('2026-12-24,Next review,Next review,R-0001,Acme AI')
    const none = await (await get('/calendar?view=list&tier=1', as('pat'))).text()
    expect(none).toContain('meets these filters')
  })
})

describe('a review’s calendar file', () => {
  it('holds one date or all of them, for whoever may see the review', async () => {
    const overview = await (await get('/reviews/1', as('pat'))).text()
    const link = /href="(\/reviews\/1\/calendar\.ics\?date=re-review-[^"]+)"/.exec(overview)?.[1]
    const one = await get(link ?? '', as('pat'))
    expect(one.headers.get('content-disposition')).toBe('attachment; filename="R-0001.ics"')
    const file = await one.text()
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(1)
    expect(file).toContain('DTSTART;VALUE=DATE:20261224')
    expect((await get('/reviews/1/calendar.ics', as('lena'))).status).toBe(200)
    for (const path of ['/reviews/1/calendar.ics?date=x', '/reviews/9/calendar.ics']) {
      expect([path, (await get(path, as('pat'))).status]).toEqual([path, 404])
    }
    expect((await get('/reviews/1/calendar.ics', as('tom'))).status).toBe(404)
    expect((await get('/reviews/1/calendar.ics')).status).toBe(303)
  })
})

describe('the calendar’s address', () => {
  const pathOf = async () => (await readOwnFeed(server.app, pat)).feed?.path ?? ''

  it('is made, shown and withdrawn on the account page, and read without a session', async () => {
    expect((await post('renew feed', 'pat')).headers.get('Location')).toBe('/account#calendar')
    const path = await pathOf()
    const account = await (await get('/account', as('pat'))).text()
    expect(account).toContain(`value="${server.url}${path}"`)
    const answer = await get(path)
    const headers = ['content-type', 'cache-control'].map((name) => answer.headers.get(name))
    expect([answer.status, ...headers]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'private, max-age=0, must-revalidate',
    ])
    expect(await answer.text()).toContain(`URL:${server.url}/reviews/1\r\n`)
    expect((await post('withdraw feed', 'pat')).status).toBe(303)
    expect((await get(path)).status).toBe(404)
  })

  it('answers "not modified" until something changed', async () => {
    await renewFeed(server.app, pat)
    const path = await pathOf()
    now = new Date(NOW.getTime() + 5000)
    const first = await get(path)
    const tag = first.headers.get('etag') ?? ''
    const modified = first.headers.get('last-modified') ?? ''
    expect(modified).toBe('Mon, 23 Nov 2026 10:00:00 GMT')
    const known = await get(path, { 'If-None-Match': `"other", W/${tag}` })
    expect([known.status, await known.text()]).toEqual([304, ''])
    expect((await get(path, { 'If-Modified-Since': modified })).status).toBe(304)
    expect(
      (await get(path, { 'If-None-Match': '"other"', 'If-Modified-Since': modified })).status,
    ).toBe(200)
    await renewFeed(server.app, ada)
    expect((await get(path, { 'If-Modified-Since': modified })).status).toBe(200)
    // Within the second of a change no date is told: another change could hide behind it.
    expect((await get(path)).headers.get('last-modified')).toBeNull()
    expect((await get(path, { 'If-None-Match': tag })).status).toBe(304)
  })

  it('says the same to a wrong, a withdrawn and a deactivated one', async () => {
    await renewFeed(server.app, pat)
    const gone = await pathOf()
    await withdrawFeed(server.app, pat)
    await renewFeed(server.app, ada)
    const { store } = server.app
    const adas = (await readOwnFeed(server.app, ada)).feed?.path ?? ''
    expect((await get(adas)).status).toBe(200)
    await store.db.update(store.db.t.users).set({ active: false })
    const wrong = '/calendar/feed/AAAAAAAAAAAAAAAAAAAAAA.ics'
    const answers = await Promise.all(
      [gone, adas, wrong, adas.replace('.ics', ''), '/calendar/feed/.ics'].map(async (path) => {
        const answer = await get(path)
        return [answer.status, answer.headers.get('content-type'), await answer.text()]
      }),
    )
    for (const answer of answers)
      expect(answer).toEqual([404, 'text/plain;charset=UTF-8', 'Not found'])
    await store.db.update(store.db.t.users).set({ active: true })
  })

  it('is not in the log', () => {
    const paths = server.logs.map(({ path }) => String(path))
    const fed = paths.filter((path) => path.startsWith('/calendar/feed'))
    expect(new Set(fed)).toEqual(new Set(['/calendar/feed/[token]']))
  })
})
