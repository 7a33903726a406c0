import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import path from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type App, createApp } from '../../app/app.server'
import { examine } from '../../app/cli/examine'
import { filesIn } from '../../app/ports/files'
import type { Settings } from '../../app/settings'
import { aReviewAtTheVendor } from '../jobs/world'
import { startIdentityProvider } from '../support/identity-provider'
import { anEvidence } from '../support/rows'
import { startSmtp } from '../support/smtp'
import { aQuestionnaire, fill, THEN } from '../support/store'
import { temporaryData } from './run-cli'

describe('what doctor looks at', () => {
  let data: string
  let remove: () => void
  beforeEach(() => {
    ;({ data, remove } = temporaryData())
  })
  afterEach(() => remove())

  const settings = (over: Partial<Settings> = {}): Settings => ({
    port: 3000,
    dataFolder: data,
    databaseUrl: `file:${path.join(data, 'assay.db')}`,
    origin: null,
    smtpUrl: null,
    signingKey: null,
    clamd: null,
    signOn: null,
    dev: false,
    demo: false,
    ...over,
  })
  /** `what: detail` for each check that went well, with an exclamation mark for each that failed. */
  async function found(over: Partial<Settings> = {}): Promise<Record<string, string>> {
    const findings = await examine(settings(over))
    return Object.fromEntries(
      findings.map(({ ok, what, detail }) => [what, `${ok ? '' : '! '}${detail}`]),
    )
  }
  /** A portal that was started once and is stopped again. */
  async function startedOnce(meanwhile: (app: App) => Promise<unknown> = async () => {}) {
    const app = await createApp(settings(), { log: pino({ level: 'silent' }) })
    await meanwhile(app)
    await app.close()
  }

  it('is all in order before the first start, and nothing is written', async () => {
    const before = await found()
    expect(Object.values(before).filter((detail) => detail.startsWith('!'))).toEqual([])
    expect(before.database).toMatch(/^SQLite 3\.\d+\.\d+, empty/)
    expect(before.key).toContain('not there yet')
    expect(before.questionnaires).toMatch(/ai-vendor version \d+/)
    expect(existsSync(data)).toBe(false)
  })

  it('is all in order afterwards, and neither a byte nor a file is changed', async () => {
    await startedOnce()
    const file = path.join(data, 'assay.db')
    const before = { names: readdirSync(data, { recursive: true }), bytes: readFileSync(file) }
    const after = await found()
    expect(Object.values(after).filter((detail) => detail.startsWith('!'))).toEqual([])
    expect(after).toMatchObject({
      key: 'present',
      published: 'as the reviews froze them',
      'audit log': expect.stringMatching(/^\d+ events, unbroken$/),
      organisation: 'Your organisation',
    })
    expect(readdirSync(data, { recursive: true })).toEqual(before.names)
    expect(readFileSync(file).equals(before.bytes)).toBe(true)
  })

  it('shows an audit log that was altered', async () => {
    await startedOnce(({ store }) => store.db.update(store.db.t.auditEvents).set({ body: '{}' }))
    expect((await found())['audit log']).toMatch(/^! Event 1 was edited/)
  })

  it('shows evidence that is not there, that is under way, and that no review names', async () => {
    await startedOnce(async ({ store, files }) => {
      const piece = await files.put(Buffer.from('a policy'))
      await fill(store, { ...aReviewAtTheVendor({}), evidence: [anEvidence({ sha256: piece })] })
    })
    expect((await found()).evidence).toBe('1 file, all there; 1 upload under way or broken off')
    const files = filesIn(data)
    await files.sweep(async () => true, new Date(Date.now() + 60_000))
    mkdirSync(path.join(data, 'evidence', 'ab'))
    writeFileSync(path.join(data, 'evidence', 'ab', 'ab'.repeat(32)), 'of another portal')
    expect((await found()).evidence).toBe(
      '1 file, all there; 1 file that no review in this database names, kept',
    )
    rmSync(path.join(data, 'evidence'), { recursive: true })
    expect((await found()).evidence).toBe(
      '! 1 file that reviews name is not there: restore evidence/ from a backup',
    )
  })

  it('shows a key that is lost or damaged, once links depend on it', async () => {
    await startedOnce()
    const keys = path.join(data, 'keys')
    renameSync(keys, `${keys}-away`)
    expect((await found()).key).toMatch(/^! missing: restore/)
    mkdirSync(keys)
    writeFileSync(path.join(keys, 'portal.key'), 'short')
    expect((await found()).key).toMatch(/^! damaged: restore/)
    expect(readFileSync(path.join(keys, 'portal.key'), 'utf8')).toBe('short')
  })

  it('shows a questionnaire that changed after it was published here', async () => {
    await startedOnce(async ({ store }) => {
      await store.db.delete(store.db.t.questionnaires)
      await fill(store, { questionnaires: [aQuestionnaire({ slug: 'ai-vendor' })] })
    })
    expect((await found()).published).toMatch(/^! ai-vendor version 1 changed after publication/)
  })

  it('shows a data folder that is a file', async () => {
    writeFileSync(data, 'not a folder')
    expect((await found())['data folder']).toMatch(/^! .* is not a folder$/)
  })

  it('shows a database that is none, and one of a newer version', async () => {
    const file = `${data}.db`
    writeFileSync(file, 'not a database, but long enough to be read as one'.repeat(40))
    expect((await found({ databaseUrl: `file:${file}` })).database).toMatch(/^! .*not a database/)
    rmSync(file)
    await startedOnce(async ({ store }) => {
      await store.ping()
    })
    const Database = (await import('better-sqlite3')).default
    const connection = new Database(path.join(data, 'assay.db'))
    connection.prepare('UPDATE __drizzle_migrations SET created_at = created_at * 2').run()
    connection.close()
    expect((await found()).database).toMatch(/^! .*written by a newer version/)
  })

  it('tries the mail server, sends nothing, and misses a sender where mail goes out', async () => {
    await startedOnce()
    const server = await startSmtp()
    const smtpUrl = server.url
    const up = await found({ smtpUrl })
    expect(up['mail server']).toBe(`127.0.0.1:${server.port} takes mail`)
    expect(up.organisation).toMatch(/^! Your organisation has no sender address/)
    await server.stop()
    expect((await found({ smtpUrl }))['mail server']).toMatch(/^! .*ECONNREFUSED/)
    expect(server.mails).toEqual([])
  })

  it('asks the virus scanner, and says that no files are taken while it is down', async () => {
    expect((await found())['virus scanner']).toBe('not set; uploaded files are not scanned')
    const scanner = createServer((socket) => socket.resume().end('PONG\0'))
    await new Promise<void>((listening) => scanner.listen(0, '127.0.0.1', listening))
    const { port } = scanner.address() as AddressInfo
    const clamd = { host: '127.0.0.1', port }
    expect((await found({ clamd }))['virus scanner']).toBe(`clamd at 127.0.0.1:${port} answers`)
    await new Promise((closed) => scanner.close(closed))
    expect((await found({ clamd }))['virus scanner']).toMatch(
      /^! 127\.0\.0\.1:\d+: .*ECONNREFUSED.*\. No files are taken$/,
    )
  })

  it('asks the identity provider, and tells what it has to know and whether it is down', async () => {
    expect((await found())['single sign-on']).toBe('not set; people sign in with passwords')
    const provider = await startIdentityProvider()
    provider.know('http://localhost:3000')
    const signOn = {
      ...{ issuer: provider.issuer, clientId: 'assay', clientSecret: null, name: 'Example ID' },
      roleClaim: { claim: 'groups', values: [{ value: 'admins', roles: ['admin' as const] }] },
      trustsAddresses: false,
      localSignIn: false,
    }
    const origin = 'https://assay.example.com'
    expect((await found({ signOn, origin }))['single sign-on']).toBe(
      `Example ID answers at ${new URL(provider.issuer).host}; it has to know ${origin}/sign-on/back; roles by "groups", 1 known; passwords are off`,
    )
    await provider.stop()
    expect((await found({ signOn }))['single sign-on']).toMatch(
      /^! Example ID at 127\.0\.0\.1:\d+: no answer \(ECONNREFUSED\)$/,
    )
  })

  it('names the sender where there is one', async () => {
    const value = { name: 'Harbour Bank', mailFrom: 'assay@harbour.example' }
    await startedOnce(({ store }) =>
      fill(store, { settings: [{ key: 'organisation', value, updatedAt: THEN }] }),
    )
    expect((await found()).organisation).toBe('Harbour Bank, mail from assay@harbour.example')
  })
})
