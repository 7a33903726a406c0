// The reviewer's pages over HTTP: who gets in, what a form answers, what a file may do in a browser.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseRows, everybody } from '../services/judgement-case'
import { fromOwnPage, startTestServer, type TestServer } from '../support/server'
import { fill } from '../support/store'

const PASSWORD = 'correct horse battery'
const FILE = '%PDF-1.4 <script>alert(1)</script>'

let server: TestServer
const cookies = new Map<string, string>()

beforeAll(async () => {
  server = await startTestServer()
  const { app } = server
  const sha256 = await app.files.put(new TextEncoder().encode(FILE))
  const rows = caseRows({
    status: 'in review',
    evidence: [
      { id: 'one', sha256, fileName: 'Prüfbericht "2026".pdf', sizeBytes: FILE.length },
      { id: 'picture', sha256, mediaType: 'image/png' },
      { id: 'sheet', sha256, mediaType: 'text/csv' },
      { id: 'gone', sha256, removedAt: new Date('2026-11-20T15:00:00.000Z') },
    ],
    links: [{ evidenceId: 'one', questionId: 'TRN-01' }],
  })
  const passwordHash = await app.passwords.hash(PASSWORD)
  await fill(app.store, {
    ...rows,
    users: rows.users.map((user) => ({ ...user, passwordHash })),
  })
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

const headersFor = (who: string) => ({ Cookie: cookies.get(who) ?? '' })

const get = (path: string, who = '') =>
  fetch(server.url + path, { headers: headersFor(who), redirect: 'manual' })

const post = (path: string, fields: Record<string, string>, who = '') =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { ...fromOwnPage(server), ...headersFor(who) },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })

const dataOf = (route: string) => `_data=${encodeURIComponent(`routes/_staff.${route}`)}`

/** Every page of a review under way, with those whom it is open to. */
const pages = [
  { path: '/reviews/1/answers', route: 'reviews.$number.answers', open: ['ada', 'bo'] },
  { path: '/reviews/1/findings', route: 'reviews.$number.findings', open: ['ada', 'bo'] },
  { path: '/reviews/1/decision', route: 'reviews.$number.decision', open: ['ada', 'bo', 'lena'] },
  { path: '/reviews/1/report', route: 'reviews.$number.report', open: ['ada', 'bo', 'lena'] },
  {
    path: '/reviews/1/questions',
    route: 'reviews.$number.questions',
    open: ['ada', 'bo', 'pat'],
  },
  { path: '/findings', route: 'findings', open: ['ada', 'bo', 'lena'] },
  {
    path: '/reviews/1/conditions',
    route: 'reviews.$number.conditions',
    open: ['ada', 'bo', 'lena', 'pat'],
  },
  { path: '/conditions', route: 'conditions', open: ['ada', 'bo', 'lena', 'pat'] },
]

