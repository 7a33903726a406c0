// Bodies that are no form, or no whole one: a clear answer with a reference in front of Remix, and nothing reaches a route.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { parseFormData } from '../../app/http/form'
import { startTestServer, type TestServer } from '../support/server'

let server: TestServer
beforeAll(async () => {
  // A route that asked anything of this application would answer 500.
  server = await startTestServer({ app: 'bare' })
})
afterAll(() => server?.close())

const urlencoded = 'application/x-www-form-urlencoded'
const multipart = 'multipart/form-data; boundary=b'
const part = (name: string, value: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`

const bodies: Record<string, { type: string | null; body: string; status: number }> = {
  JSON: { type: 'application/json', body: '{"theme":"dark"}', status: 415 },
  'plain text': { type: 'text/plain', body: 'theme=dark', status: 415 },
  XML: { type: 'text/xml', body: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', status: 415 },
  'no word of what it is': { type: null, body: 'theme=dark', status: 415 },
  'what is no type': { type: ';;;', body: 'theme=dark', status: 415 },
  'another charset': { type: `${urlencoded}; charset=utf-16`, body: 'theme=dark', status: 415 },
  'a multipart form without boundary': {
    type: 'multipart/form-data',
    body: `${part('theme', 'dark')}--b--\r\n`,
    status: 400,
  },
  'a multipart form of another boundary': {
    type: 'multipart/form-data; boundary=c',
    body: `${part('theme', 'dark')}--b--\r\n`,
    status: 400,
  },
  'a truncated multipart form': { type: multipart, body: part('theme', 'dark'), status: 400 },
  'a multipart form that is none': { type: multipart, body: '{"theme":"dark"}', status: 400 },
  'a multipart form with NUL': {
    type: multipart,
    body: `${part('theme', 'da\0rk')}--b--\r\n`,
    status: 400,
  },
  'a form with more fields than any page has': {
    type: urlencoded,
    body: Array.from({ length: 60_000 }, (_, at) => `f${at}=`).join('&'),
    status: 413,
  },
  'a multipart form with more fields than any page has': {
    type: multipart,
    body: `${Array.from({ length: 6_000 }, (_, at) => part(`f${at}`, '')).join('')}--b--\r\n`,
    status: 413,
  },
}

const addresses = [
  '/theme',
  '/theme?_data=routes%2Ftheme',
  '/sign-in',
  '/setup?_data=routes%2Fsetup',
  '/respond/AAAAAAAAAAAAAAAAAAAAAA?index',
  '/respond/AAAAAAAAAAAAAAAAAAAAAA/code',
  '/respond/AAAAAAAAAAAAAAAAAAAAAA/stop-reminders',
  '/stop-digest/user/AAAAAAAAAAAAAAAAAAAAAA',
  // What somebody calls a link or a person does not make it an address for files.
  '/respond/evidence/code',
  '/stop-digest/verify/x',
  '/account',
  '/reviews/1/decision',
]

const send = (path: string, { type, body }: { type: string | null; body: string }) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: server.url, ...(type === null ? {} : { 'Content-Type': type }) },
    // Bytes, because fetch gives a text a type.
    body: new TextEncoder().encode(body),
  })

describe.each(Object.entries(bodies))('%s', (_, { type, body, status }) => {
  test.each(addresses)(`posted to %s is told so`, async (path) => {
    const answer = await send(path, { type, body })
    const text = await answer.text()
    expect([answer.status, text]).toEqual([status, expect.stringContaining('Nothing was changed.')])
    if (path.includes('_data=')) expect(answer.headers.get('x-remix-catch')).toBe('yes')
    else expect(text).toContain(`<code>${answer.headers.get('x-request-id')}</code>`)
  })
})

test('what a browser sends comes through, as either kind of form', async () => {
  for (const sent of [
    { type: `${urlencoded};charset=UTF-8`, body: 'theme=dark' },
    { type: multipart, body: `${part('theme', 'dark')}--b--\r\n` },
    // NUL is no character of any text.
    { type: urlencoded, body: 'th%00eme=da\0rk' },
    { type: urlencoded, body: 'theme=dark&theme=light&__proto__=x&constructor.prototype.x=1' },
  ]) {
    const answer = await send('/theme', sent)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('set-cookie')).toContain('theme=dark')
  }
})

test('an upload that is no form is told so by its own page', async () => {
  const cut = await send('/verify', { type: multipart, body: part('file', 'a copy') })
  // The page of a bare application cannot be drawn, but its action has read the form and refused it.
  expect(cut.status).not.toBe(303)
  expect((await send('/verify', { type: 'application/json', body: '{}' })).status).toBe(415)
})

test('a range that a file does not have is no fault of ours', async () => {
  const page = await (await fetch(`${server.url}/no-such-page`)).text()
  const css = /href="(\/assets\/[^"]+\.css)"/.exec(page)?.[1] ?? ''
  const asked = (headers: Record<string, string>) => fetch(`${server.url}${css}`, { headers })
  expect((await asked({ Range: 'bytes=999999999-' })).status).toBe(416)
  expect((await asked({ 'If-Match': '"other"' })).status).toBe(412)
  expect((await asked({ Range: 'bytes=0-9' })).status).toBe(206)
})

test('ten thousand fields are read in the time that they take once', () => {
  const form = new FormData()
  for (let at = 0; at < 40_000; at++) form.append(`f${at}`, '')
  const started = performance.now()
  parseFormData(form, z.object({}))
  // Asking for each by its name took more than ten seconds.
  expect(performance.now() - started).toBeLessThan(1_500)
})
