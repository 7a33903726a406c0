// The staff's door over HTTP: setting up, signing in and out, who may open which page, and where a redirect may lead.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StaffRole, staffRoles } from '../../app/core/access/roles'
import { createUser } from '../../app/services/identity/create-user'
import { setupCode } from '../../app/services/identity/setup-code'
import { fromOwnPage, startTestServer, type TestServer } from '../support/server'

const PASSWORD = 'correct horse battery'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  const roles: StaffRole[] = ['requester', 'procurement', 'reviewer', 'legal', 'admin']
  const setup = new URLSearchParams({
    code: (await setupCode(server.app)) ?? '',
    organisation: 'Muster Bank AG',
    timeZone: 'UTC',
    name: 'Ada Admin',
    email: 'ada@example.com',
    password: PASSWORD,
  })
  for (const role of roles) setup.append('roles', role)
  const done = await post('/setup', setup)
  expect([done.status, done.headers.get('Location')]).toEqual([303, '/'])
}, 240_000)
afterAll(() => server?.close())

const get = (path: string, cookie = '', at = server) =>
  fetch(at.url + path, { headers: { Cookie: cookie }, redirect: 'manual' })

const post = (
  path: string,
  body: URLSearchParams | Record<string, string>,
  cookie = '',
  at = server,
) =>
  fetch(at.url + path, {
    method: 'POST',
    headers: { ...fromOwnPage(at), Cookie: cookie },
    body: new URLSearchParams(body),
    redirect: 'manual',
  })

const setCookie = (response: Response) => response.headers.get('Set-Cookie') ?? ''
const cookieOf = (response: Response) => setCookie(response).split(';')[0] ?? ''

async function signIn(email = 'ada@example.com', then = '') {
  return post(`/sign-in${then}`, { email, password: PASSWORD })
}

async function colleague(role: StaffRole, passwordTemporary = false): Promise<string> {
  const email = `${role}${passwordTemporary ? '-new' : ''}@example.com`
  const account = { name: role, email, roles: [role], password: PASSWORD, passwordTemporary }
  await createUser(server.app, 'command line', account)
  return cookieOf(await signIn(email))
}

describe('setting up', () => {
  it('is gone once it was done, for reading and for sending', async () => {
    expect((await get('/setup')).status).toBe(404)
    expect((await post('/setup', { code: 'x' })).status).toBe(404)
  })

  it('is where everybody is led while there is no account, and keeps what was typed', async () => {
    const fresh = await startTestServer()
    try {
      expect((await get('/sign-in', '', fresh)).headers.get('Location')).toBe('/setup')
      const typed = { code: 'wrong', organisation: 'Muster Bank', password: 'short' }
      const refused = await post('/setup', typed, '', fresh)
      const page = await refused.text()
      expect(refused.status).toBe(422)
      expect(page).toContain('value="Muster Bank"')
      expect(page).not.toContain('value="short"')
      expect(page).toContain('<title>Error: Set up')
    } finally {
      await fresh.close()
    }
  })
})

describe('signing in', () => {
  it('sets one cookie that scripts cannot read and other sites do not send', async () => {
    const response = await signIn()
    expect(setCookie(response)).toMatch(
      /^assay_staff=[^;]{30,}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
    )
  })

  it('sets it for https alone, and for this host alone, where people use https', async () => {
    const origin = 'https://assay.example.com'
    const secure = await startTestServer({ settings: { origin } })
    try {
      const account = { name: 'Ada', email: 'ada@example.com', roles: ['admin' as const] }
      const password = { password: PASSWORD, passwordTemporary: false }
      await createUser(secure.app, 'command line', { ...account, ...password })
      const response = await fetch(`${secure.url}/sign-in`, {
        method: 'POST',
        headers: { ...fromOwnPage({ url: origin }) },
        body: new URLSearchParams({ email: account.email, password: PASSWORD }),
        redirect: 'manual',
      })
      expect(setCookie(response)).toMatch(
        /^__Host-assay_staff=.*Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      )
    } finally {
      await secure.close()
    }
  })

  it('answers a wrong password and an unknown address with the same page', async () => {
    const bodies = []
    for (const email of ['ada@example.com', 'nobody@example.com']) {
      const refused = await post('/sign-in', { email, password: 'wrong' })
      expect(refused.status).toBe(422)
      expect(setCookie(refused)).toBe('')
      const page = await refused.text()
      expect(page).toContain(`value="${email}"`)
      expect(page).not.toContain('value="wrong"')
      bodies.push(
        page
          .replaceAll(email, '[email]')
          .replaceAll(/[0-9a-f]{12}/g, '[reference]')
          .replaceAll(/nonce="[^"]*"|"nonce":"[^"]*"|nonce&quot;[^,]*/g, '[nonce]'),
      )
    }
    expect(bodies[0]).toBe(bodies[1])
  })

  it('writes no address into the log, whether it is known or not', async () => {
    await post('/sign-in', { email: 'somebody@example.com', password: 'wrong' })
    const lines = server.logs.map((line) => JSON.stringify(line)).join('\n')
    expect(lines).toContain('sign-in refused')
    expect(lines).not.toContain('somebody')
  })

  it('gives a new token each time and ends the one this browser had', async () => {
    const first = cookieOf(await signIn())
    const again = await post('/sign-in', { email: 'ada@example.com', password: PASSWORD }, first)
    const second = cookieOf(again)
    expect(second).not.toBe(first)
    expect((await get('/account', first)).status).toBe(303)
    expect((await get('/account', second)).status).toBe(200)
  })

  it('leads back to the page that was asked for', async () => {
    const asked = await get('/admin/users?x=1')
    const door = asked.headers.get('Location') ?? ''
    expect(door).toBe('/sign-in?then=%2Fadmin%2Fusers%3Fx%3D1')
    const done = await signIn('ada@example.com', door.slice('/sign-in'.length))
    expect(done.headers.get('Location')).toBe('/admin/users?x=1')
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/%09/evil.example',
    '\t//evil.example',
    'javascript:alert(1)',
  ])('never leads to another site: %j', async (then) => {
    const done = await signIn('ada@example.com', `?then=${encodeURIComponent(then)}`)
    const to = new URL(done.headers.get('Location') ?? '', server.url)
    expect(to.origin).toBe(server.url)
    const seen = cookieOf(done)
    const already = await get(`/sign-in?then=${encodeURIComponent(then)}`, seen)
    expect(new URL(already.headers.get('Location') ?? '', server.url).origin).toBe(server.url)
  })

  it('leads back to the page and not to the data behind it', async () => {
    const asked = await get('/admin/users?_data=routes%2F_staff.admin.users._index')
    expect(asked.headers.get('X-Remix-Redirect')).toBe('/sign-in?then=%2Fadmin%2Fusers')
  })
})

