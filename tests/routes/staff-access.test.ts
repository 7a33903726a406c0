// How staff get in, over HTTP: the second step, links in mails, sessions that end, and what a stranger can find out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StaffRole } from '../../app/core/access/roles'
import { EVEN_MS } from '../../app/http/even-time'
import type { Mailer } from '../../app/ports/mailer'
import { codeAt } from '../../app/ports/one-time-codes'
import { changeUser } from '../../app/services/identity/change-user'
import { createUser } from '../../app/services/identity/create-user'
import { secondFactorSecret } from '../../app/services/identity/second-factor-secret'
import { staffLinkUrl } from '../../app/services/identity/staff-links'
import { changeOrganisation } from '../../app/services/organisation/change-organisation'
import { readOrganisationToChange } from '../../app/services/organisation/read-organisation'
import { userByEmail } from '../../db/queries/people'
import { fromOwnPage, startTestServer, type TestServer } from '../support/server'

const PASSWORD = 'lantern orbit velvet crow'
const NEW = 'copper meadow tidal fern'
const taken = async () => ({ ok: true as const })
const mailer: Mailer = { send: taken, check: taken, close: () => {} }
const minute = 60_000

let now = new Date('2026-11-21T10:00:00.000Z')
const goesBy = (ms: number) => {
  now = new Date(now.getTime() + ms)
}

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ given: { mailer, clock: { now: () => now } } })
  for (const name of ['ada', 'rolf', 'resa', 'fay', 'tab', 'bare', 'lost'])
    await account(name, ['reviewer', 'admin'])
  await account('gone', ['reviewer'])
  await account('sso', ['reviewer'], null)
  const { id, revision } = await userOf('gone')
  const off = { name: 'gone', roles: ['reviewer' as const], active: false, revision }
  await changeUser(server.app, await adminOf(), id, off)
}, 240_000)
afterAll(() => server?.close())

const emailOf = (name: string) => `${name}@example.com`

const account = (name: string, roles: StaffRole[], password: string | null = PASSWORD) =>
  createUser(server.app, 'command line', { name, email: emailOf(name), roles, password })

async function userOf(name: string) {
  const [user] = await userByEmail(server.app.store.db, emailOf(name))
  if (!user) throw new Error(`No account ${name}`)
  return user
}

async function adminOf() {
  const { id, name, email } = await userOf('ada')
  return { kind: 'staff' as const, id, name, email, roles: ['admin' as const] }
}

const get = (path: string, cookie = '') =>
  fetch(server.url + path, { headers: { Cookie: cookie }, redirect: 'manual' })

const post = (path: string, body: Record<string, string>, cookie = '') =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { ...fromOwnPage(server), Cookie: cookie },
    body: new URLSearchParams(body),
    redirect: 'manual',
  })

const locationOf = (response: Response) => response.headers.get('Location')

/** The cookie of this name that an answer sets: "" where it ends it, null where it says nothing of it. */
function cookieOf(response: Response, name = 'assay_staff'): string | null {
  const set = response.headers.getSetCookie().find((line) => line.startsWith(`${name}=`))
  if (set === undefined) return null
  return set.includes('Max-Age=0') ? '' : (set.split(';')[0] ?? null)
}

const signIn = (name: string, password = PASSWORD, then = '') =>
  post(`/sign-in${then}`, { email: emailOf(name), password })

async function signedIn(name: string): Promise<string> {
  return cookieOf(await signIn(name)) ?? ''
}

async function codeOf(name: string, seed?: string): Promise<string> {
  const user = await userOf(name)
  const of = { userId: user.id, seed: seed ?? user.secondFactorSeed ?? '' }
  return codeAt(secondFactorSecret(server.app.secrets, of), now)
}

/** Sets a second factor up as its page would; its cookie, and the backup codes that the page showed. */
async function withFactor(name: string) {
  const cookie = await signedIn(name)
  const { db } = server.app.store
  const { id } = await userOf(name)
  const sessions = await db.select().from(db.t.staffSessions)
  const session = sessions.findLast(({ userId, revokedAt }) => userId === id && !revokedAt)
  const code = await codeOf(name, session?.id ?? '')
  const form = { intent: 'turn on', code, currentPassword: PASSWORD }
  const done = await post('/account/second-factor', form, cookie)
  const page = await done.text()
  expect(done.status, page.slice(0, 300)).toBe(200)
  goesBy(minute)
  const codes = [...page.matchAll(/<code[^>]*>(\d{5}-\d{5})<\/code>/g)].map(
    ([, code]) => code ?? '',
  )
  return { before: cookie, cookie: cookieOf(done) ?? '', codes }
}

