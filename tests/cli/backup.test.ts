import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { migrationsFolder } from '../../db/open'
import { openSqlite } from '../../db/sqlite'
import { backUp } from '../backup/backup-case'
import { makeFullDatabase, makeFullFolder } from '../backup/full-database'
import { runCli, temporaryData } from './run-cli'

// Each command is a process that compiles its sources first.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let data: string
let remove: () => void
beforeEach(async () => {
  ;({ data, remove } = temporaryData())
  await makeFullDatabase(`file:${data}/assay.db`)
  makeFullFolder(data)
})
afterEach(() => remove())

const beside = (name: string) => path.join(path.dirname(data), name)
const eventsIn = async (folder: string) => {
  const store = openSqlite(path.join(folder, 'assay.db'), migrationsFolder.sqlite)
  const events = await store.db.select().from(store.db.t.auditEvents)
  await store.close()
  return events.map(({ kind }) => kind)
}

it('writes a sealed backup, records it, checks it and makes a portal of it', async () => {
  const file = beside('backup.sealed')
  const env = { ASSAY_BACKUP_PASSPHRASE: 'a river of grey stones' }
  const made = await runCli(['backup', '--out', file], { data, env })
  expect([made.code, made.err]).toEqual([0, expect.stringContaining('It is sealed with')])
  const [first, hash] = made.out.split('\n')
  expect(first).toBe(file)
  const manifest = /Manifest SHA-256: ([0-9a-f]{64})/.exec(hash ?? '')?.[1] ?? ''
  expect(await eventsIn(data)).toContain('backup made')
  expect(readFileSync(file).includes('manifest.json')).toBe(false)

  const into = beside('restored')
  const restore = ['restore', file, '--into', into, '--expect', manifest]
  const restored = await runCli(restore, { data, env })
  expect([restored.code, restored.err]).toEqual([0, ''])
  expect(restored.out).toContain(`Manifest SHA-256: ${manifest}, as expected`)
  expect(restored.out).toContain(`Restored into ${into}.`)
  expect(restored.out).toContain('Mail is held until somebody releases it')
  expect((await eventsIn(into)).at(-1)).toBe('portal restored')
})

it('restores nothing and writes nothing with --dry-run, or from an altered file', async () => {
  const file = beside('backup.zip')
  const into = beside('restored')
  await backUp({ data, url: `file:${data}/assay.db` }, file)
  const dry = await runCli(['restore', file, '--into', into, '--dry-run'], { data })
  expect([dry.code, dry.out]).toEqual([0, expect.stringContaining('Nothing was written')])
  const bytes = readFileSync(file)
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  writeFileSync(beside('altered.zip'), bytes)
  const altered = await runCli(['restore', beside('altered.zip'), '--into', into], { data })
  expect([altered.code, altered.err]).toEqual([2, expect.stringContaining('was refused: ')])
  expect(readdirSync(path.dirname(data)).sort()).toEqual(['altered.zip', 'backup.zip', 'data'])
})

it('leaves nothing that starts when a restore is killed on the way', async () => {
  const file = beside('backup.zip')
  await backUp({ data, url: `file:${data}/assay.db` }, file)
  const into = beside('restored')
  mkdirSync(into)
  // Killed by itself once the data folder is begun and the database is not there yet.
  const killer = `
    import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    const rename = fs.renameSync
    fs.renameSync = (from, to) => (String(to).endsWith('assay.db') ? process.kill(process.pid, 'SIGKILL') : rename(from, to))
    syncBuiltinESMExports()`
  const preload = beside('killer.mjs')
  writeFileSync(preload, killer)
  const env = { NODE_OPTIONS: `--import ${preload}` }
  const killed = await runCli(['restore', file, '--into', into], { data, env })
  expect(killed.code).toBeNull()
  expect(readdirSync(into)).toContain('restore-unfinished')
  const started = await runCli(['reviews'], { data: into })
  expect([started.code, started.err]).toEqual([1, expect.stringContaining('was broken off')])
  expect(readdirSync(into)).not.toContain('assay.db')
})
