// The gate in front of Remix, rule by rule: which addresses, which senders, how much and how often.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodyLimit, capStream } from '../../app/http/body-limits'
import { isUnsubscribing } from '../../app/http/one-click'
import { isOwnHost, mayChange } from '../../app/http/origin-guard'
import { isClosedEndpoint, pathProblem } from '../../app/http/path-caps'
import { defaultLimits } from '../../app/http/rate-limits'

describe('paths', () => {
  test.each([
    ['an unknown method', 'PROPFIND', '/', 'method'],
    ['a method that mirrors', 'TRACE', '/', 'method'],
    ['a long path', 'GET', `/${'a'.repeat(512)}`, 'too long'],
    ['a long query', 'GET', `/?${'a'.repeat(4096)}`, 'too long'],
    ['many segments', 'GET', '/a'.repeat(13), 'not found'],
    ['no slash', 'GET', 'evil.example/x', 'not found'],
    ['two slashes', 'GET', '//evil.example', 'not found'],
    ['two slashes further on', 'GET', '/a//b', 'not found'],
    ['a backslash', 'GET', '/\\evil.example', 'not found'],
    ['an encoded slash', 'GET', '/%2fevil.example', 'not found'],
    ['an encoded backslash', 'GET', '/%5Cevil.example', 'not found'],
    ['NUL', 'GET', '/a%00', 'not found'],
    ['NUL in a query', 'GET', '/a?q=%00', 'not found'],
    ['what does not decode', 'GET', '/%zz', 'not found'],
    ['half a letter', 'GET', '/%c3', 'not found'],
  ])('%s is refused', (_what, method, url, problem) => {
    expect(pathProblem(method, url)).toBe(problem)
  })

  test('of single fetch and lazy routes are closed, whatever flags say', () => {
    for (const path of ['/__manifest', '/__manifest?p=/', '/_root.data', '/a/b.data?_routes=x']) {
      expect(isClosedEndpoint(path), path).toBe(true)
    }
    for (const path of ['/', '/data', '/a?b=.data', '/__manifests', '/x.database']) {
      expect(isClosedEndpoint(path), path).toBe(false)
    }
  })

  test('ordinary ones pass', () => {
    for (const path of ['/', '/reviews/R-0001?sort=due', '/respond/x/sections/DAT', '/a%20b']) {
      expect(pathProblem('GET', path), path).toBeNull()
    }
  })
})

describe('the origin guard', () => {
  const from = (over: object) => ({
    method: 'POST',
    ...{ host: '127.0.0.1:3000', origin: undefined, secFetchSite: undefined, referer: undefined },
    ...over,
  })
  const here = 'http://127.0.0.1:3000'

  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that begins like ours', { origin: `${here}.evil.example` }],
    ['an origin of another port', { origin: 'http://127.0.0.1:3001' }],
    ['our host by https', { origin: 'https://127.0.0.1:3000' }],
    ['an origin that is none', { origin: 'null' }],
    [
      'an origin that is none, of a page that says it is ours',
      { origin: 'null', secFetchSite: 'same-origin', referer: `${here}/` },
    ],
    ['another site', { secFetchSite: 'cross-site' }],
    ['a sister of our host', { secFetchSite: 'same-site' }],
    ['an address typed in', { secFetchSite: 'none' }],
    ['a foreign page', { referer: 'https://evil.example/' }],
    ['a page that names us in its path', { referer: `https://evil.example/${here}` }],
    ['a page whose host begins like ours', { referer: `${here}.evil.example/` }],
    ['nobody at all', {}],
  ])('refuses what comes from %s', (_what, over) => {
    expect(mayChange(from(over), null)).toBe(false)
  })

  test.each([
    ['our own origin', { origin: here }],
    ['our own page', { secFetchSite: 'same-origin' }],
    ['our own page, by its address', { referer: `${here}/reviews?q=1` }],
    ['anywhere, where nothing is changed', { method: 'GET', origin: 'https://evil.example' }],
  ])('lets through what comes from %s', (_what, over) => {
    expect(mayChange(from(over), null)).toBe(true)
  })

  test('knows our own host by its settings, where there are any', () => {
    const claimed = from({ host: 'evil.example', origin: 'http://evil.example' })
    expect(mayChange(claimed, 'https://assay.example')).toBe(false)
    expect(mayChange(from({ host: undefined, origin: 'http://x' }), null)).toBe(false)
  })

  test('serves localhost by its own names alone, where nobody set another', () => {
    for (const host of ['localhost', 'localhost:3000', '127.0.0.1:80', '[::1]:3000']) {
      expect(isOwnHost(host, null), host).toBe(true)
    }
    for (const host of [
      undefined,
      '',
      'rebound.example',
      'localhost.evil.example',
      '127.0.0.1.x',
    ]) {
      expect(isOwnHost(host, null), String(host)).toBe(false)
    }
  })

  test('no request that changes something passes without naming our own origin', () => {
    const own = 'https://assay.example'
    const maybe = (values: fc.Arbitrary<string>) => fc.option(values, { nil: undefined })
    fc.assert(
      fc.property(
        fc.record({
          method: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE'),
          host: maybe(fc.constantFrom('assay.example', 'evil.example')),
          origin: maybe(fc.oneof(fc.webUrl(), fc.constantFrom('null', '', 'https://evil.example'))),
          secFetchSite: maybe(fc.constantFrom('cross-site', 'same-site', 'none', '')),
          referer: maybe(fc.webUrl()),
        }),
        (sender) => {
          expect(mayChange(sender, own)).toBe(false)
        },
      ),
    )
  })
})