describe('signing out', () => {
  it('ends the session itself, not only the cookie', async () => {
    const cookie = cookieOf(await signIn())
    const out = await post('/sign-out', {}, cookie)
    expect(setCookie(out)).toMatch(/^assay_staff=;|Max-Age=0/)
    expect((await get('/account', cookie)).headers.get('Location')).toContain('/sign-in')
  })

  it('does not happen by opening a link', async () => {
    const cookie = cookieOf(await signIn())
    await get('/sign-out', cookie)
    expect((await get('/account', cookie)).status).toBe(200)
  })
})

describe('the pages of administrators', () => {
  const pages = [
    { path: '/admin/users', route: 'routes/_staff.admin.users._index', open: ['admin'] },
    { path: '/admin/users/new', route: 'routes/_staff.admin.users.new', open: ['admin'] },
    { path: '/admin/organisation', route: 'routes/_staff.admin.organisation', open: ['admin'] },
    { path: '/admin/audit', route: 'routes/_staff.admin.audit', open: ['admin', 'legal'] },
    { path: '/admin/audit.jsonl', route: null, open: ['admin', 'legal'] },
  ]

  it.each(staffRoles)(
    'open to the role %s only where the policy says so, page and data alike',
    async (role) => {
      const cookie = await colleague(role)
      for (const { path, route, open } of pages) {
        const expected = open.includes(role) ? 200 : 403
        expect((await get(path, cookie)).status, `${role} ${path}`).toBe(expected)
        if (route === null) continue
        const data = await get(`${path}?_data=${encodeURIComponent(route)}`, cookie)
        expect(data.status, `${role} data of ${path}`).toBe(expected)
      }
    },
  )

  it.each(staffRoles.filter((role) => role !== 'admin'))(
    'change nothing for the role %s',
    async (role) => {
      const cookie = cookieOf(await signIn(`${role}@example.com`))
      const ada = (await server.app.store.db.select().from(server.app.store.db.t.users)).find(
        ({ email }) => email === 'ada@example.com',
      )
      const sends = [
        {
          path: '/admin/users/new',
          body: { name: 'E', email: `e-${role}@example.com`, roles: 'admin' },
        },
        { path: `/admin/users/${ada?.id}`, body: { intent: 'reset password' } },
        { path: '/admin/organisation', body: { name: 'Evil' } },
      ]
      for (const { path, body } of sends) {
        expect((await post(path, body, cookie)).status, path).toBe(403)
        const route = `routes/_staff${path.replaceAll('/', '.').replace(ada?.id ?? '', '$id')}`
        const data = await post(`${path}?_data=${encodeURIComponent(route)}`, body, cookie)
        expect(data.status, `data of ${path}`).toBe(403)
      }
    },
  )

  it('are closed to everybody who is not signed in, and to a cookie that was made up', async () => {
    for (const { path } of pages) {
      for (const cookie of ['', 'assay_staff=Im1hZGUgdXAi', 'assay_staff=%', 'assay_staff=null']) {
        const answer = await get(path, cookie)
        expect([answer.status, answer.headers.get('Location')?.split('?')[0]]).toEqual([
          303,
          '/sign-in',
        ])
      }
    }
  })
})

describe('a temporary password', () => {
  it('opens the account page alone until it is replaced', async () => {
    const cookie = await colleague('procurement', true)
    const asked = await get('/admin/users', cookie)
    expect(asked.headers.get('Location')).toBe('/account')
    const page = await get('/account', cookie)
    expect(await page.text()).toContain('Choose a password of your own first')
    // An address for programs would go on reading without the password.
    expect((await post('/account', { intent: 'renew feed' }, cookie)).status).toBe(303)
    const { db } = server.app.store
    expect(await db.select().from(db.t.calendarFeeds)).toEqual([])
    const change = { newPassword: 'another long password', repeatPassword: 'another long password' }
    const changed = await post(
      '/account',
      { intent: 'password', currentPassword: PASSWORD, ...change },
      cookie,
    )
    expect(changed.headers.get('Location')).toBe('/account?changed')
    expect((await get('/admin/users', cookieOf(changed))).status).toBe(403)
  })
})

describe('one’s own sessions', () => {
  it('cannot be used to end a colleague’s', async () => {
    const mine = cookieOf(await signIn())
    const theirs = cookieOf(await signIn('legal@example.com'))
    const { db } = server.app.store
    const users = await db.select().from(db.t.users)
    const legal = users.find(({ email }) => email === 'legal@example.com')
    const sessions = await db.select().from(db.t.staffSessions)
    for (const { id, userId } of sessions) {
      if (userId === legal?.id) await post('/account', { intent: 'end sessions', which: id }, mine)
    }
    expect((await get('/account', theirs)).status).toBe(200)
  })
})
