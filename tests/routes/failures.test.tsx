// What people see, and what the log gets, when something fails: never the error's own words, always the reference.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import * as entry from '../../app/entry.server'
import { parseForm, refuse } from '../../app/http/form'
import { createLogger } from '../../app/http/log'
import { giveReference, referenceOf } from '../../app/http/reference'
import { remixHandler } from '../../app/http/remix-handler'
import { nonceOf, securityHeaders } from '../../app/http/security-headers'
import * as root from '../../app/root'
import { ErrorSummary } from '../../app/ui/error-summary'
import { bareApp } from '../support/server'

const secret = 'the vendor said 4711 to a@b.example'
const nameSchema = z.object({ name: z.string().max(5, 'At most five letters') })
const logs: Record<string, unknown>[] = []
let server: Server
let url = ''

function FormPage() {
  const answer = useActionData<{ errors: Record<string, string>; values: { name: string } }>()
  return (
    <form method="post">
      <ErrorSummary errors={answer?.errors} />
      <input name="name" aria-label="Name" defaultValue={answer?.values.name} />
    </form>
  )
}

function fail(): never {
  throw new Error(secret)
}

const page = { default: () => <p>page</p> }
const modules = {
  'loader-fails': { ...page, loader: fail },
  'render-fails': { default: fail },
  'action-fails': { ...page, action: fail },
  'resource-fails': { loader: fail },
  forbidden: {
    ...page,
    loader: () => {
      throw new Response(secret, { status: 403 })
    },
  },
  conflict: {
    ...page,
    loader: () => {
      throw json({ secret }, { status: 409 })
    },
  },
  form: {
    default: FormPage,
    meta: () => [{ title: 'Your name' }],
    action: async ({ request }: { request: Request }) => {
      const parsed = await parseForm(request, nameSchema)
      return parsed.ok ? null : refuse(parsed)
    },
  },
}

/** A build such as Remix makes, with routes that fail in every way. */
function failingBuild(): ServerBuild {
  const ids = Object.keys(modules)
  const manifest = (id: string) => ({
    id,
    module: '',
    hasAction: true,
    hasLoader: true,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: id === 'root',
    ...(id === 'root' ? { path: '' } : { path: id, parentId: 'root' }),
  })
  return {
    entry: { module: entry },
    routes: Object.fromEntries([
      ['root', { id: 'root', path: '', module: root }],
      ...Object.entries(modules).map(([id, module]) => [
        id,
        { id, path: id, parentId: 'root', module },
      ]),
    ]),
    assets: {
      entry: { imports: [], module: '' },
      routes: Object.fromEntries(['root', ...ids].map((id) => [id, manifest(id)])),
      url: '',
      version: '1',
    },
    basename: '/',
    publicPath: '/',
    assetsBuildDirectory: '',
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_routeConfig: true,
      v3_singleFetch: false,
      v3_lazyRouteDiscovery: false,
      unstable_optimizeDeps: false,
    },
    isSpaMode: false,
    mode: 'production',
  } as unknown as ServerBuild
}

beforeAll(async () => {
  const log = createLogger({ write: (line) => logs.push(JSON.parse(line)) })
  const settings = {
    port: 0,
    dataFolder: '',
    databaseUrl: '',
    origin: null,
    smtpUrl: null,
    signingKey: null,
    clamd: null,
    signOn: null,
    dev: false,
    demo: false,
  }
  const site = express()
  site.use(giveReference, securityHeaders({ dev: false, https: false }))
  site.all(
    '*',
    remixHandler({
      build: failingBuild(),
      dev: false,
      origin: null,
      loadContext: (res) => ({
        app: bareApp(settings, log),
        requestId: referenceOf(res),
        cspNonce: nonceOf(res),
        log,
      }),
    }),
  )
  server = createServer(site)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(url + path, init)
  const reference = response.headers.get('X-Request-Id') ?? 'none'
  return {
    status: response.status,
    headers: response.headers,
    body: await response.text(),
    reference,
  }
}

const post = (body: string): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body,
})

describe('an unexpected error', () => {
  for (const { path, init } of [
    { path: '/loader-fails', init: {} },
    { path: '/render-fails', init: {} },
    { path: '/action-fails', init: post('name=x') },
  ]) {
    test(`at ${path} is a page with the reference that the log has`, async () => {
      const { status, body, reference } = await ask(path, init)
      expect(status).toBe(500)
      expect(body).toContain('Something went wrong')
      expect(body).toContain('<title>Something went wrong – Assay</title>')
      expect(body).toContain(reference)
      expect(body).not.toContain('4711')
      const line = logs.find((each) => each.reference === reference)
      expect(JSON.stringify(line)).toContain('failures.test')
      expect(JSON.stringify(line)).not.toContain('a@b.example')
    })
  }

  test('in a fetch by script answers with its own reference instead of its words', async () => {
    const { status, body, headers, reference } = await ask('/loader-fails?_data=loader-fails')
    expect(status).toBe(500)
    expect(headers.get('X-Remix-Error')).toBe('yes')
    expect(JSON.parse(body)).toEqual({ message: `Reference ${reference}` })
  })

  test('in a resource route says nothing of itself', async () => {
    const { status, body } = await ask('/resource-fails')
    expect(status).toBe(500)
    expect(body).not.toContain('4711')
  })
})

describe('a refusal', () => {
  test.each([
    { path: '/forbidden', status: 403, title: 'You may not open this' },
    { path: '/conflict', status: 409, title: 'Somebody else was faster' },
    { path: '/nowhere', status: 404, title: 'There is no such page' },
  ])('$status is explained in words, not with what was thrown', async ({ path, status, title }) => {
    const answer = await ask(path)
    expect(answer.status).toBe(status)
    expect(answer.body).toContain(`<title>${title} – Assay</title>`)
    expect(answer.body).toContain(answer.reference)
    // What was thrown is in the page's data for the browser's copy of the page, so throw nothing secret; it is not shown.
    expect(answer.body.split('<script')[0]).not.toContain('4711')
  })

  test('of a form is 422, keeps what was typed, and says "Error:" in the title without any script', async () => {
    const { status, body } = await ask('/form', post('name=Ada+Lovelace+the+first'))
    expect(status).toBe(422)
    expect(body).toContain('<title>Error: Your name</title>')
    expect(body).toContain('value="Ada Lovelace the first"')
    expect(body).toContain('At most five letters')
    expect((await ask('/form', post('name=Ada'))).body).toContain('<title>Your name</title>')
  })
})
