// From the intake to the sent review over HTTP, as a browser without script sends it; and who may open and send what.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StaffRole, staffRoles } from '../../app/core/access/roles'
import { createUser } from '../../app/services/identity/create-user'
import { fromOwnPage, startTestServer, type TestServer } from '../support/server'

const PASSWORD = 'correct horse battery'

let server: TestServer
const cookies: Record<string, string> = {}
beforeAll(async () => {
  server = await startTestServer()
  for (const role of staffRoles) cookies[role] = await colleague(role, [role])
  cookies.other = await colleague('other', ['requester'])
  cookies.nobody = ''
}, 240_000)
afterAll(() => server?.close())

async function colleague(name: string, roles: StaffRole[]): Promise<string> {
  const account = { name, email: `${name}@example.com`, roles, password: PASSWORD }
  await createUser(server.app, 'command line', { ...account, passwordTemporary: false })
  const signedIn = await post('/sign-in', { email: account.email, password: PASSWORD }, '')
  return signedIn.headers.get('Set-Cookie')?.split(';')[0] ?? ''
}

const get = (path: string, who: string) =>
  fetch(server.url + path, { headers: { Cookie: cookies[who] ?? '' }, redirect: 'manual' })

type Fields = Record<string, string | string[]>

function post(path: string, fields: Fields, who: string) {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) body.append(name, one)
  }
  const headers = { ...fromOwnPage(server), Cookie: cookies[who] ?? '' }
  return fetch(server.url + path, { method: 'POST', headers, body, redirect: 'manual' })
}

const intake: Fields = {
  title: 'Polishing letters',
  owner: 'Olga Owner',
  product: 'Quill',
  vendor: 'Northlight',
  website: 'https://www.northlight.example/quill',
  'IN-02': 'Staff polish their letters.',
  'IN-03': 'standalone',
  'IN-04': 'confidential',
  'IN-05': ['personal', 'payment'],
  'IN-06': 'own_staff',
  'IN-07': 'no',
  'IN-08': 'drafts_reviewed',
  'IN-09': 'nothing',
  'IN-10': 'slow',
  'IN-11': '100',
  'IN-12': 'internal',
  'aiAct.inEu': 'yes',
  'aiAct.bannedPractice': 'no',
  'aiAct.annexThreeArea': 'no',
  'aiAct.decidesOrProfiles': 'no',
  'aiAct.talksOrMakesContent': 'yes',
  'IN-14': 'eea',
  'IN-15': 'under_1_month',
  'IN-16.instead': 'already_in_use',
}

async function filed(over: Fields = {}, who = 'requester'): Promise<string> {
  const answer = await post('/uses/new', { ...intake, ...over }, who)
  expect(answer.status).toBe(303)
  return answer.headers.get('Location')?.replace('/uses/', '') ?? ''
}

const subject = (useId: string, over: Fields = {}): Fields => ({
  draftId: `draft-${useId}`,
  useId,
  vendorName: 'Northlight',
  website: 'https://www.northlight.example',
  product: 'Quill',
  plan: 'Business',
  contactName: 'Dana Ortiz',
  contactEmail: 'dana@northlight.example',
  ...over,
})

async function drafted(): Promise<{ useId: string; number: string }> {
  const useId = await filed()
  const answer = await post('/reviews/new/vendor', subject(useId), 'procurement')
  expect(answer.status).toBe(303)
  return { useId, number: answer.headers.get('Location')?.split('/').pop() ?? '' }
}

/** What a sent form carries: the draft's hidden fields, as the page shows them. */
async function sendFields(number: string): Promise<Fields> {
  const page = await (await get(`/reviews/new/send/${number}`, 'procurement')).text()
  const field = (name: string) => valueIn(tagWith(page, `name="${name}"`))
  return { revision: field('revision'), tier: field('tier'), dueOn: field('dueOn'), message: '' }
}

