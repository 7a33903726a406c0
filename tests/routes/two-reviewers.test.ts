// Two reviewers in sessions of their own on one review, over HTTP: who comes second sees what changed and loses nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ada, bo, caseRows } from '../services/judgement-case'
import { fromOwnPage, startTestServer, type TestServer } from '../support/server'
import { fill } from '../support/store'

const PASSWORD = 'correct horse battery'
const cookies = new Map<string, string>()
let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
  const { app } = server
  const rows = caseRows({
    status: 'in review',
    rows: { 'TRN-02': { comment: 'Since May, on every plan', revision: 3 } },
  })
  const passwordHash = await app.passwords.hash(PASSWORD)
  await fill(app.store, {
    ...rows,
    users: rows.users.map((user) => ({ ...user, passwordHash })),
    answerVersions: [
      {
        reviewId: 'review-1',
        questionId: 'TRN-02',
        submission: 1,
        revision: 2,
        value: rows.answers.find(({ questionId }) => questionId === 'TRN-02')?.value,
        comment: 'Since March, on every plan',
        invitationId: 'invitation-1',
        updatedAt: new Date('2026-11-02T09:00:00.000Z'),
        submittedAt: new Date('2026-11-05T09:00:00.000Z'),
      },
    ],
  })
  for (const { id, email } of [ada, bo]) cookies.set(id, await signIn(email))
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

const get = async (who: string, path: string) => {
  const answer = await fetch(server.url + path, { headers: { Cookie: cookies.get(who) ?? '' } })
  return plain(await answer.text())
}
const post = (who: string, path: string, fields: Record<string, string>) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { ...fromOwnPage(server), Cookie: cookies.get(who) ?? '' },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })

/** React parts neighbouring texts by comments. */
const plain = (html: string) => html.replaceAll('<!-- -->', '')
const hidden = (page: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
const path = (question: string) => `/reviews/1/answers?question=${question}`
const wordOn = (page: string, questionId: string, over: Record<string, string>) => ({
  act: 'verdict',
  questionId,
  credit: '',
  reason: '',
  answerRevision: hidden(page, 'answerRevision'),
  lastSeq: hidden(page, 'lastSeq'),
  ...over,
})

describe('two reviewers at once', () => {
  it('shows the second the first’s words, with everything the second typed still in the form', async () => {
    const [hers, his] = [await get('ada', path('TRN-01')), await get('bo', path('TRN-01'))]
    const first = wordOn(hers, 'TRN-01', {
      choice: 'adjusted',
      credit: '35',
      reason: 'Only the contract of one plan says so',
    })
    expect((await post('ada', path('TRN-01'), first)).status).toBe(303)
    const second = wordOn(his, 'TRN-01', {
      choice: 'adjusted',
      credit: '90',
      reason: 'Read it differently',
    })
    const late = await post('bo', path('TRN-01'), second)
    expect(late.status).toBe(409)
    const page = plain(await late.text())
    const between = page.split('Changed since you opened this page')[2] ?? ''
    expect(between).toContain('adjusted to 35')
    expect(between).toContain('Only the contract of one plan says so')
    expect(between).toContain('Ada Reviewer')
    expect(page).toContain('value="90"')
    expect(page).toContain('>Read it differently</textarea>')
    const again = { ...second, lastSeq: hidden(page, 'lastSeq') }
    expect((await post('bo', path('TRN-01'), again)).status).toBe(303)
    const { db } = server.app.store
    const given = (await db.select().from(db.t.verdicts)).sort((a, b) => a.seq - b.seq)
    expect(given).toMatchObject([
      { seq: 1, credit: 35, byId: 'ada' },
      { seq: 2, credit: 90, byId: 'bo' },
    ])
  })

  it('shows an answer that the vendor changed meanwhile word by word', async () => {
    const now = await get('bo', path('TRN-02'))
    const old = wordOn(now, 'TRN-02', {
      choice: 'rejected',
      reason: 'Too late',
      answerRevision: '2',
    })
    const late = await post('bo', path('TRN-02'), old)
    expect(late.status).toBe(409)
    const page = plain(await late.text())
    const between = page.split('Changed since you opened this page')[2] ?? ''
    expect(between).toContain('The vendor answered anew')
    expect(between).toMatch(/<del[^>]*><span class="sr-only"> removed: <\/span>March/)
    expect(between).toMatch(/<ins[^>]*><span class="sr-only"> added: <\/span>May/)
    expect(page).toContain('>Too late</textarea>')
  })

  it('keeps what was typed at its own question, even where the list has moved on', async () => {
    const his = await get('bo', '/reviews/1/answers?show=unreviewed')
    const id = hidden(his, 'questionId')
    expect(his).toMatch(
      new RegExp(`action="/reviews/1/answers\\?show=unreviewed&amp;question=${id}"`),
    )
    const hers = await get('ada', path(id))
    const accepted = wordOn(hers, id, { choice: 'accepted' })
    expect((await post('ada', path(id), accepted)).status).toBe(303)
    const late = await post(
      'bo',
      `/reviews/1/answers?show=unreviewed&question=${id}`,
      wordOn(his, id, { choice: 'rejected', reason: 'Not on our plan' }),
    )
    const page = plain(await late.text())
    expect(late.status).toBe(409)
    expect(hidden(page, 'questionId')).toBe(id)
    expect(page).toContain('>Not on our plan</textarea>')
  })

  it('takes back only what the page showed', async () => {
    const page = await get('ada', path('TRN-04'))
    const given = wordOn(page, 'TRN-04', { choice: 'accepted' })
    expect((await post('ada', path('TRN-04'), given)).status).toBe(303)
    const judged = await get('ada', `${path('TRN-05')}&judged=TRN-04`)
    expect(judged).toContain('TRN-04 accepted.')
    expect(judged).toContain('aria-label="Undo the verdict on TRN-04"')
    const undo = { act: 'undo', questionId: 'TRN-04', answerRevision: '1', lastSeq: '1' }
    expect((await post('bo', path('TRN-04'), { ...undo, lastSeq: '0' })).status).toBe(409)
    expect((await post('ada', path('TRN-04'), undo)).status).toBe(303)
    expect((await post('ada', path('TRN-04'), undo)).status).toBe(409)
  })

  it('says nothing of a question in the address that nobody judged', async () => {
    const page = await get('ada', `${path('TRN-01')}&judged=<script>`)
    expect(page).not.toContain('&lt;script&gt; ')
    expect(page).not.toContain('Undo the verdict')
  })
})

describe('one’s own switch for the keys', () => {
  it('is kept for the person, recorded, and leads back only to a page of the portal', async () => {
    const off = { intent: 'shortcuts', shortcuts: 'off', onward: '//evil.example' }
    const switched = await post('bo', '/account', off)
    expect(switched.headers.get('Location')).toBe('/account')
    expect(await get('bo', '/account')).toContain('Switch the keys on')
    expect(await get('ada', '/account')).toContain('Switch the keys off')
    const { db } = server.app.store
    const events = await db.select().from(db.t.auditEvents)
    expect(events.filter(({ kind }) => kind === 'shortcuts switched')).toHaveLength(1)
    expect((await post('bo', '/account', { ...off, shortcuts: 'maybe' })).status).toBe(422)
  })
})

describe('the overview', () => {
  it('lets a reviewer take up what was submitted, and nobody else', async () => {
    const { db } = server.app.store
    await db.update(db.t.reviews).set({ status: 'submitted' })
    expect(await get('ada', '/reviews/1')).toContain('Take up this review')
    const taken = await post('ada', '/reviews/1?index', { intent: 'take up' })
    expect([taken.status, taken.headers.get('Location')]).toEqual([303, '/reviews/1/answers'])
    expect(await get('ada', '/reviews/1')).not.toContain('Take up this review')
    expect((await post('bo', '/reviews/1?index', { intent: 'take up' })).status).toBe(409)
  })
})
