// Single sign-on over HTTP against a real provider: who gets in, who does not, and what they read.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { pendingCookie } from '../../app/http/pending-sign-in'
import { systemClock } from '../../app/ports/clock'
import { openSignOn } from '../../app/ports/sign-on/sign-on'
import { createUser } from '../../app/services/identity/create-user'
import { beginSecondStep } from '../../app/services/identity/pending-sign-in'
import type { SignOnSettings } from '../../app/settings'
import { CLIENT, type IdentityProvider, startIdentityProvider } from '../support/identity-provider'
import { fromOwnPage, startTestServer, type TestServer } from '../support/server'
import { visitor } from '../support/sign-on-visit'

const PASSWORD = 'correct horse battery'

let provider: IdentityProvider
let server: TestServer
beforeAll(async () => {
  provider = await startIdentityProvider()
  server = await startTestServer({
    settings: { signOn: settings() },
    given: { signOn: openSignOn({ ...settings(), claim: 'groups' }, systemClock, quick) },
  })
  provider.know(server.url)
  await account('ada@example.com', ['admin'])
}, 240_000)
afterAll(async () => {
  await server?.close()
  await provider?.stop()
})

const quick = { timeoutSeconds: 1 }

const settings = (over: Partial<SignOnSettings> = {}): SignOnSettings => ({
  issuer: provider.issuer,
  clientId: CLIENT.id,
  clientSecret: CLIENT.secret,
  roleClaim: {
    claim: 'groups',
    values: [
      { value: 'assay-admins', roles: ['admin'] },
      { value: 'risk', roles: ['reviewer', 'procurement'] },
    ],
  },
  name: 'Example ID',
  trustsAddresses: false,
  localSignIn: true,
  ...over,
})

async function account(email: string, roles: ('admin' | 'reviewer')[], at = server) {
  const made = { name: email, email, roles, password: PASSWORD, passwordTemporary: false }
  const created = await createUser(at.app, 'command line', made)
  if (!created.ok) throw new Error(created.reason)
  return created.userId
}

function knowPerson(sub: string, over: object = {}) {
  const email = { email: `${sub}@example.com`, email_verified: true }
  provider.people.set(sub, { ...email, name: `${sub} of the provider`, groups: ['risk'], ...over })
}

/** The whole way, and the answer to the address that the provider sent the browser back to. */
async function signIn(as: string, { who = visitor(), from = '/sign-on' } = {}) {
  const back = await who.goThrough(server, { as, from })
  const answer = await who.get(back)
  return { who, back, answer, page: await answer.text() }
}

const users = () => server.app.store.db.select().from(server.app.store.db.t.users)
const userOf = async (email: string) => (await users()).find((user) => user.email === email)
const path = (answer: Response) => answer.headers.get('Location')

describe('signing in with the provider', () => {
  it('makes an account for somebody new whose groups give a role, and opens a session', async () => {
    knowPerson('nina')
    const { who, answer } = await signIn('nina')
    expect([answer.status, path(answer)]).toEqual([303, '/'])
    expect(answer.headers.getSetCookie()[0]).toMatch(/^assay_staff=.*; HttpOnly; SameSite=Lax$/)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    const shown = await who.get(`${server.url}/account`)
    expect([shown.status, await shown.text()]).toEqual([
      200,
      expect.stringContaining('nina of the provider'),
    ])
    expect((await userOf('nina@example.com'))?.roles).toEqual(['procurement', 'reviewer'])
  })

  it('links an account that is there already, and opens its session', async () => {
    const userId = await account('rolf@example.com', ['reviewer'])
    knowPerson('rolf')
    const { who } = await signIn('rolf')
    expect((await userOf('rolf@example.com'))?.id).toBe(userId)
    expect((await who.get(`${server.url}/account`)).status).toBe(200)
  })

  it('applies the groups of now, also to a session that is open', async () => {
    knowPerson('petra', { groups: ['assay-admins'] })
    const { who } = await signIn('petra')
    expect((await who.get(`${server.url}/admin/users`)).status).toBe(200)
    knowPerson('petra', { groups: ['risk'] })
    await signIn('petra')
    expect((await who.get(`${server.url}/admin/users`)).status).toBe(403)
  })

  it('leads back to the page that was asked for', async () => {
    knowPerson('thea')
    const who = visitor()
    const door = await who.get(`${server.url}/reviews?q=x`)
    const page = await (await who.get(server.url + path(door))).text()
    const from = /href="(\/sign-on\?[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
    expect(from).toBe('/sign-on?then=%2Freviews%3Fq%3Dx')
    expect(path((await signIn('thea', { who, from: from ?? '' })).answer)).toBe('/reviews?q=x')
  })

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'never leads to another site: %j',
    async (then) => {
      knowPerson('thea')
      const { answer } = await signIn('thea', { from: `/sign-on?then=${encodeURIComponent(then)}` })
      expect([answer.status, path(answer)]).toEqual([303, '/'])
    },
  )

  it('gives a new token and ends the session that this browser had', async () => {
    knowPerson('nina')
    const { who } = await signIn('nina')
    const before = who.cookies(server.url)
    await signIn('nina', { who })
    expect(who.cookies(server.url)).not.toBe(before)
    const old = await fetch(`${server.url}/account`, {
      headers: { Cookie: before },
      redirect: 'manual',
    })
    expect(old.status).toBe(303)
  })

  it('keeps no token of the provider, neither in the database nor in the log', async () => {
    knowPerson('nina')
    const { back } = await signIn('nina')
    const code = new URL(back).searchParams.get('code') ?? 'none'
    const { db } = server.app.store
    const kept = JSON.stringify([
      await db.select().from(db.t.signOnLinks),
      await db.select().from(db.t.signOnReturns),
      await db.select().from(db.t.auditEvents),
      await db.select().from(db.t.staffSessions),
      server.logs,
    ])
    expect(code.length).toBeGreaterThan(20)
    for (const secret of [code, 'eyJ', CLIENT.secret, 'nina@example.com"']) {
      expect(kept.includes(secret) && secret).toBe(false)
    }
  })
})

