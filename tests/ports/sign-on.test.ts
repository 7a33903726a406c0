import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { systemClock } from '../../app/ports/clock'
import { openSignOn, type SignOn } from '../../app/ports/sign-on/sign-on'
import {
  type Forgery,
  type ForgingProvider,
  hashedBy,
  signedBy,
  startForgingProvider,
} from '../support/forging-provider'
import { CLIENT, startIdentityProvider } from '../support/identity-provider'

const BACK = 'http://localhost:3000/sign-on/back'
const noted = { timeoutSeconds: 1 }

let forger: ForgingProvider
beforeAll(async () => {
  forger = await startForgingProvider(CLIENT.id)
})
afterAll(() => forger?.stop())
beforeEach(() => forger.forge({}))

const opened = (
  issuer = forger.issuer,
  clientSecret: string | null = null,
  trustsAddresses = false,
): SignOn => {
  const provider = { issuer, clientId: CLIENT.id, clientSecret, claim: 'groups', trustsAddresses }
  return openSignOn(provider, systemClock, noted)
}

const aFlow = () => ({
  state: randomBytes(16).toString('base64url'),
  nonce: randomBytes(16).toString('base64url'),
  verifier: randomBytes(32).toString('hex'),
})

/** From the button to what the answer is worth; `meddle` changes the address that the browser comes back with. */
async function signIn(
  forgery: Forgery = {},
  { signOn = opened(), flow = aFlow(), meddle = (_back: URL) => {} } = {},
) {
  forger.forge(forgery)
  const begun = await signOn.begin(flow, BACK)
  if (!begun.ok) return begun
  const answer = await fetch(begun.address, { redirect: 'manual' })
  const back = new URL(answer.headers.get('Location') ?? '')
  meddle(back)
  return signOn.finish(back, flow)
}

describe('the way to the provider', () => {
  it('asks for a code, with PKCE, state and nonce, to come back to one exact address', async () => {
    const flow = aFlow()
    const begun = await opened().begin(flow, BACK)
    if (!begun.ok) throw new Error(begun.detail)
    const asked = Object.fromEntries(new URL(begun.address).searchParams)
    expect(asked).toEqual({
      client_id: CLIENT.id,
      response_type: 'code',
      redirect_uri: BACK,
      scope: 'openid email profile',
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    })
    expect(begun.address).not.toContain(flow.verifier)
  })

  it('asks for groups where the provider gives them only to those who ask', async () => {
    forger.forge({ metadata: { scopes_supported: ['openid', 'email', 'groups'] } })
    const begun = await opened().begin(aFlow(), BACK)
    expect(begun.ok && new URL(begun.address).searchParams.get('scope')).toBe(
      'openid email profile groups',
    )
  })
})

describe('an answer that holds', () => {
  it('tells who the person is', async () => {
    expect(await signIn()).toMatchObject({
      ok: true,
      person: {
        issuer: forger.issuer,
        subject: 'mallory',
        email: 'mallory@example.com',
        emailVerified: true,
        claims: { groups: ['admins'] },
      },
    })
  })

  it('may be half a minute off the clock', async () => {
    const now = Math.floor(Date.now() / 1000)
    const late = await signIn({ claims: (honest) => ({ ...honest, exp: now - 20 }) })
    expect(late.ok).toBe(true)
  })

  test.each([
    [undefined, null],
    [false, false],
    ['true', false],
    [1, false],
  ])('calls an address verified for the truth value alone: %j', async (said, verified) => {
    const read = await signIn({ claims: (honest) => ({ ...honest, email_verified: said }) })
    expect(read.ok && read.person.emailVerified).toBe(verified)
  })

  test.each([
    [undefined, true],
    [false, false],
    ['true', false],
  ])(
    'counts an address where its provider is trusted and does not deny it: %j',
    async (said, verified) => {
      const signOn = opened(forger.issuer, null, true)
      const claims: Forgery['claims'] = (honest) => ({ ...honest, email_verified: said })
      const read = await signIn({ claims }, { signOn })
      expect(read.ok && read.person.emailVerified).toBe(verified)
    },
  )
})

describe('a forged ID token', () => {
  const now = () => Math.floor(Date.now() / 1000)
  const claims = (change: Record<string, unknown>): Forgery => ({
    claims: (honest) => ({ ...honest, ...change }),
  })
  const forgeries: [string, Forgery][] = [
    [
      'signed by another key',
      {
        sign: ({ other }) => ({
          header: { alg: 'RS256', kid: 'published' },
          signature: signedBy(other),
        }),
      },
    ],
    ['not signed: alg none', { sign: () => ({ header: { alg: 'none' }, signature: () => '' }) }],
    [
      'hashed with the public key: HS256',
      {
        sign: ({ publishedPem }) => ({
          header: { alg: 'HS256', kid: 'published' },
          signature: hashedBy(publishedPem),
        }),
      },
    ],
    [
      'hashed with the client’s secret: HS256',
      { sign: () => ({ header: { alg: 'HS256' }, signature: hashedBy(CLIENT.secret) }) },
    ],
    [
      'with a signature of something else',
      {
        sign: ({ published }) => ({
          header: { alg: 'RS256', kid: 'published' },
          signature: () => signedBy(published)('another token'),
        }),
      },
    ],
    ['with another nonce', claims({ nonce: 'another' })],
    ['without a nonce', claims({ nonce: undefined })],
    ['that has run out', claims({ exp: now() - 60 })],
    ['that never runs out', claims({ exp: undefined })],
    ['that is not valid yet', claims({ nbf: now() + 600 })],
    ['for another client', claims({ aud: 'another' })],
    ['for several clients', claims({ aud: [CLIENT.id, 'another'] })],
    ['for nobody', claims({ aud: undefined })],
    ['of another issuer', claims({ iss: 'https://login.example.com' })],
    ['of nobody', claims({ sub: undefined })],
  ]

  test.each(forgeries)('%s is not trusted', async (_what, forgery) => {
    const signOn = opened(forger.issuer, CLIENT.secret)
    expect(await signIn(forgery, { signOn })).toMatchObject({ ok: false, reason: 'not trusted' })
  })
})

