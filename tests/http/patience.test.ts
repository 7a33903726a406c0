// Who sends slowly is cut off in bounded time, and everybody else is answered meanwhile.
import type { AddressInfo } from 'node:net'
import express, { type Express } from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogger } from '../../app/http/log'
import { patientServer } from '../../app/http/patience'
import { sendRaw } from '../support/raw'
import { startTestServer, type TestServer } from '../support/server'

/** The real times are minutes; what is tested is that they end. */
const patience = {
  headers: 1_500,
  request: 2_000,
  silence: 2_200,
  betweenRequests: 1_500,
  looksEvery: 100,
}
/** After the longest of them, with room for a busy machine. */
const BOUND_MS = 8_000

let server: TestServer
let port = 0
beforeAll(async () => {
  server = await startTestServer({ app: 'bare', patience })
  port = Number(new URL(server.url).port)
})
afterAll(() => server?.close())

const head = (path: string, ...more: string[]) =>
  [`POST ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Origin: ${server.url}`, ...more].join(
    '\r\n',
  )
const form = 'Content-Type: application/x-www-form-urlencoded'

const slow = () => ({
  'headers that drip': {
    bytes: `${head('/theme', form)}\r\n`,
    drip: { bytes: 'X-Slow: 1\r\n'.repeat(500), everyMs: 50 },
    status: 408,
  },
  'a body that drips': {
    bytes: `${head('/theme', form, 'Content-Length: 500')}\r\n\r\n`,
    drip: { bytes: 'theme=dark&'.repeat(500), everyMs: 50 },
    status: 408,
  },
  'a body that drips, announced in chunks': {
    bytes: `${head('/theme', form, 'Transfer-Encoding: chunked')}\r\n\r\n`,
    drip: { bytes: '1\r\na\r\n'.repeat(500), everyMs: 20 },
    status: 408,
  },
  'an upload that drips': {
    bytes: `${head('/verify', 'Content-Type: multipart/form-data; boundary=b', 'Content-Length: 5000')}\r\n\r\n`,
    drip: { bytes: '--b\r\nContent-Disposition: form-data; name="file"\r\n\r\n', everyMs: 50 },
    status: 408,
  },
  'a body that never comes': {
    bytes: `${head('/theme', form, 'Content-Length: 500')}\r\n\r\n`,
    status: 408,
  },
  'half a first line': { bytes: 'GET / HT', status: 408 },
  'nothing at all': { bytes: '', status: 408 },
  'an answered request, and then nothing': {
    bytes: `GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
    status: 200,
  },
})

test('slow requests end with a cut, and others are answered meanwhile', async () => {
  let cut = false
  const attack = Promise.all(
    Object.entries(slow()).flatMap(([what, { status, ...sent }]) =>
      Array.from({ length: 5 }, async () => ({
        what,
        expected: status,
        ...(await sendRaw({ port, withinMs: 2 * BOUND_MS, ...sent })),
      })),
    ),
  ).finally(() => {
    cut = true
  })
  const waits: number[] = []
  while (!cut) {
    const started = performance.now()
    expect((await fetch(`${server.url}/no-such-page`)).status).toBe(404)
    waits.push(performance.now() - started)
  }
  for (const { what, expected, status, ms } of await attack) {
    expect(status, what).toBe(expected)
    expect(ms, what).toBeLessThan(BOUND_MS)
  }
  expect(waits.length).toBeGreaterThan(5)
  expect(Math.max(...waits)).toBeLessThan(BOUND_MS / 2)
}, 30_000)

test('an answer to what cannot be read says what happened, with a reference that the log knows', async () => {
  const host = `Host: 127.0.0.1:${port}`
  const broken = {
    431: `GET / HTTP/1.1\r\n${host}\r\nCookie: a=${'x'.repeat(20_000)}\r\n\r\n`,
    400: `GET / HTTP/1.1\r\n${host}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n`,
    408: `GET / HTTP/1.1\r\n${host}\r\n`,
  }
  for (const [status, bytes] of Object.entries(broken)) {
    const answer = await sendRaw({ port, bytes })
    expect(answer.status, status).toBe(Number(status))
    const reference = answer.headers.get('x-request-id') ?? 'none'
    expect(answer.text, status).toContain(`<code>${reference}</code>`)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(JSON.stringify(server.logs), status).toContain(reference)
  }
})

async function own(site: Express) {
  const alone = patientServer(site, patience, createLogger({ write: () => {} }))
  await new Promise<void>((resolve) => alone.listen(0, '127.0.0.1', resolve))
  const { port } = alone.address() as AddressInfo
  const close = () => {
    alone.closeAllConnections()
    alone.close()
  }
  return { alone, port, close }
}

test('more headers than anybody sends are not read', async () => {
  const { port, close } = await own(
    express().use((req, res) => {
      res.send(`read ${Object.keys(req.headers).length}`)
    }),
  )
  const many = Array.from({ length: 300 }, (_, at) => `X-${at}: 1`).join('\r\n')
  const bytes = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n${many}\r\n\r\n`
  const { text } = await sendRaw({ port, bytes })
  close()
  expect(Number(/^read (\d+)$/.exec(text)?.[1])).toBeLessThanOrEqual(100)
})

test('an answer that nobody waits for, or that never comes, keeps no connection', async () => {
  const { alone, port, close } = await own(express().use(() => {}))
  const bytes = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`
  const { ms } = await sendRaw({ port, bytes, withinMs: 2 * BOUND_MS })
  expect(ms).toBeLessThan(BOUND_MS)
  // Each costs memory and a file handle, also while it says nothing.
  expect(alone.maxConnections).toBe(2_000)
  close()
})
