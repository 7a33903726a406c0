// What stands in front of Remix: the three advisories that reach Remix 2 are closed here, and other sites' forms refused.
import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultLimits } from '../../app/http/rate-limits'
import { fromOwnPage, startTestServer, type TestServer } from '../support/server'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ app: 'bare' })
})
afterAll(() => server?.close())

interface Raw {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

interface RawRequest {
  method?: string
  headers?: Record<string, string>
  body?: string
  to?: TestServer
}

/** fetch would normalise paths and set headers of its own. */
function raw(path: string, { method = 'GET', headers = {}, body, to }: RawRequest = {}) {
  const { port } = new URL((to ?? server).url)
  return new Promise<Raw>((resolve, reject) => {
    // Node announces no length for a DELETE by itself, and the body would read as another request.
    const length: Record<string, string> =
      body === undefined || 'Transfer-Encoding' in headers
        ? {}
        : { 'Content-Length': String(Buffer.byteLength(body)) }
    const all = { ...length, ...headers }
    const sent = httpRequest({ host: '127.0.0.1', port, path, method, headers: all }, (res) => {
      let text = ''
      res.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      res.on('end', () =>
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: text }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

describe('the advisories that Remix 2 does not fix', () => {
  test('single fetch is off: no .data endpoint answers (CVE-2026-34077)', async () => {
    for (const path of ['/_root.data', '/theme.data', '/sign-in.data?_routes=root']) {
      const answer = await raw(path)
      expect(answer.status, path).toBe(404)
      expect(answer.headers['content-type'], path).not.toContain('x-script')
      // Before Remix has seen it.
      expect(answer.body, path).not.toContain('__remixContext')
    }
  })

  test('a page says that single fetch and lazy route discovery are off', async () => {
    const { body } = await raw('/no-such-page')
    expect(body).toContain('"v3_singleFetch":false')
    expect(body).toContain('"v3_lazyRouteDiscovery":false')
  })

  test('the manifest endpoint does not exist (CVE-2026-42342, CVE-2026-55685)', async () => {
    const paths = Array.from({ length: 50 }, (_, index) => `p=/a${index}`).join('&')
    for (const path of ['/__manifest', '/__manifest?p=/', `/__manifest?version=x&${paths}`]) {
      const answer = await raw(path)
      expect(answer.status, path).toBe(404)
      expect(answer.headers['content-type'], path).toContain('text/html')
      expect(answer.body, path).not.toContain('__remixContext')
    }
  })

  test('a long path is refused before routes are matched', async () => {
    expect((await raw(`/${'a'.repeat(600)}`)).status).toBe(414)
    expect((await raw(`/?q=${'a'.repeat(5000)}`)).status).toBe(414)
    expect((await raw('/a'.repeat(40))).status).toBe(404)
    const refused = await raw('/a'.repeat(40))
    expect(refused.body).not.toContain('__remixContext')
  })

  test('a path that a browser could read as another site is refused, not redirected', async () => {
    const paths = ['//evil.example', '//evil.example/', '/\\evil.example', '/%5cevil.example']
    for (const path of [...paths, '/%2f%2fevil.example', '/a//b', '/%00', '/%zz']) {
      const answer = await raw(path)
      expect(answer.status, path).toBe(404)
      expect(answer.headers.location, path).toBeUndefined()
      expect(answer.body, path).not.toContain('__remixContext')
    }
  })
})

describe('forms that another site sent', () => {
  const targets = [
    { what: 'a document', path: '/' },
    { what: 'an index route', path: '/?index' },
    { what: 'a resource route', path: '/theme' },
    { what: 'a data request', path: '/theme?_data=routes%2Ftheme' },
    { what: 'a file', path: '/assets/anything.js' },
    { what: 'a path that does not exist', path: '/no-such-page' },
  ]
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

  for (const { what, path } of targets) {
    test(`a foreign Origin posting to ${what} is refused`, async () => {
      const foreign = { ...form, Origin: 'https://evil.example' }
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const answer = await raw(path, { method, headers: foreign, body: 'theme=dark' })
        expect(answer.status, method).toBe(403)
        expect(answer.headers['set-cookie'], method).toBeUndefined()
      }
    })
  }

  test('the word of a forwarded host counts for nothing', async () => {
    const headers = {
      ...form,
      Origin: 'https://evil.example',
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'https',
    }
    for (const path of ['/theme', '/theme?_data=routes%2Ftheme']) {
      const answer = await raw(path, { method: 'POST', headers, body: 'theme=dark' })
      expect(answer.status, path).toBe(403)
    }
  })

  test.each([
    { what: 'Origin: null', headers: { Origin: 'null' } },
    { what: 'no word of where it comes from', headers: {} },
    { what: 'Sec-Fetch-Site: cross-site', headers: { 'Sec-Fetch-Site': 'cross-site' } },
    { what: 'Sec-Fetch-Site: same-site', headers: { 'Sec-Fetch-Site': 'same-site' } },
    { what: 'Sec-Fetch-Site: none', headers: { 'Sec-Fetch-Site': 'none' } },
    { what: 'a foreign referrer', headers: { Referer: 'https://evil.example/x' } },
    { what: 'the right host by https', headers: { Origin: 'https://127.0.0.1' } },
  ])('$what is refused', async ({ headers }) => {
    const sent = { ...form, ...headers } as Record<string, string>
    const answer = await raw('/theme', { method: 'POST', headers: sent, body: 'theme=dark' })
    expect(answer.status).toBe(403)
    expect(answer.body).toContain('Nothing was changed')
  })

  test.each([
    { what: 'our own Origin', headers: () => ({ Origin: server.url }) },
    { what: 'Sec-Fetch-Site: same-origin', headers: () => ({ 'Sec-Fetch-Site': 'same-origin' }) },
    { what: 'our own page as referrer', headers: () => ({ Referer: `${server.url}/x` }) },
  ])('$what is accepted', async ({ headers }) => {
    const sent = { ...form, ...headers() } as Record<string, string>
    const answer = await raw('/theme', { method: 'POST', headers: sent, body: 'theme=dark' })
    expect(answer.status).toBe(303)
    expect(String(answer.headers['set-cookie'])).toContain('theme=dark')
  })

  test('with ASSAY_ORIGIN set, only that origin may change things, whatever the host says', async () => {
    const origin = 'https://assay.example'
    const behindProxy = await startTestServer({ app: 'bare', settings: { origin } })
    try {
      const post = (headers: Record<string, string>) =>
        raw('/theme', {
          method: 'POST',
          headers: { ...form, ...headers },
          body: 'theme=dark',
          to: behindProxy,
        })
      expect((await post({ Origin: origin })).status).toBe(303)
      expect((await post({ Origin: origin, Host: 'assay.example' })).status).toBe(303)
      expect((await post({ Origin: behindProxy.url })).status).toBe(403)
      expect((await post({ Origin: 'http://assay.example' })).status).toBe(403)
    } finally {
      await behindProxy.close()
    }
  })

  test('on localhost, a name that merely resolves here is not served', async () => {
    const answer = await raw('/', { headers: { Host: 'rebound.example' } })
    expect(answer.status).toBe(421)
    expect((await raw('/no-such-page', { headers: { Host: 'localhost:1' } })).status).toBe(404)
  })
})

describe('every answer', () => {
  test('carries a policy that lets no inline script run without this answer’s nonce', async () => {
    const first = await raw('/no-such-page')
    const second = await raw('/no-such-page')
    const policy = String(first.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
    expect(nonce).toBeTruthy()
    expect(second.headers['content-security-policy']).not.toContain(nonce)
    const scripts = first.body.match(/<script[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(1)
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
    expect(first.body).not.toMatch(/<[^>]+ style=/)
  })

  test('to a page is kept by nobody on the way', async () => {
    expect((await raw('/no-such-page')).headers['cache-control']).toBe('no-store')
    const data = await raw('/no-such-page?_data=root')
    expect(data.headers['cache-control']).toBe('no-store')
  })

  test('assets are kept for ever, and a missing one says so', async () => {
    const { body } = await raw('/no-such-page')
    const css = /href="(\/assets\/[^"]+\.css)"/.exec(body)?.[1] ?? ''
    const answer = await raw(css)
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toContain('immutable')
    expect((await raw('/assets/gone.js')).status).toBe(404)
  })

  test('an unknown method is refused', async () => {
    expect((await raw('/', { method: 'PROPFIND' })).status).toBe(405)
    expect((await raw('/', { method: 'TRACE' })).status).toBe(405)
  })
})

describe('bodies', () => {
  test('one that announces too much is refused unread', async () => {
    const headers = { ...fromOwnPage(server), 'Content-Length': String(2 * 1024 * 1024) }
    const answer = await raw('/theme', { method: 'POST', headers })
    expect(answer.status).toBe(413)
  })

  test('one that announces nothing is cut off when it has grown too large', async () => {
    const headers = { ...fromOwnPage(server), 'Transfer-Encoding': 'chunked' }
    const body = `theme=dark&filler=${'x'.repeat(1_200_000)}`
    const answer = await raw('/theme', { method: 'POST', headers, body })
    expect(answer.status).toBe(413)
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect((await raw('/healthz')).status).toBe(200)
  })

  test('one just below the limit arrives whole', async () => {
    const headers = { ...fromOwnPage(server), 'Transfer-Encoding': 'chunked' }
    const body = `filler=${'x'.repeat(900_000)}&theme=dark`
    const answer = await raw('/theme', { method: 'POST', headers, body })
    expect(answer.status).toBe(303)
    expect(String(answer.headers['set-cookie'])).toContain('theme=dark')
  })
})

test('too many requests from one address are refused, and other paths go on', async () => {
  const limited = await startTestServer({
    app: 'bare',
    limits: [{ name: 'theme', methods: ['POST'], path: /^\/theme/, requests: 3, minutes: 1 }],
  })
  try {
    const post = (path: string) =>
      raw(path, { method: 'POST', headers: fromOwnPage(limited), body: 'theme=dark', to: limited })
    const statuses = [await post('/theme'), await post('/theme'), await post('/theme')]
    expect(statuses.map(({ status }) => status)).toEqual([303, 303, 303])
    expect((await post('/theme')).status).toBe(429)
    expect((await post('/theme?_data=routes%2Ftheme')).status).toBe(429)
    // The same page to Remix, however it is written.
    for (const path of ['/THEME', '/%74heme', '/%54heme/']) {
      expect((await post(path)).status, path).toBe(429)
    }
    for (const path of ['/x/../theme', '/./theme', '/x/%2E%2e/theme', '/theme/.']) {
      expect((await post(path)).status, path).toBe(404)
    }
    expect((await raw('/theme', { to: limited })).status).toBe(303)
  } finally {
    await limited.close()
  }
})

test('built files are outside every limit, pages are not', () => {
  const limitsOf = (path: string) => defaultLimits.filter((limit) => limit.path.test(path))
  expect(limitsOf('/assets/entry.client-abc.js').map(({ methods }) => methods)).toEqual([
    ['POST', 'PUT', 'PATCH', 'DELETE'],
  ])
  expect(limitsOf('/reviews').map(({ name }) => name)).toEqual(['changes', 'everything'])
  // What is drawn for a vendor costs more than a page.
  for (const file of ['download/questions.pdf', 'receipt.pdf', 'report.pdf']) {
    const names = limitsOf(`/respond/abc/${file}`).map(({ name }) => name)
    expect(names).toEqual(['documents', 'changes', 'everything'])
  }
  // A team that types behind one address must not lock itself out of its forms.
  expect(limitsOf('/respond/abc/autosave').map(({ name }) => name)).toEqual([
    'autosave',
    'everything',
  ])
})

describe('the log', () => {
  test('names the request and keeps tokens, queries and addresses out', async () => {
    const answer = await raw(
      '/respond/SECRETTOKENSECRETTOKEN12/sections?code=123456&to=a@b.example',
    )
    await raw('/someone@example.com/x')
    const text = JSON.stringify(server.logs)
    expect(text).toContain(String(answer.headers['x-request-id']))
    expect(text).toContain('/respond/[token]/sections')
    for (const secret of ['SECRETTOKEN', '123456', 'a@b', 'someone@', '127.0.0.1']) {
      expect(text).not.toContain(secret)
    }
  })
})

describe('health', () => {
  test('healthz answers while the process lives', async () => {
    const headers = { 'cache-control': 'no-store' }
    expect(await raw('/healthz')).toMatchObject({ status: 200, body: 'ok\n', headers })
    expect(await raw('/readyz')).toMatchObject({ status: 200, headers })
  })

  test('readyz names every check, and which one fails, without saying what the driver said', async () => {
    expect(JSON.parse((await raw('/readyz')).body)).toMatchObject({ ok: true })
    const broken = await startTestServer({
      app: Object.assign(Object.create(server.app), {
        readiness: async () => ({
          ok: false,
          checks: [
            { name: 'database', ok: false, detail: 'connect ECONNREFUSED db.internal:5432' },
            { name: 'data folder', ok: true, detail: 'ok' },
          ],
        }),
      }),
    })
    try {
      const answer = await raw('/readyz', { to: broken })
      expect(answer.status).toBe(503)
      expect(JSON.parse(answer.body).checks).toMatchObject([
        { name: 'database', ok: false },
        { name: 'data folder', ok: true },
      ])
      expect(answer.body).not.toContain('db.internal')
    } finally {
      await broken.close()
    }
  })
})