describe('an answer that was not asked for', () => {
  const back = (change: Record<string, string>) => (address: URL) => {
    for (const [name, value] of Object.entries(change)) address.searchParams.set(name, value)
  }

  it.each([
    ['with another state', { meddle: back({ state: 'another' }) }],
    ['without a state', { meddle: (address: URL) => address.searchParams.delete('state') }],
    ['of another provider (mix-up)', { meddle: back({ iss: 'https://login.example.com' }) }],
    ['that hides its provider', { meddle: (address: URL) => address.searchParams.delete('iss') }],
    [
      'with a token in the address',
      { meddle: (address: URL) => address.searchParams.set('id_token', 'x') },
    ],
    ['with two states', { meddle: (address: URL) => address.searchParams.append('state', 'x') }],
  ])('%s goes no further: the code is not even sent', async (_what, how) => {
    const before = forger.asked()
    expect(await signIn({}, how)).toMatchObject({ ok: false, reason: 'not trusted' })
    expect(forger.asked()).toBe(before)
  })

  test.each([
    ['access_denied', 'declined'],
    ['login_required', 'declined'],
    ['temporarily_unavailable', 'no answer'],
    ['unauthorized_client', 'set up wrong'],
    ['<script>alert(1)</script>', 'set up wrong'],
  ])('with the error %s is %s, and its words stay outside', async (error, reason) => {
    const told = await signIn({ answer: { error, error_description: 'Mind the <b>gap</b>' } })
    expect(told).toMatchObject({ ok: false, reason })
    expect(JSON.stringify(told)).not.toMatch(/[<>]|gap/)
  })

  test.each([
    [400, { error: 'invalid_grant' }, 'ran out'],
    [401, { error: 'invalid_client' }, 'set up wrong'],
    [500, 'broken', 'no answer'],
    [200, { access_token: 'a', token_type: 'Bearer' }, 'not trusted'],
  ])('for which the provider gives %i %j is %s', async (status, body, reason) => {
    expect(await signIn({ tokenAnswer: { status, body } })).toMatchObject({ ok: false, reason })
  })
})

describe('a provider’s metadata', () => {
  it('is refused where it names another issuer', async () => {
    const metadata = { issuer: 'https://login.example.com' }
    expect(await signIn({ metadata })).toMatchObject({ ok: false, reason: 'set up wrong' })
  })

  it('is refused where it is everybody’s, although the library would take it', async () => {
    const issuer = 'https://login.microsoftonline.com/common/v2.0'
    const everybodys = 'https://login.microsoftonline.com/{tenantid}/v2.0'
    const metadata = { issuer: everybodys, authorization_endpoint: `${issuer}/authorize` }
    vi.stubGlobal('fetch', async () => Response.json(metadata))
    try {
      const begun = await opened(issuer).begin(aFlow(), BACK)
      expect(begun).toEqual({ ok: false, reason: 'set up wrong', detail: 'another issuer' })
    } finally {
      vi.unstubAllGlobals()
    }
  })

  it('is refused where no signature of its could be checked', async () => {
    const metadata = { id_token_signing_alg_values_supported: ['HS256', 'none'] }
    expect(await signIn({ metadata })).toMatchObject({ ok: false, reason: 'set up wrong' })
  })

  it('is refused where it leads to an address that is none', async () => {
    const metadata = { authorization_endpoint: 'nowhere' }
    expect((await signIn({ metadata })).ok).toBe(false)
  })
})

describe('a provider that does not answer', () => {
  it('is told of at once where nobody listens, and is well again when it is back', async () => {
    const first = await startIdentityProvider()
    const port = Number(new URL(first.issuer).port)
    await first.stop()
    const signOn = opened(first.issuer)
    const down = await signOn.begin(aFlow(), BACK)
    expect(down).toEqual({ ok: false, reason: 'no answer', detail: 'ECONNREFUSED' })
    expect(await signOn.leaveAddress()).toBeNull()
    const again = await startIdentityProvider({ port })
    again.know('http://localhost:3000')
    expect((await signOn.begin(aFlow(), BACK)).ok).toBe(true)
    expect(await signOn.leaveAddress()).toMatch(/\/session\/end\?client_id=assay$/)
    await again.stop()
  })

  it('is given up where it takes longer than the time limit', async () => {
    const slow = await startIdentityProvider()
    slow.know('http://localhost:3000')
    slow.delay(3000)
    const started = performance.now()
    expect(await opened(slow.issuer).check()).toMatchObject({ ok: false, reason: 'no answer' })
    expect(performance.now() - started).toBeLessThan(2500)
    await slow.stop()
  })
})