describe('a second factor', () => {
  it('is set up on one page without script, which shows ten backup codes once and goes on with another token', async () => {
    const { before, cookie, codes } = await withFactor('rolf')
    expect(new Set(codes).size).toBe(10)
    expect((await get('/account', before)).status).toBe(303)
    const page = await (await get('/account/second-factor', cookie)).text()
    expect(page).toContain('10 backup codes are left')
    expect(page).not.toContain(codes[0])
  })

  it('is asked for after the password; until then no page but the code page answers', async () => {
    const first = await signIn('rolf', PASSWORD, '?then=/reviews')
    expect(locationOf(first)).toBe('/sign-in/code?then=%2Freviews')
    expect(cookieOf(first)).toBeNull()
    const pending = cookieOf(first, 'assay_sign_in') ?? ''
    for (const path of [
      '/',
      '/account',
      '/account/second-factor',
      '/reviews',
      '/admin/audit.jsonl',
    ]) {
      expect(locationOf(await get(path, pending)), path).toMatch(/^\/sign-in\?then=/)
    }
    // Neither does its token as the cookie of a session.
    const dressed = pending.replace('assay_sign_in', 'assay_staff')
    expect(locationOf(await get('/account', dressed))).toMatch(/^\/sign-in/)
    expect((await get('/sign-in/code', pending)).status).toBe(200)
    const wrong = await post('/sign-in/code', { code: '000000' }, pending)
    expect([wrong.status, cookieOf(wrong)]).toEqual([422, null])
    const right = await post('/sign-in/code?then=/reviews', { code: await codeOf('rolf') }, pending)
    expect(locationOf(right)).toBe('/reviews')
    expect(cookieOf(right, 'assay_sign_in')).toBe('')
    expect((await get('/account', cookieOf(right) ?? '')).status).toBe(200)
    // The half-way cookie is worth nothing now.
    expect(locationOf(await get('/sign-in/code', pending))).toBe('/sign-in')
    goesBy(minute)
    const again = await post('/sign-in/code', { code: await codeOf('rolf') }, pending)
    expect([locationOf(again), cookieOf(again)]).toEqual(['/sign-in', null])
  })

  it('takes a code once, and a backup code once', async () => {
    const { codes } = await withFactor('fay')
    const enter = async (code: string) => {
      const pending = cookieOf(await signIn('fay'), 'assay_sign_in') ?? ''
      return post('/sign-in/code', { code }, pending)
    }
    const code = await codeOf('fay')
    expect((await enter(code)).status).toBe(303)
    expect((await enter(code)).status).toBe(422)
    expect((await enter(codes[4] ?? '')).status).toBe(303)
    expect((await enter(codes[4] ?? '')).status).toBe(422)
  })

  it('never leads to another site', async () => {
    const first = await signIn('rolf', PASSWORD, '?then=//evil.example')
    const pending = cookieOf(first, 'assay_sign_in') ?? ''
    goesBy(minute)
    const code = await codeOf('rolf')
    const there = locationOf(first)?.replace('/sign-in/code', '') ?? ''
    const done = await post(`/sign-in/code${there}`, { code }, pending)
    expect(locationOf(done)).toBe('/')
  })
})

