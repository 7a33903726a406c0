// Every page and file of a review whose answers were removed: none fails, none works a score out of blanks.
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDecided } from '../services/decided-case'
import { everybody } from '../services/judgement-case'
import { emptyEnded, endReview } from '../support/removal'
import { fromOwnPage, startTestServer, type TestServer } from '../support/server'
import { fill } from '../support/store'

const PASSWORD = 'correct horse battery'

let server: TestServer
let cookie = ''
beforeAll(async () => {
  server = await startTestServer()
  const { app } = server
  const decided = await openDecided((rows) => fill(app.store, rows ?? {}), {
    evidence: [{ id: 'e1', fileName: 'soc2.pdf' }],
  })
  const ctx = { ...decided, files: app.files }
  await endReview(ctx, { reviewId: 'review-1', days: 200 })
  await emptyEnded(ctx)
  const { db } = app.store
  await db.update(db.t.users).set({ passwordHash: await app.passwords.hash(PASSWORD) })
  const email = everybody.find(({ id }) => id === 'ada')?.email ?? ''
  const signedIn = await fetch(`${server.url}/sign-in`, {
    method: 'POST',
    headers: fromOwnPage(server),
    body: new URLSearchParams({ email, password: PASSWORD }),
    redirect: 'manual',
  })
  cookie = (signedIn.headers.get('Set-Cookie') ?? '').split(';')[0] ?? ''
}, 240_000)
afterAll(() => server?.close())

/** `why` says that nothing is worked out, with its status; `frozen` is the record as it was issued; `nothing` has no page. */
const expected: Record<string, 'kept' | 'frozen' | 'why 200' | 'why 409' | 'nothing'> = {
  '': 'kept',
  _index: 'kept',
  answers: 'why 200',
  conditions: 'kept',
  decision: 'kept',
  difference: 'why 200',
  'evidence.$id': 'why 409',
  findings: 'kept',
  questions: 'why 200',
  report: 'frozen',
  'report.json': 'frozen',
  'report.pdf': 'frozen',
  'report.zip': 'frozen',
  unchanged: 'kept',
  'calendar.ics': 'nothing',
  'difference.csv': 'why 409',
  explain: 'why 200',
  'explain.csv': 'why 409',
  'explain.json': 'why 409',
}

const routes = readdirSync('app/routes')
  .filter((name) => /^_staff\.reviews\.\$number[._]/.test(name))
  .map((name) =>
    name
      .replace(/^_staff\.reviews\.\$number_?\.?/, '')
      .replace(/\.?tsx?$/, '')
      .replaceAll(/[[\]]/g, ''),
  )

const pathOf = (route: string) =>
  route === '' || route === '_index'
    ? '/reviews/1'
    : `/reviews/1/${route.split('.').length === 2 && route.endsWith('$id') ? 'evidence/e1' : route}`

const WHY = /were removed on .{0,40}2026.{0,20} under the retention rule/

describe('a review whose answers were removed', () => {
  it('has no page or file of which nobody said what it shows then', () => {
    expect(routes.sort()).toEqual(Object.keys(expected).sort())
  })

  it.each(Object.entries(expected))('shows at “%s”: %s', async (route, what) => {
    const response = await fetch(server.url + pathOf(route), { headers: { Cookie: cookie } })
    const text = (await response.text()).replaceAll('<!-- -->', '')
    if (what === 'nothing') return expect(response.status).toBe(404)
    expect(response.status).toBe(what === 'why 409' ? 409 : 200)
    if (what.startsWith('why')) expect(text).toMatch(WHY)
    // A blank answer that counts, and the score of nothing at all.
    if (what !== 'frozen') expect(text).not.toMatch(/Not answered|"assured":0\b|Assured 0\.0/i)
    if (what === 'kept' && response.headers.get('Content-Type')?.includes('text/html')) {
      expect(text).toContain('Score as it was recorded with the decision')
    }
  })
})