describe('before the decision', () => {
  it.each(pages)('$path is for the roles that the policy names', async ({ path, route, open }) => {
    for (const { id } of everybody) {
      const expected = open.includes(id) ? 200 : 403
      const data = await get(`${path}?${dataOf(route)}`, id)
      expect([id, data.status]).toEqual([id, expected])
      const page = await get(path, id)
      if (expected === 200) expect([id, page.status]).toEqual([id, 200])
      else expect([id, page.status >= 400]).toEqual([id, true])
    }
    const nobody = await get(path)
    expect(nobody.status).toBe(303)
    expect(nobody.headers.get('Location')).toContain('/sign-in')
  })

  it.each(pages)('$path answers 404 for a number that nobody has', async ({ path, route }) => {
    if (!path.includes('/1/')) return
    for (const wrong of ['99', '01', 'x', '1e3']) {
      const answer = await get(`${path.replace('/1/', `/${wrong}/`)}?${dataOf(route)}`, 'ada')
      expect([wrong, answer.status]).toEqual([wrong, 404])
    }
  })

  it('lets nobody without the role judge, raise, return, propose or decide', async () => {
    const forms: [string, Record<string, string>][] = [
      ['/reviews/1/answers', { act: 'verdict', questionId: 'TRN-01', choice: 'accepted' }],
      ['/reviews/1/answers', { act: 'take up' }],
      ['/reviews/1/answers', { act: 'note', text: 'x' }],
      ['/reviews/1/findings', { act: 'raise' }],
      ['/reviews/1/questions', { act: 'collect', questionId: 'TRN-01', ask: 'x' }],
      ['/reviews/1/questions', { act: 'send collected', seen: 'x 1' }],
    ]
    for (const [path, fields] of forms) {
      for (const who of ['lena', 'pat', 'rick', 'tom']) {
        const answer = await post(path, fields, who)
        expect([path, who, answer.status]).toEqual([path, who, 403])
      }
      expect((await post(path, fields)).status).toBe(303)
    }
    const { db } = server.app.store
    expect(await db.select().from(db.t.verdicts)).toEqual([])
    expect(await db.select().from(db.t.findings)).toEqual([])
  })

  it('serves evidence as a download that cannot act as a page of the portal', async () => {
    const file = await get('/reviews/1/evidence/one', 'ada')
    expect(file.status).toBe(200)
    expect(await file.text()).toBe(FILE)
    expect(file.headers.get('Content-Disposition')).toBe(
      `attachment; filename="Pr_fbericht _2026_.pdf"; filename*=UTF-8''Pr%C3%BCfbericht%20%222026%22.pdf`,
    )
    expect(file.headers.get('Content-Security-Policy')).toContain("sandbox; default-src 'none'")
    expect(file.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
    expect(file.headers.get('X-Frame-Options')).toBe('DENY')
    expect(file.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(file.headers.get('Cache-Control')).toContain('no-store')
    for (const who of ['lena', 'pat', 'rick', 'tom']) {
      expect([who, (await get('/reviews/1/evidence/one', who)).status]).toEqual([who, 403])
    }
    const picture = async (query: string) =>
      (await get(`/reviews/1/evidence/picture${query}`, 'ada')).headers.get('Content-Disposition')
    expect(await picture('')).toMatch(/^attachment/)
    expect(await picture('?view=here')).toMatch(/^inline/)
    expect((await get('/reviews/1/evidence/gone', 'ada')).status).toBe(404)
    expect((await get('/reviews/2/evidence/one', 'ada')).status).toBe(404)
    expect((await get('/reviews/1/evidence/one')).status).toBe(303)
  })

  it('shows a document in place under one policy: sandboxed, framed by the portal alone, whole', async () => {
    const shown = await fetch(`${server.url}/reviews/1/evidence/one?view=here`, {
      headers: { ...headersFor('ada'), Range: 'bytes=0-3' },
    })
    expect(shown.status).toBe(200)
    expect(await shown.text()).toBe(FILE)
    const { headers } = shown
    expect(headers.get('Content-Type')).toBe('application/pdf')
    expect(headers.get('Content-Disposition')).toMatch(/^inline/)
    // One policy, and not ours beside that of every page, which would forbid the frame.
    expect(headers.get('Content-Security-Policy')).toMatch(
      /^sandbox; default-src 'none';[^,]*'self'$/,
    )
    expect(headers.get('X-Frame-Options')).toBe('SAMEORIGIN')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Accept-Ranges')).toBe('none')
    const sheet = await get('/reviews/1/evidence/sheet?view=here', 'ada')
    expect(sheet.headers.get('Content-Disposition')).toMatch(/^attachment/)
    expect(sheet.headers.get('X-Frame-Options')).toBe('DENY')
  })

  it('gives the findings as a sheet to those who may read their register', async () => {
    const statusFor = async (who: string) => (await get('/findings.csv?status=open', who)).status
    for (const who of ['ada', 'lena']) expect([who, await statusFor(who)]).toEqual([who, 200])
    for (const who of ['pat', 'rick', 'tom'])
      expect([who, await statusFor(who)]).toEqual([who, 403])
    expect(await statusFor('')).toBe(303)
    const sheet = await get('/findings.csv', 'ada')
    expect(sheet.headers.get('Content-Type')).toContain('text/csv')
    expect(await sheet.text()).toContain('Evidence of closure')
  })

  it('keeps what was typed into a finding that is refused, with every error at its field', async () => {
    const refused = await post(
      `/reviews/1/findings?${dataOf('reviews.$number.findings')}`,
      { act: 'raise', statement: 'Logs', treatment: 'fix by vendor', owner: '', dueOn: '' },
      'ada',
    )
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({
      errors: {
        severity: expect.any(String),
        owner: expect.any(String),
        dueOn: expect.any(String),
      },
      values: { statement: 'Logs', treatment: 'fix by vendor' },
    })
  })

  it('offers a draft to reviewers only', async () => {
    for (const { id } of everybody) {
      const expected = id === 'ada' || id === 'bo' ? 200 : 403
      const draft = await get('/reviews/1/report.pdf?draft', id)
      expect([id, draft.status]).toEqual([id, expected])
    }
    expect((await get('/reviews/1/report.pdf', 'lena')).status).toBe(409)
  })
})

const verdict = {
  act: 'verdict',
  questionId: 'TRN-01',
  choice: 'adjusted',
  credit: '40',
  reason: 'True for one plan only',
  answerRevision: '1',
  lastSeq: '0',
}

describe('judging and deciding', () => {
  it('keeps what was typed when a verdict is refused, at the field', async () => {
    const refused = await post(
      '/reviews/1/answers?question=TRN-01',
      { ...verdict, credit: '140' },
      'ada',
    )
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('value="140"')
    expect(page).toContain('True for one plan only')
    expect(page).toContain('Give a credit from 0 to 100')
    expect(page).toContain('<title>Error:')
  })

  it.each(['   ', '1e2', '0x10', '101', '-1', '1.5', 'abc', ''])(
    'takes no credit of "%s"',
    async (credit) => {
      const refused = await post('/reviews/1/answers', { ...verdict, credit }, 'ada')
      expect(refused.status).toBe(422)
      expect(await refused.text()).toContain('Give a credit from 0 to 100')
      const { db } = server.app.store
      expect(await db.select().from(db.t.verdicts)).toEqual([])
    },
  )

  it.each(['9999-12-31', '2026-02-30', 'soon'])('takes no finding due on %s', async (dueOn) => {
    const finding = { severity: 'High', statement: 'x', treatment: 'fix by vendor', owner: 'x' }
    const refused = await post('/reviews/1/findings', { act: 'raise', ...finding, dueOn }, 'ada')
    expect(refused.status).toBe(422)
    expect(await refused.text()).toMatch(/within five years|Use a date such as/)
  })

  it('leads on to a page of its own only', async () => {
    const onward = '/reviews/1/answers?question=TRN-03'
    const judged = await post('/reviews/1/answers?question=TRN-01', { ...verdict, onward }, 'ada')
    expect([judged.status, judged.headers.get('Location')]).toEqual([303, onward])
    const elsewhere = await post(
      '/reviews/1/answers?question=TRN-03',
      { ...verdict, questionId: 'TRN-03', onward: '//evil.example' },
      'ada',
    )
    expect(elsewhere.headers.get('Location')).toBe('/reviews/1/answers?question=TRN-03')
  })

  it('shows the second of two reviewers what changed instead of overwriting it', async () => {
    const late = await post(
      '/reviews/1/answers?question=TRN-01',
      { ...verdict, credit: '90' },
      'bo',
    )
    expect(late.status).toBe(409)
    // React parts neighbouring texts by comments.
    const page = (await late.text()).replaceAll('<!-- -->', '')
    expect(page).toContain('Somebody else judged this answer')
    expect(page).toContain('adjusted to 40')
    expect(page).toContain('name="lastSeq" value="1"')
  })

  it('gives room for more conditions without losing one, and drops blank ones', async () => {
    const typed = { act: 'more', decision: 'hold', 'conditions.2.sentence': 'Second thoughts' }
    const more = await post('/reviews/1/decision', typed, 'ada')
    expect(more.status).toBe(200)
    const page = await more.text()
    expect(page).toContain('Second thoughts')
    expect(page).toContain('name="conditions.2.sentence"')
    const empty = await (
      await post('/reviews/1/decision', { act: 'more', rows: '3' }, 'ada')
    ).text()
    expect(empty).toContain('name="conditions.4.sentence"')
    expect(empty).not.toContain('name="conditions.5.sentence"')
  })

  const proposal = {
    act: 'propose',
    decision: 'approve with conditions',
    reason: 'Strong where it matters',
    validUntil: '',
    'conditions.1.sentence': 'Training is switched off',
    'conditions.1.ownerSide': 'us',
    'conditions.1.owner': '',
    'conditions.1.dueOn': '',
    'conditions.1.evidenceNeeded': 'Screenshot',
    'conditions.1.consequence': 'The use stops',
  }

  it('names what is missing from a condition at its own field', async () => {
    const refused = await post('/reviews/1/decision', proposal, 'ada')
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('href="#field-conditions-0-owner"')
    expect(page).toContain('href="#field-conditions-0-dueOn"')
    expect(page).toContain('Training is switched off')
  })

  it('decides by a second person, and gives the report out alike each time', async () => {
    const soon = (days: number) =>
      new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    const whole = {
      ...proposal,
      validUntil: soon(300),
      'conditions.1.owner': 'IT',
      'conditions.1.dueOn': soon(60),
    }
    expect((await post('/reviews/1/decision', whole, 'ada')).status).toBe(303)
    const slower = await post('/reviews/1/decision', { ...whole, reason: 'My own words' }, 'bo')
    expect(slower.status).toBe(409)
    expect(await slower.text()).toMatch(/What you typed was not saved[\s\S]*My own words/)
    const late = await post('/reviews/1/answers', { ...verdict, reason: 'Read too late' }, 'bo')
    expect(late.status).toBe(409)
    expect(await late.text()).toMatch(/What you typed was not saved[\s\S]*Read too late/)
    const { db } = server.app.store
    const [open] = await db.select().from(db.t.proposals)
    const approve = { act: 'approve', approved: 'approved', proposalId: open?.id ?? '' }
    for (const who of ['ada', 'pat', 'rick', 'tom']) {
      expect([who, (await post('/reviews/1/decision', approve, who)).status]).toEqual([who, 403])
    }
    expect(await (await get('/reviews/1/decision', 'ada')).text()).toContain(
      'You wrote this proposal: another person must approve it.',
    )
    expect((await post('/reviews/1/decision', approve, 'bo')).status).toBe(303)
    const bytes = async () =>
      Buffer.from(await (await get('/reviews/1/report.pdf', 'lena')).arrayBuffer())
    const [first, second] = [await bytes(), await bytes()]
    expect(first.subarray(0, 5).toString()).toBe('%PDF-')
    expect(first.equals(second)).toBe(true)
  })
})

describe('once decided', () => {
  it('is read by reviewers, legal and, its outcome only, procurement', async () => {
    const open: Record<string, string[]> = {
      '/reviews/1/answers': ['ada', 'bo', 'lena'],
      '/reviews/1/findings': ['ada', 'bo', 'lena'],
      '/reviews/1/decision': ['ada', 'bo', 'lena', 'pat'],
      '/reviews/1/report': ['ada', 'bo', 'lena', 'pat'],
      '/reviews/1/report.pdf': ['ada', 'bo', 'lena', 'pat'],
      '/reviews/1/report.json': ['ada', 'bo', 'lena', 'pat'],
      '/reviews/1/evidence/one': ['ada', 'bo', 'lena'],
    }
    for (const [path, readers] of Object.entries(open)) {
      for (const { id } of everybody) {
        const { status } = await get(path, id)
        expect([path, id, status === 200]).toEqual([path, id, readers.includes(id)])
      }
    }
  })

  it('shows legal no internal note', async () => {
    const { db } = server.app.store
    await db.insert(db.t.notes).values({
      id: 'note-1',
      reviewId: 'review-1',
      questionId: 'TRN-01',
      text: 'canary-4711',
      byId: 'ada',
      at: new Date(),
    })
    const path = '/reviews/1/answers?question=TRN-01'
    expect(await (await get(path, 'ada')).text()).toContain('canary-4711')
    expect(await (await get(path, 'lena')).text()).not.toContain('canary-4711')
    for (const file of ['report', 'report.json']) {
      const body = await (await get(`/reviews/1/${file}`, 'lena')).text()
      expect(body, file).not.toContain('canary-4711')
    }
  })
})