describe('a session', () => {
  it('cannot be chosen by whoever sends the cookie', async () => {
    const fixed = `assay_staff=${Buffer.from('"chosen by somebody else"').toString('base64url')}`
    const done = await post('/sign-in', { email: emailOf('ada'), password: PASSWORD }, fixed)
    expect(cookieOf(done)).not.toBe(fixed)
    expect(locationOf(await get('/account', fixed))).toMatch(/^\/sign-in/)
  })

  it('gets another token when the password changes, and the old one is dead at once', async () => {
    const [here, there] = [await signedIn('tab'), await signedIn('tab')]
    const change = { intent: 'password', currentPassword: PASSWORD, newPassword: NEW }
    const done = await post('/account', { ...change, repeatPassword: NEW }, here)
    expect(locationOf(done)).toBe('/account?changed')
    for (const old of [here, there]) expect((await get('/account', old)).status).toBe(303)
    expect((await get('/account', cookieOf(done) ?? '')).status).toBe(200)
    const back = {
      ...change,
      currentPassword: NEW,
      newPassword: PASSWORD,
      repeatPassword: PASSWORD,
    }
    await post('/account', back, cookieOf(done) ?? '')
  })

  it('ends after twelve hours without use, and after seven days with it', async () => {
    const idle = await signedIn('tab')
    goesBy(11 * 60 * minute)
    expect((await get('/account', idle)).status).toBe(200)
    goesBy(12 * 60 * minute)
    expect((await get('/account', idle)).status).toBe(303)
    const used = await signedIn('tab')
    for (let hours = 0; hours < 7 * 24 - 11; hours += 11) {
      goesBy(11 * 60 * minute)
      expect((await get('/account', used)).status, `${hours}`).toBe(200)
    }
    goesBy(11 * 60 * minute)
    expect((await get('/account', used)).status).toBe(303)
  })

  it('has the roles of the moment, also for the data of a tab that was open before', async () => {
    const tab = await signedIn('tab')
    const data = `/admin/users?_data=${encodeURIComponent('routes/_staff.admin.users._index')}`
    expect((await get(data, tab)).status).toBe(200)
    const { id, revision } = await userOf('tab')
    const change = { name: 'tab', roles: ['reviewer' as const], active: true, revision }
    expect(await changeUser(server.app, await adminOf(), id, change)).toEqual({ ok: true })
    expect((await get(data, tab)).status).toBe(403)
    const write = { name: 'E', email: 'e@example.com', roles: 'admin' }
    expect((await post('/admin/users/new', write, tab)).status).toBe(403)
    const off = { ...change, active: false, revision: revision + 1 }
    await changeUser(server.app, await adminOf(), id, off)
    const ended = await get(data, tab)
    expect(ended.headers.get('X-Remix-Redirect')).toMatch(/^\/sign-in/)
  })
})

describe('a form of one’s own account', () => {
  it('gives no roles, no password and no second factor that it has no field for', async () => {
    const cookie = await signedIn('resa')
    const before = await userOf('resa')
    const more = {
      roles: 'legal',
      active: '',
      passwordTemporary: 'on',
      secondFactorSeed: 'x',
      id: 'x',
    }
    await post(
      '/account',
      { intent: 'digest', digest: 'off', ...more, email: 'e@example.com' },
      cookie,
    )
    await post('/account', { intent: 'shortcuts', shortcuts: 'off', ...more }, cookie)
    expect(await userOf('resa')).toEqual({ ...before, digest: false, shortcuts: false })
  })
})