describe('unsubscribing by the button of a mail program', () => {
  const provider = { method: 'POST', origin: undefined, secFetchSite: undefined }

  test('passes without naming our origin, on the addresses that stop mail and on no other', () => {
    for (const path of ['/respond/tok/stop-reminders', '/stop-digest/user/tok']) {
      expect(isUnsubscribing(provider, path), path).toBe(true)
      expect(isUnsubscribing({ ...provider, method: 'GET' }, path), path).toBe(false)
    }
    for (const path of ['/respond/tok/submit', '/respond/a/stop-reminders/b', '/sign-out']) {
      expect(isUnsubscribing(provider, path), path).toBe(false)
    }
  })

  test('is not for browsers, which name where they come from', () => {
    const path = '/respond/tok/stop-reminders'
    expect(isUnsubscribing({ ...provider, origin: 'https://evil.example' }, path)).toBe(false)
    expect(isUnsubscribing({ ...provider, secFetchSite: 'cross-site' }, path)).toBe(false)
  })
})

describe('bodies', () => {
  test('may have a megabyte, and more only where a file is sent', () => {
    for (const path of ['/', '/theme', '/sign-in', '/reviews/1/decision', '/uploads']) {
      expect(bodyLimit(path), path).toBe(1024 * 1024)
    }
    expect(bodyLimit('/respond/tok/evidence')).toBe(26 * 1024 * 1024)
  })

  test('are cut at the first byte above the limit, whatever they announced', async () => {
    const pass = async (bytes: number) => {
      let through = 0
      let exceeded = 0
      const capped = capStream(1_000, () => exceeded++)
      capped.on('data', (chunk: Buffer) => {
        through += chunk.length
      })
      const sent = Readable.from(Array.from({ length: bytes / 100 }, () => Buffer.alloc(100)))
      const whole = await pipeline(sent, capped).then(
        () => true,
        () => false,
      )
      return { through, exceeded, whole }
    }
    expect(await pass(1_000)).toEqual({ through: 1_000, exceeded: 0, whole: true })
    expect(await pass(50_000)).toEqual({ through: 1_000, exceeded: 1, whole: false })
  })
})

describe('limits for one address', () => {
  const names = (method: string, path: string) =>
    defaultLimits
      .filter(
        ({ methods, path: on }) => (methods === 'all' || methods.includes(method)) && on.test(path),
      )
      .map(({ name, requests, minutes }) => `${name} ${requests} in ${minutes}`)

  test.each([
    ['POST', '/sign-in', 'sign-in 30 in 15'],
    ['POST', '/sign-in/code', 'sign-in 30 in 15'],
    ['POST', '/setup', 'sign-in 30 in 15'],
    ['POST', '/reset', 'sign-in 30 in 15'],
    ['POST', '/reset/tok', 'sign-in 30 in 15'],
    ['POST', '/invited/tok', 'sign-in 30 in 15'],
    ['GET', '/sign-on', 'sign-on 300 in 15'],
    ['GET', '/sign-on/back', 'sign-on 300 in 15'],
    ['POST', '/respond/tok', 'codes 30 in 15'],
    ['POST', '/respond/tok/code', 'codes 30 in 15'],
    ['GET', '/calendar/feed/tok.ics', 'feeds 300 in 15'],
    ['GET', '/verify', 'verify 60 in 1'],
    ['POST', '/verify', 'verify upload 20 in 15'],
    ['POST', '/respond/tok/autosave', 'autosave 1000 in 1'],
    ['POST', '/reviews/1/decision', 'changes 300 in 1'],
    ['DELETE', '/sign-out', 'changes 300 in 1'],
    ['GET', '/reviews', 'everything 1200 in 1'],
    ['POST', '/respond/tok/autosave', 'everything 1200 in 1'],
  ])('%s %s counts as %s', (method, path, limit) => {
    expect(names(method, path)).toContain(limit)
  })
})