describe('the cookie of a sign-in under way', () => {
  it('is short-lived, out of reach of scripts, and comes back from another site', async () => {
    const begun = await fetch(`${server.url}/sign-on`, { redirect: 'manual' })
    expect(begun.headers.get('Set-Cookie')).toMatch(
      /^assay_sign_on=[^;]{50,}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    expect(begun.headers.get('Cache-Control')).toBe('no-store')
  })
})

describe('the same over https', () => {
  it('is for this host and https alone, and the way back is the address that people use', async () => {
    const origin = 'https://assay.example.com'
    const secure = await startTestServer({ settings: { origin, signOn: settings() } })
    try {
      await account('ada@example.com', ['admin'], secure)
      const begun = await fetch(`${secure.url}/sign-on`, { redirect: 'manual' })
      expect(begun.headers.get('Set-Cookie')).toMatch(
        /^__Host-assay_sign_on=[^;]{50,}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      )
      const back = new URL(path(begun) ?? '').searchParams.get('redirect_uri')
      expect(back).toBe(`${origin}/sign-on/back`)
    } finally {
      await secure.close()
    }
  })
})

describe('an answer of the provider', () => {
  it('counts once', async () => {
    knowPerson('nina')
    const who = visitor()
    const back = await who.goThrough(server, { as: 'nina' })
    const cookie = who.cookies(server.url)
    const again = () => fetch(back, { headers: { Cookie: cookie }, redirect: 'manual' })
    expect((await again()).status).toBe(303)
    const replayed = await again()
    expect([replayed.status, replayed.headers.get('Set-Cookie')]).toEqual([400, null])
    expect(await replayed.text()).toContain('was used already')
    // By this portal, before the provider is even asked.
    const reference = replayed.headers.get('X-Request-Id')
    const logged = server.logs.find((line) => line.reference === reference && line.reason)
    expect(logged).toMatchObject({ reason: 'ran out', detail: 'used before' })
  })

  it('signs nobody in whose browser did not ask for it (login CSRF)', async () => {
    knowPerson('mallory')
    const mallorys = await visitor().goThrough(server, { as: 'mallory' })
    // A browser without a sign-in under way, and one with its own.
    const victim = visitor()
    expect((await victim.get(mallorys)).status).toBe(400)
    await victim.get(`${server.url}/sign-on`)
    const refused = await victim.get(mallorys)
    expect([refused.status, refused.headers.get('Set-Cookie')]).toEqual([400, null])
    expect(await refused.text()).toContain('not started in this browser')
    expect(await userOf('mallory@example.com')).toBeUndefined()
  })

  it('that belongs to somebody else leaves one’s own sign-in as it is', async () => {
    knowPerson('nina')
    const mallorys = await visitor().goThrough(server, { as: 'mallory' })
    const who = visitor()
    const own = await who.goThrough(server, { as: 'nina' })
    await who.get(mallorys)
    expect((await who.get(own)).status).toBe(303)
  })

  it.each(['HEAD', 'POST'])('is not taken by %s', async (method) => {
    knowPerson('nina')
    const who = visitor()
    const back = await who.goThrough(server, { as: 'nina' })
    const headers = { ...fromOwnPage(server), Cookie: who.cookies(server.url) }
    const asked = await fetch(back, { method, headers, redirect: 'manual' })
    expect([asked.status, asked.headers.get('Set-Cookie')]).toEqual([405, null])
    expect((await who.get(back)).status).toBe(303)
  })

  it('is checked the same way where a script asks for the page’s data', async () => {
    const data = `${server.url}/sign-on/back?code=x&state=y&_data=routes%2Fsign-on.back`
    expect((await fetch(data, { redirect: 'manual' })).status).toBe(400)
  })

  it('never stands in the page as it came', async () => {
    const { page, answer } = await signIn('nobody')
    expect(answer.status).toBe(403)
    expect(page).toContain('You were not signed in')
    expect(page).not.toMatch(/The person|access_denied|&lt;b/)
    const odd = `${server.url}/sign-on/back?error=%3Cscript%3Ealert(1)%3C/script%3E&state=%3Cimg%3E`
    expect(await (await visitor().get(odd)).text()).not.toMatch(/alert\(1\)|<img>/)
  })
})

describe('who is not let in', () => {
  test.each([
    ['norole', { groups: ['canteen'] }, 'none of your groups there gives a role'],
    ['nogroups', { groups: undefined }, 'none of your groups there gives a role'],
    ['unverified', { email_verified: false }, 'is not verified'],
    ['noaddress', { email: undefined, email_verified: undefined }, 'address is missing'],
  ])('%s reads why and whom to ask, and gets no account', async (sub, over, sentence) => {
    knowPerson(sub, over)
    const before = (await users()).length
    const { answer, page } = await signIn(sub)
    expect([answer.status, answer.headers.get('Set-Cookie')]).toEqual([403, null])
    expect(page).toContain(sentence)
    expect(page).toMatch(/[Aa]sk (<!-- -->)?an administrator of Assay at Your organisation/)
    const reference = answer.headers.get('X-Request-Id') ?? ''
    expect(page).toContain(reference)
    expect(server.logs.find((line) => line.reference === reference && line.reason)).toBeDefined()
    expect((await users()).length).toBe(before)
  })

  it('an account of ours is not taken over by an address that is not verified', async () => {
    knowPerson('attacker', { email: 'ada@example.com', email_verified: false })
    const { page } = await signIn('attacker')
    expect(page).toContain('is not verified')
    const { db } = server.app.store
    const links = await db.select().from(db.t.signOnLinks)
    expect(links.filter(({ subject }) => subject === 'attacker')).toEqual([])
  })

  it('whoever is deactivated here stays out, whatever the provider says', async () => {
    knowPerson('gone')
    await signIn('gone')
    const { db } = server.app.store
    const user = await userOf('gone@example.com')
    await db
      .update(db.t.users)
      .set({ active: false })
      .where(eq(db.t.users.id, user?.id ?? ''))
    const { answer, page } = await signIn('gone')
    expect([answer.status, answer.headers.get('Set-Cookie')]).toEqual([403, null])
    expect(page).toContain('deactivated')
  })
})

describe('an administrator', () => {
  it('parts an account from the provider’s person on the user’s page', async () => {
    knowPerson('boss', { groups: ['assay-admins'] })
    knowPerson('moved', { email: 'mover@example.com' })
    knowPerson('moved-again', { email: 'mover@example.com' })
    const { who } = await signIn('boss')
    await signIn('moved')
    expect((await signIn('moved-again')).page).toContain('belongs to another sign-in')
    const user = `${server.url}/admin/users/${(await userOf('mover@example.com'))?.id}`
    expect(await (await who.get(user)).text()).toContain('Part from Example ID')
    const parted = await who.post(user, { intent: 'part from provider' })
    expect(path(parted)).toContain('?done=parted')
    expect((await signIn('moved-again')).answer.status).toBe(303)
  })
})

describe('signing out', () => {
  it('ends the session here, and offers to sign out at the provider', async () => {
    knowPerson('nina')
    const { who } = await signIn('nina')
    const out = await who.post(`${server.url}/sign-out`, {})
    expect(path(out)).toBe('/sign-in?out')
    expect(path(await who.get(`${server.url}/account`))).toContain('/sign-in')
    const page = await (await who.get(`${server.url}/sign-in?out`)).text()
    expect(page).toContain('You are signed out of Assay')
    expect(page).toContain(`href="${provider.issuer}/session/end?client_id=assay"`)
  })

  it('offers nothing of the provider to whoever came by a password', async () => {
    const who = visitor()
    await who.post(`${server.url}/sign-in`, { email: 'ada@example.com', password: PASSWORD })
    expect(path(await who.post(`${server.url}/sign-out`, {}))).toBe('/sign-in')
  })
})

describe('a provider that is slow or gone', () => {
  it('is given up after the time limit, with a reference, and a password still opens', async () => {
    knowPerson('nina')
    const who = visitor()
    const back = await who.goThrough(server, { as: 'nina' })
    provider.delay(2500)
    const answer = await who.get(back)
    provider.delay(0)
    expect(answer.status).toBe(503)
    const page = await answer.text()
    expect(page).toContain('Assay asked Example ID and got no usable answer')
    expect(page).toContain(answer.headers.get('X-Request-Id') ?? 'none')
    const typed = { email: 'ada@example.com', password: PASSWORD }
    expect(path(await visitor().post(`${server.url}/sign-in`, typed))).toBe('/')
  })
})

describe('an installation without passwords of its own, whose provider is down', () => {
  let alone: TestServer
  beforeAll(async () => {
    // Nobody listens on the discard port.
    const signOn = settings({ issuer: 'http://127.0.0.1:9', localSignIn: false })
    alone = await startTestServer({ settings: { signOn } })
    await account('ada@example.com', ['admin'], alone)
  })
  afterAll(() => alone?.close())

  it('starts, and says with a reference that the provider does not answer', async () => {
    const answer = await fetch(`${alone.url}/sign-on`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('Set-Cookie')]).toEqual([503, null])
    const page = await answer.text()
    expect(page).toContain('The sign-in service does not answer')
    expect(page).toContain(answer.headers.get('X-Request-Id') ?? 'none')
  })

  it('shows no form for a password', async () => {
    const page = await (await fetch(`${alone.url}/sign-in`)).text()
    expect(page).toContain('Sign in with Example ID')
    expect(page).toContain('Passwords of Assay are switched off here')
    expect(page).not.toContain('type="password"')
  })

  it.each([
    ['/reset?index', 'routes/reset._index'],
    ['/reset/AbCdEfGhIjKlMnOpQrStUv?', 'routes/reset.$token'],
    ['/invited/AbCdEfGhIjKlMnOpQrStUv?', 'routes/invited.$token'],
  ])('leads from %s to the sign-in page, which says why', async (page, route) => {
    for (const answer of [
      await visitor().get(alone.url + page),
      await visitor().post(alone.url + page, { newPassword: PASSWORD }),
    ]) {
      expect([answer.status, path(answer)]).toEqual([303, '/sign-in'])
    }
    // A document's loader would lead away as well; here the form's own action answers alone.
    const data = `${alone.url}${page}&_data=${encodeURIComponent(route)}`
    const acted = await visitor().post(data, { newPassword: PASSWORD })
    expect(acted.headers.get('X-Remix-Redirect')).toBe('/sign-in')
  })

  it('shows and takes no second code of a password', async () => {
    const email = 'rolf@example.com'
    const userId = await account(email, ['reviewer'], alone)
    const { token } = await beginSecondStep(alone.app, userId)
    const { app } = alone
    const context = { app, requestId: '', cspNonce: '', log: app.log }
    const Cookie = (await pendingCookie(context, token)).split(';')[0] ?? ''
    const ask = (init: RequestInit, query = '') =>
      fetch(`${alone.url}/sign-in/code${query}`, {
        ...{ ...init, redirect: 'manual' },
        headers: { ...fromOwnPage(alone), Cookie },
      })
    const typed = { method: 'POST', body: 'code=000000' }
    for (const answer of [await ask({}), await ask(typed)]) {
      expect([answer.status, path(answer)]).toEqual([303, '/sign-in'])
    }
    const acted = await ask(typed, '?_data=routes%2Fsign-in_.code')
    expect(acted.headers.get('X-Remix-Redirect')).toBe('/sign-in')
  })

  it('takes no password, not even the right one', async () => {
    const typed = { email: 'ada@example.com', password: PASSWORD }
    const refused = await visitor().post(`${alone.url}/sign-in`, typed)
    expect([refused.status, refused.headers.get('Set-Cookie')]).toEqual([422, null])
    expect(await refused.text()).toContain('Passwords of Assay are switched off here')
  })
})

describe('an installation without a provider', () => {
  it('has no such pages and no such button', async () => {
    const plain = await startTestServer()
    try {
      await account('ada@example.com', ['admin'], plain)
      for (const page of ['/sign-on', '/sign-on/back?code=x&state=y']) {
        expect((await fetch(plain.url + page, { redirect: 'manual' })).status).toBe(404)
      }
      expect(await (await fetch(`${plain.url}/sign-in`)).text()).not.toContain('/sign-on')
    } finally {
      await plain.close()
    }
  })

  it('is set up first, so that nobody becomes an account before it has an owner', async () => {
    const fresh = await startTestServer({ settings: { signOn: settings() } })
    try {
      const asked = await fetch(`${fresh.url}/sign-on`, { redirect: 'manual' })
      expect(path(asked)).toBe('/setup')
    } finally {
      await fresh.close()
    }
  })
})
