// The same server over PostgreSQL: DATABASE_URL is all that changes.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { staffRoles } from '../../app/core/access/roles'
import { setupCode } from '../../app/services/identity/setup-code'
import { type PostgresServer, startPostgres } from '../support/postgres-server'
import { fromOwnPage, startTestServer, type TestServer } from '../support/server'

let postgres: PostgresServer
let server: TestServer
let cookie = ''

beforeAll(async () => {
  postgres = await startPostgres()
  server = await startTestServer({ settings: { databaseUrl: await postgres.createDatabase() } })
  const form = new URLSearchParams({
    code: (await setupCode(server.app)) ?? '',
    organisation: 'Muster Bank AG',
    timeZone: 'Europe/Zurich',
    name: 'Ada Admin',
    email: 'ada@example.com',
    password: 'correct horse battery',
  })
  for (const role of staffRoles) form.append('roles', role)
  const done = await fetch(`${server.url}/setup`, {
    method: 'POST',
    headers: fromOwnPage(server),
    body: form,
    redirect: 'manual',
  })
  cookie = done.headers.get('Set-Cookie')?.split(';')[0] ?? ''
}, 240_000)

afterAll(async () => {
  await server?.close()
  await postgres?.stop()
})

const get = (path: string) =>
  fetch(server.url + path, { headers: { Cookie: cookie }, redirect: 'manual' })

it.each([
  '/',
  '/reviews',
  '/uses',
  '/vendors',
  '/outbox',
  '/account',
  '/admin/users',
  '/admin/audit?verify',
])('answers %s to whoever set it up', async (path) => {
  const answer = await get(path)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('Muster Bank AG')
})

it('is ready, and again after the database dropped every connection', async () => {
  const ready = async () => (await fetch(`${server.url}/readyz`)).json()
  expect(await ready()).toMatchObject({ ok: true })
  await postgres.dropConnections()
  await fetch(`${server.url}/readyz`)
  expect(await ready()).toMatchObject({ ok: true })
  expect((await get('/reviews')).status).toBe(200)
})

it('says with a reference that something is wrong while its database is away, and serves once it is back', async () => {
  await postgres.halt('crash')
  const away = await get('/reviews')
  const page = await away.text()
  expect(away.status).toBe(500)
  expect(page).toContain('Something went wrong')
  expect(page).toContain(away.headers.get('X-Request-Id') ?? 'no reference')
  expect(page).not.toMatch(/ECONNREFUSED|terminat|127\.0\.0\.1:\d+\/test/i)
  const ready = await fetch(`${server.url}/readyz`)
  expect(ready.status).toBe(503)
  expect(await ready.json()).toMatchObject({ ok: false })
  await postgres.resume()
  expect((await get('/reviews')).status).toBe(200)
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
})

it('exports an audit chain that starts with what was published and set up', async () => {
  const lines = (await (await get('/admin/audit.jsonl')).text()).trimEnd().split('\n')
  const kinds = lines.map((line) => JSON.parse(JSON.parse(line).body).kind)
  expect(kinds).toContain('portal set up')
  expect(kinds.at(-1)).toBe('signed in')
})