describe('a forgotten password', () => {
  const forgotten = ['rolf', 'nobody', 'gone', 'sso']

  it('gets one answer to the byte, whoever has an account', async () => {
    const answers = []
    for (const name of forgotten) {
      const done = await post('/reset?index', { email: emailOf(name) })
      const page = await (await get(locationOf(done) ?? '')).text()
      answers.push([told(done), await done.text(), anonymous(page)])
    }
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  it('takes as long, whoever has an account', async () => {
    const spent = new Map<string, number[]>(['resa', 'nobody'].map((name) => [name, []]))
    for (let i = 0; i < 3; i++) {
      for (const [name, times] of spent) {
        const start = performance.now()
        await post('/reset?index', { email: emailOf(name) })
        times.push(performance.now() - start)
      }
    }
    const [known, unknown] = [...spent.values()].map(median)
    expect((known ?? 0) / (unknown ?? 1)).toBeGreaterThan(0.75)
    expect((known ?? 0) / (unknown ?? 1)).toBeLessThan(1.33)
  }, 20_000)

  it('is answered no sooner than the even time, whatever was found', async () => {
    for (const name of ['rolf', 'nobody']) {
      const start = performance.now()
      await post('/reset?index', { email: emailOf(name) })
      expect(performance.now() - start, name).toBeGreaterThanOrEqual(EVEN_MS - 2)
    }
  })

  it('is replaced by the link in the mail, which opens nothing by being looked at', async () => {
    await withFactor('lost')
    const cookie = cookieOf(
      await post(
        '/sign-in/code',
        { code: await codeOf('lost') },
        cookieOf(await signIn('lost'), 'assay_sign_in') ?? '',
      ),
    )
    await post('/reset?index', { email: emailOf('lost') })
    const path = await linkOf('lost')
    for (const method of ['GET', 'HEAD']) {
      const looked = await fetch(server.url + path, { method })
      expect(looked.status).toBe(200)
      expect(looked.headers.get('Cache-Control')).toBe('no-store')
      expect(looked.headers.getSetCookie()).toEqual([])
    }
    expect((await get('/account', cookie ?? '')).status).toBe(200)
    const chosen = await post(path, { newPassword: NEW, repeatPassword: NEW })
    expect([locationOf(chosen), cookieOf(chosen)]).toEqual(['/sign-in?chosen', null])
    expect((await get('/account', cookie ?? '')).status).toBe(303)
    expect((await signIn('lost')).status).toBe(422)
    // The second factor stays.
    expect(locationOf(await signIn('lost', NEW))).toBe('/sign-in/code')
    const used = await get(path)
    const never = await get(`/reset/${'A'.repeat(22)}`)
    expect([used.status, never.status]).toEqual([404, 404])
    const token = path.split('/').at(-1) ?? ''
    expect(anonymous(await used.text()).replaceAll(token, '')).toBe(
      anonymous(await never.text()).replaceAll('A'.repeat(22), ''),
    )
    expect(JSON.stringify(server.logs)).not.toContain(token)
  })

  it('says whom to ask where no mail is sent', async () => {
    server.app.mailer = null
    try {
      expect(await (await get('/reset')).text()).toContain('Ask an administrator of Assay')
    } finally {
      server.app.mailer = mailer
    }
  })
})

describe('a stranger at the sign-in page', () => {
  it('waits as long for an address that nobody has', async () => {
    const spent = new Map<string, number[]>(['bare', 'nobody2'].map((name) => [name, []]))
    for (let i = 0; i < 7; i++) {
      for (const [name, times] of spent) {
        const start = performance.now()
        expect((await signIn(name, 'wrong password')).status).toBe(422)
        times.push(performance.now() - start)
      }
    }
    const [known, unknown] = [...spent.values()].map(median)
    expect((known ?? 0) / (unknown ?? 1)).toBeGreaterThan(0.5)
    expect((known ?? 0) / (unknown ?? 1)).toBeLessThan(2)
  })

  it('gets one answer to the byte for a wrong password, no account, no password and a deactivated account', async () => {
    const answers = []
    for (const name of ['ada', 'nobody3', 'gone', 'sso']) {
      const refused = await signIn(name, 'wrong password')
      answers.push([told(refused), anonymous(await refused.text()).replaceAll(emailOf(name), '')])
    }
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })
})

describe('a second factor for everybody', () => {
  it('is set up before anything else, by whoever signs in with a password', async () => {
    const cookie = await signedIn('bare')
    const { organisation, revision } = await readOrganisationToChange(server.app)
    const everybody = {
      organisation: { ...organisation, secondFactor: 'everybody' as const },
      revision,
    }
    await changeOrganisation(server.app, await adminOf(), everybody)
    for (const path of ['/', '/account', '/admin/users', '/admin/audit.jsonl']) {
      expect(locationOf(await get(path, cookie)), path).toBe('/account/second-factor')
    }
    expect((await post('/account', { intent: 'renew feed' }, cookie)).status).toBe(303)
    const page = await get('/account/second-factor', cookie)
    expect(await page.text()).toContain('Set up a second factor first')
    const { cookie: full } = await withFactor('bare')
    expect((await get('/admin/users', full)).status).toBe(200)
  })
})

const median = (times: number[]): number =>
  times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

/** All headers but what each answer has of its own. */
const told = (response: Response) => [
  response.status,
  ...[...response.headers].filter(
    ([name]) => !/^(date|x-request-id|content-security-policy|ratelimit.*|etag)$/.test(name),
  ),
]

const anonymous = (page: string) =>
  page
    .replaceAll(/nonce="[^"]*"|"nonce":"[^"]*"/g, '')
    .replaceAll(/[0-9a-f]{12}(?=["<\\])/g, '[reference]')

async function linkOf(name: string): Promise<string> {
  const { db } = server.app.store
  const { id } = await userOf(name)
  const links = await db.select().from(db.t.staffLinks)
  const link = links.find(
    ({ userId, usedAt, withdrawnAt }) => userId === id && !usedAt && !withdrawnAt,
  )
  if (!link) throw new Error(`No link for ${name}`)
  return staffLinkUrl(server.app.secrets, link, '')
}
