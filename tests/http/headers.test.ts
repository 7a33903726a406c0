// Headers and cookies where the authorization matrix does not come: what is turned away before Remix, and https.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wrongHeaders } from '../routes/matrix/headers'
import { sendRaw } from '../support/raw'
import { startTestServer, type TestServer } from '../support/server'

const nonces = new Set<string>()
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({
    app: 'bare',
    limits: [{ name: 'one', methods: ['GET'], path: /^\/sign-out/, requests: 1, minutes: 3 }],
  })
})
afterAll(() => server?.close())

async function asked(lines: string[], body = '', to = server) {
  const { port, host } = new URL(to.url)
  const origin = to.app.settings.origin ?? to.url
  const [first = '', ...more] = lines
  const named = (name: string) => more.some((line) => line.startsWith(`${name}:`))
  const bytes = [
    first,
    ...(named('Host') ? [] : [`Host: ${host}`]),
    ...(named('Origin') ? [] : [`Origin: ${origin}`]),
    ...(body === '' ? [] : [`Content-Length: ${body.length}`]),
    'Connection: close',
    ...more,
    '',
    body,
  ].join('\r\n')
  return sendRaw({ port: Number(port), bytes })
}

const form = 'Content-Type: application/x-www-form-urlencoded'

describe('what is turned away before any page', () => {
  test.each([
    [404, ['GET /no-such-page HTTP/1.1'], ''],
    [404, ['GET //evil.example HTTP/1.1'], ''],
    [404, ['GET /assets/gone.js HTTP/1.1'], ''],
    [405, ['PROPFIND / HTTP/1.1'], ''],
    [414, [`GET /${'a'.repeat(600)} HTTP/1.1`], ''],
    [421, ['GET / HTTP/1.1', 'Host: rebound.example'], ''],
    [403, ['POST /theme HTTP/1.1', 'Origin: https://evil.example', form], 'theme=dark'],
    [415, ['POST /theme HTTP/1.1', 'Content-Type: text/plain'], 'theme=dark'],
    [400, ['POST /theme HTTP/1.1', 'Content-Type: multipart/form-data; boundary=b'], 'theme=dark'],
    [413, ['POST /theme HTTP/1.1', form], 'a=&'.repeat(9_000)],
    [500, ['GET /sign-in HTTP/1.1'], ''],
  ] as const)('%s for %j carries every header', async (status, lines, body) => {
    const answer = await asked([...lines], body)
    const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
    expect([answer.status, wrongHeaders({ ...answer, headers }, nonces)]).toEqual([status, []])
  })

  test('a body that is announced too large is answered before it comes', async () => {
    const announced = `Content-Length: ${2 * 1024 * 1024}`
    const { status, headers } = await asked([
      'POST /theme HTTP/1.1',
      form,
      announced,
      'Expect: 100-continue',
    ])
    expect([status, headers.get('connection')]).toEqual([413, 'close'])
  })

  test('and too many requests are told when to come again', async () => {
    expect((await asked(['GET /sign-out HTTP/1.1'])).status).toBe(303)
    const answer = await asked(['GET /sign-out HTTP/1.1'])
    const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
    expect([answer.status, wrongHeaders({ ...answer, headers }, nonces)]).toEqual([429, []])
    const seconds = Number(answer.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(120)
    expect(seconds).toBeLessThanOrEqual(180)
    expect(answer.text).toContain('Try again in 3 minutes.')
  })
})

describe('with https', () => {
  const origin = 'https://assay.example'
  let behindProxy: TestServer
  beforeAll(async () => {
    behindProxy = await startTestServer({ app: 'bare', settings: { origin } })
  })
  afterAll(() => behindProxy?.close())

  test('other machines reach the portal, and without an address of its own none does', async () => {
    const from = (to: TestServer) =>
      fetch(`http://127.0.0.2:${new URL(to.url).port}/healthz`).then(
        ({ status }) => status,
        () => 'refused',
      )
    // Another address of this machine, which only a server for others listens at.
    expect([await from(behindProxy), await from(server)]).toEqual([200, 'refused'])
  })

  test('browsers are told to insist on it, and the theme is kept for https alone', async () => {
    const page = await asked(['GET /no-such-page HTTP/1.1'], '', behindProxy)
    expect(page.headers.get('strict-transport-security')).toBe('max-age=31536000')
    expect(page.headers.get('content-security-policy')).toContain('upgrade-insecure-requests')
    const chosen = await asked(['POST /theme HTTP/1.1', form], 'theme=dark', behindProxy)
    expect(chosen.headers.get('set-cookie')).toMatch(/HttpOnly; Secure$/)
  })
})

describe('who counts as one, for limits', () => {
  const limits = [
    { name: 'theme', methods: 'all', path: /^\/theme/, requests: 2, minutes: 1 },
  ] as const
  const from = (to: TestServer, forwarded: string) =>
    asked(['GET /theme HTTP/1.1', `X-Forwarded-For: ${forwarded}`], '', to).then(
      ({ status }) => status,
    )

  test('behind the one proxy a whole /64 is one, whatever the caller claims to be', async () => {
    const origin = 'https://assay.example'
    const server = await startTestServer({ app: 'bare', settings: { origin }, limits })
    try {
      expect(await from(server, '2001:db8:1:2::1')).toBe(303)
      expect(await from(server, '2001:db8:1:2:ffff:1:2:3')).toBe(303)
      expect(await from(server, '2001:db8:1:2:abcd::9')).toBe(429)
      expect(await from(server, '2001:db8:1:3::1')).toBe(303)
      // The proxy appends whom it saw; what stands before it was claimed.
      expect(await from(server, '198.51.100.7, 2001:db8:1:2::77')).toBe(429)
      expect(await from(server, '203.0.113.5')).toBe(303)
      expect(await from(server, '203.0.113.6')).toBe(303)
    } finally {
      await server.close()
    }
  })

  test('without a proxy nobody else’s word counts', async () => {
    const server = await startTestServer({ app: 'bare', limits })
    try {
      const statuses: number[] = []
      for (let at = 1; at <= 3; at++) statuses.push(await from(server, `2001:db8:${at}::1`))
      expect(statuses).toEqual([303, 303, 429])
    } finally {
      await server.close()
    }
  })
})