async function sent() {
  const { useId, number } = await drafted()
  const answer = await post(
    `/reviews/new/send/${number}`,
    { ...(await sendFields(number)), go: 'send' },
    'procurement',
  )
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/reviews/${number}?sent`])
  return { useId, number }
}

/** The first input with this attribute, so that a failure prints one tag and not a page. */
const tagWith = (page: string, attribute: string): string =>
  page.match(/<input[^>]*>/g)?.find((tag) => tag.includes(attribute)) ?? ''

const valueIn = (tag: string): string => / value="([^"]*)"/.exec(tag)?.[1] ?? ''

describe('filing a use', () => {
  it('keeps what was typed, names each gap and says "Error:" in the title', async () => {
    const gap = { ...intake, 'IN-04': [], 'IN-11': 'a few', owner: '' }
    const answer = await post('/uses/new', gap, 'requester')
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('<title>Error: File a use')
    expect(page).toContain('href="#field-IN-04"')
    expect(page).toContain('href="#field-owner"')
    expect(page).toContain('value="Quill"')
    expect(page).toContain('value="a few"')
    expect(tagWith(page, 'value="payment"')).toContain('checked')
  })

  it('shows the tier with its reasons without filing, when asked for it', async () => {
    const before = await (await get('/uses', 'requester')).text()
    const answer = await post('/uses/new', { 'IN-05': 'health', go: 'tier' }, 'requester')
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page).toContain('Tier 1')
    expect(page).toContain('health data')
    expect(page).not.toContain('Error:')
    expect((await (await get('/uses', 'requester')).text()).length).toBe(before.length)
  })

  it('leads to the use with its tier, and marks shadow use', async () => {
    const page = await (await get(`/uses/${await filed()}`, 'requester')).text()
    expect(page).toContain('Tier 2')
    expect(page).toContain('Shadow use')
    expect(page).not.toContain('Launch a review')
  })

  it('leads procurement straight on to the vendor', async () => {
    const answer = await post('/uses/new', { ...intake, go: 'launch' }, 'procurement')
    expect(answer.headers.get('Location')).toMatch(/^\/reviews\/new\/vendor\?use=/)
  })

  it('records a banned practice as refused, and nobody can launch it', async () => {
    const useId = await filed({ 'aiAct.bannedPractice': 'yes' })
    const page = await (await get(`/uses/${useId}`, 'procurement')).text()
    expect(page).toContain('Refused')
    expect(page).not.toContain('Launch a review')
    expect((await get(`/reviews/new/vendor?use=${useId}`, 'procurement')).status).toBe(404)
    expect((await post('/reviews/new/vendor', subject(useId), 'procurement')).status).toBe(404)
  })
})

describe('launching', () => {
  it('goes from the intake’s words over the preview to one sent review', async () => {
    const useId = await filed()
    const step = await (await get(`/reviews/new/vendor?use=${useId}`, 'procurement')).text()
    expect(step).toContain('value="Northlight"')
    expect(step).toContain('value="Quill"')
    const { number } = await sent()
    const page = await (await get(`/reviews/${number}?sent`, 'procurement')).text()
    expect(page).toContain('Sent')
    expect(page).toContain('/respond/')
  })

  it('sends once, however often the button is pressed', async () => {
    const { number } = await drafted()
    const fields = { ...(await sendFields(number)), go: 'send' }
    const answers = await Promise.all(
      [1, 2, 3].map(() => post(`/reviews/new/send/${number}`, fields, 'procurement')),
    )
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    const { db } = server.app.store
    const reviews = await db.select().from(db.t.reviews)
    const id = reviews.find((review) => review.number === Number(number))?.id
    const invitations = (await db.select().from(db.t.invitations)).filter(
      (one) => one.reviewId === id,
    )
    expect(invitations).toHaveLength(1)
  })

  it('shows the preview again with what was typed, and sends nothing on a wrong date', async () => {
    const { number } = await drafted()
    const fields = await sendFields(number)
    const path = `/reviews/new/send/${number}`
    const wrong = await post(
      path,
      { ...fields, dueOn: '2020-01-01', message: 'Hello you', go: 'send' },
      'procurement',
    )
    const page = await wrong.text()
    expect(wrong.status).toBe(422)
    expect(page).toContain('Hello you')
    expect(page).toContain('href="#field-dueOn"')
    const kept = await post(path, { ...fields, message: 'Kind words' }, 'procurement')
    expect(kept.headers.get('Location')).toBe(path)
    expect(await (await get(path, 'procurement')).text()).toContain('&gt; Kind words')
    const stale = await post(path, { ...fields, go: 'send' }, 'procurement')
    expect(stale.status).toBe(409)
  })

  it('offers the known vendor instead of a second one', async () => {
    await drafted()
    const useId = await filed()
    const other = subject(useId, { vendorName: 'North Light Inc' })
    const step = `/reviews/new/vendor?use=${useId}`
    const answer = await post(step, other, 'procurement')
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('belongs to Northlight')
    const meant = { ...other, knownVendor: valueIn(tagWith(page, 'name="knownVendor"')) }
    expect((await post(step, meant, 'procurement')).status).toBe(303)
  })
})

describe('a review', () => {
  it('is cancelled and moved with a reason, and refused without', async () => {
    const { number } = await sent()
    const path = `/reviews/${number}?index`
    expect((await post(path, { intent: 'cancel', cancelReason: ' ' }, 'procurement')).status).toBe(
      422,
    )
    const moved = { intent: 'due date', dueOn: '2020-01-01', reason: 'Asked' }
    expect((await post(path, moved, 'procurement')).status).toBe(422)
    const cancel = { intent: 'cancel', cancelReason: 'Bought another' }
    for (const who of ['requester', 'reviewer', 'legal', 'admin']) {
      expect((await post(path, cancel, who)).status, who).toBe(403)
    }
    expect((await post(path, cancel, 'procurement')).status).toBe(303)
    expect(await (await get(`/reviews/${number}`, 'procurement')).text()).toContain(
      'Bought another',
    )
  })

  it('gives its code once, to procurement', async () => {
    const { number } = await sent()
    const path = `/reviews/${number}?index`
    const page = await (await post(path, { intent: 'hand over' }, 'procurement')).text()
    const code = /\b\d{4} \d{4}\b/.exec(page)?.[0] ?? ''
    expect(code).not.toBe('')
    expect(await (await get(`/reviews/${number}`, 'procurement')).text()).not.toContain(code)
    for (const who of ['requester', 'reviewer', 'legal', 'admin']) {
      expect((await post(path, { intent: 'hand over' }, who)).status, who).toBe(403)
      const inOutbox = { intent: 'hand over', number }
      expect((await post('/outbox', inOutbox, who)).status, who).toBe(403)
    }
  })

  it('shows its link to procurement and to nobody else', async () => {
    const { number } = await sent()
    for (const who of ['requester', 'reviewer', 'legal']) {
      const page = await get(`/reviews/${number}`, who)
      expect(page.status, who).toBe(200)
      expect(await page.text(), who).not.toContain('/respond/')
    }
    const outbox = await get('/outbox', 'admin')
    expect(await outbox.text()).not.toContain('/respond/')
  })
})

describe('every page and form', () => {
  it('opens for the roles that the policy names, and for nobody who is not signed in', async () => {
    const { useId, number } = await sent()
    const draft = await drafted()
    const { db } = server.app.store
    const [vendor] = await db.select().from(db.t.vendors)
    const everybody = ['requester', 'procurement', 'reviewer', 'legal', 'admin', 'other']
    const pages: [path: string, opens: string[], refusal: 403 | 404][] = [
      ['/', everybody, 403],
      ['/reviews', ['requester', 'procurement', 'reviewer', 'legal', 'other'], 403],
      ['/reviews.csv', ['requester', 'procurement', 'reviewer', 'legal', 'other'], 403],
      [`/reviews/${number}`, ['requester', 'procurement', 'reviewer', 'legal'], 404],
      ['/reviews/new', ['procurement'], 403],
      [`/reviews/new/vendor?draft=${draft.number}`, ['procurement'], 403],
      [`/reviews/new/send/${draft.number}`, ['procurement'], 403],
      ['/uses', ['requester', 'procurement', 'reviewer', 'legal', 'other'], 403],
      [`/uses/${useId}`, ['requester', 'procurement', 'reviewer', 'legal'], 404],
      ['/uses/new', ['requester', 'procurement', 'other'], 403],
      ['/vendors', ['procurement', 'reviewer', 'legal'], 403],
      [`/vendors/${vendor?.id}`, ['procurement', 'reviewer', 'legal'], 403],
      ['/vendors/new', ['procurement'], 403],
      ['/outbox', ['procurement', 'admin'], 403],
    ]
    for (const [path, opens, refusal] of pages) {
      for (const who of everybody) {
        const { status } = await get(path, who)
        expect(status, `${who} ${path}`).toBe(opens.includes(who) ? 200 : refusal)
      }
      const stranger = await get(path, 'nobody')
      expect([stranger.status, stranger.headers.get('Location')?.split('?')[0]], path).toEqual([
        303,
        '/sign-in',
      ])
    }
  }, 60_000)

  it('guards its data request like its page', async () => {
    const { number } = await sent()
    const data: [path: string, route: string][] = [
      [`/reviews/${number}`, 'routes/_staff.reviews.$number'],
      [`/reviews/${number}?index`, 'routes/_staff.reviews.$number._index'],
    ]
    for (const [path, route] of data) {
      const query = `${path.includes('?') ? '&' : '?'}_data=${encodeURIComponent(route)}`
      expect((await get(path + query, 'requester')).status).toBe(200)
      const others = await get(path + query, 'other')
      expect([others.status, await others.text()]).toEqual([404, 'Not found'])
    }
    const list = await get('/reviews?index&_data=routes%2F_staff.reviews._index', 'other')
    expect(await list.text()).not.toContain('Northlight')
  })

  it('takes no form from a role that may not send it', async () => {
    const { useId } = await sent()
    const draft = await drafted()
    const forms: [path: string, fields: Fields, takes: string[]][] = [
      ['/uses/new', { ...intake, title: '' }, ['requester', 'procurement']],
      [`/uses/${useId}`, { revision: '1', tier: '' }, ['procurement', 'reviewer']],
      ['/reviews/new/vendor', {}, ['procurement']],
      [`/reviews/new/send/${draft.number}`, {}, ['procurement']],
      ['/vendors/new', {}, ['procurement']],
      ['/vendors/any', {}, ['procurement']],
      ['/outbox', { intent: 'retry', mail: 'none' }, ['procurement', 'admin']],
    ]
    for (const [path, fields, takes] of forms) {
      for (const who of staffRoles) {
        const { status } = await post(path, fields, who)
        const expected = takes.includes(who) ? [404, 422] : [403]
        expect(expected, `${who} ${path} ${status}`).toContain(status)
      }
    }
  }, 60_000)
})

describe('the list', () => {
  it('exports what is shown, without formulas', async () => {
    const useId = await filed()
    const evil = subject(useId, {
      vendorName: '=HYPERLINK("http://evil")',
      website: 'evil.example',
    })
    await post('/reviews/new/vendor', evil, 'procurement')
    const answer = await get('/reviews.csv?status=draft&q=evil', 'procurement')
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('Content-Disposition')).toContain('attachment')
    const lines = (await answer.text()).trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://evil"")"`)
  })

  it('tells "nothing found" from "nothing there"', async () => {
    expect(await (await get('/reviews?q=zzz', 'procurement')).text()).toContain('No review meets')
    expect(await (await get('/reviews?q=zzz', 'other')).text()).toContain(
      'There is no review so far',
    )
  })
})
