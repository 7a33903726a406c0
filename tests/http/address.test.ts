// What Remix is told of a request's address: our own idea of it, never one that the caller or a proxy's headers bring along.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json, type ServerBuild } from '@remix-run/node'
import express from 'express'
import { afterEach, expect, test } from 'vitest'
import * as entry from '../../app/entry.server'
import { createLogger } from '../../app/http/log'
import { remixHandler } from '../../app/http/remix-handler'
import type { Settings } from '../../app/settings'
import { sendRaw } from '../support/raw'
import { bareApp } from '../support/server'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** One route, which says what it was told. */
const echo = {
  loader: ({ request }: { request: Request }) =>
    json({ url: request.url, headers: Object.fromEntries(request.headers) }),
}

const build = {
  entry: { module: entry },
  routes: {
    root: { id: 'root', path: '', module: { default: () => null } },
    echo: { id: 'echo', path: 'echo', parentId: 'root', module: echo },
  },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '1' },
  basename: '/',
  publicPath: '/',
  assetsBuildDirectory: '',
  future: { v3_singleFetch: false, v3_lazyRouteDiscovery: false },
  isSpaMode: false,
  mode: 'production',
} as unknown as ServerBuild

async function told(origin: string | null, ...lines: string[]) {
  const log = createLogger({ write: () => {} })
  const app = bareApp({} as Settings, log)
  const context = { app, requestId: 'r', cspNonce: 'n', log }
  const site = express()
  site.all('*', remixHandler({ build, dev: false, origin, loadContext: () => context }))
  const server = createServer(site)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const bytes = ['GET /echo?x=1 HTTP/1.1', ...lines, 'Connection: close', '', ''].join('\r\n')
  return JSON.parse((await sendRaw({ port, bytes })).text)
}

test('the configured address stands in place of whatever host was asked for', async () => {
  const { url, headers } = await told('https://assay.example', 'Host: evil.example')
  expect(url).toBe('https://assay.example/echo?x=1')
  expect(headers.host).toBe('assay.example')
})

test('no header of a proxy reaches a page', async () => {
  const { url, headers } = await told(
    null,
    'Host: localhost:3000',
    'X-Forwarded-Host: evil.example',
    'X-Forwarded-Proto: https',
    'X-Forwarded-For: 203.0.113.5',
  )
  expect(url).toBe('http://localhost:3000/echo?x=1')
  expect(Object.keys(headers).filter((name) => name.startsWith('x-forwarded'))).toEqual([])
})
