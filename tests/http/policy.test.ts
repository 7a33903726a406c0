// The headers that every answer is given, whole, without the pages: nothing in them is left to a default that nobody chose.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, expect, test } from 'vitest'
import { giveReference, referenceOf } from '../../app/http/reference'
import { nonceOf, securityHeaders } from '../../app/http/security-headers'
import { wrongHeaders } from '../routes/matrix/headers'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A site that says nothing but the nonce and the reference of its own answer. */
async function site(options: Parameters<typeof securityHeaders>[0]): Promise<string> {
  const own = express().disable('x-powered-by')
  own.use(giveReference, securityHeaders(options))
  own.get('/', (_req, res) => {
    res.set('Cache-Control', 'no-store').send(`${nonceOf(res)} ${referenceOf(res)}`)
  })
  const server = createServer(own)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const policyOf = (answer: Response, nonce: string) =>
  (answer.headers.get('Content-Security-Policy') ?? '').replace(nonce, 'NONCE').split(';')

const production = [
  "default-src 'none'",
  "script-src 'self' 'nonce-NONCE'",
  "style-src 'self'",
  "img-src 'self'",
  "frame-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
]

test('is this policy and no other, over plain http and over https', async () => {
  for (const https of [false, true]) {
    const answer = await fetch(await site({ dev: false, https }))
    const [nonce = ''] = (await answer.text()).split(' ')
    expect(policyOf(answer, nonce)).toEqual([
      ...production,
      ...(https ? ['upgrade-insecure-requests'] : []),
    ])
  }
})

test('is stricter than what development needs, which only a development server gives', async () => {
  const answer = await fetch(await site({ dev: true, https: false }))
  const [nonce = ''] = (await answer.text()).split(' ')
  const loosened = policyOf(answer, nonce).filter((part) => !production.includes(part))
  expect(loosened).toEqual(["style-src 'self' 'unsafe-inline'", "connect-src 'self' ws:"])
})

test('holds a nonce that no answer had before, and every other header', async () => {
  const url = await site({ dev: false, https: false })
  const nonces = new Set<string>()
  for (let at = 0; at < 20; at++) {
    const answer = await fetch(url)
    const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
    expect(wrongHeaders({ status: 200, headers, text: '' }, nonces)).toEqual([])
  }
  expect(nonces.size).toBe(20)
})

test('tells browsers to insist on https where there is https, for a year', async () => {
  const told = async (https: boolean) =>
    (await fetch(await site({ dev: false, https }))).headers.get('Strict-Transport-Security')
  expect([await told(false), await told(true)]).toEqual([null, 'max-age=31536000'])
})

test('has a reference of our own making, whatever the request calls itself', async () => {
  const headers = { 'X-Request-Id': 'written-by-somebody-else' }
  const answer = await fetch(await site({ dev: false, https: false }), { headers })
  const [, shown] = (await answer.text()).split(' ')
  expect(shown).toMatch(/^[0-9a-f]{12}$/)
  expect(answer.headers.get('X-Request-Id')).toBe(shown)
})
