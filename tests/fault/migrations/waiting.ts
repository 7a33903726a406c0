// A start that finds another process in the middle of its migration: it waits, longer than a request would, and then serves.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { migrationsFolder, openStore } from '../../../db/open'
import { openSqlite } from '../../../db/sqlite'
import { startPostgres } from '../../support/postgres-server'
import type { Outcome } from '../outcome'

/** As a migration does it, only that nothing happens for so long. */
const holding = `
  const db = new (require('better-sqlite3'))(process.argv[1])
  db.exec('BEGIN IMMEDIATE; CREATE TABLE half_of_a_migration (id text)')
  console.log('held')
  setTimeout(() => db.exec('ROLLBACK'), Number(process.argv[2]))`

export async function startBesideMigration(milliseconds: number): Promise<Outcome> {
  const wrong = [
    ...(await onSqlite(milliseconds)).map((each) => `SQLite: ${each}`),
    ...(await onPostgres(milliseconds)).map((each) => `PostgreSQL: ${each}`),
  ]
  return { counts: `2 starts waited ${milliseconds / 1000} s for another's migration`, wrong }
}

async function onSqlite(milliseconds: number): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-waiting-'))
  const file = path.join(folder, 'assay.db')
  try {
    await openSqlite(file, migrationsFolder.sqlite).close()
    const holder = spawn(process.execPath, ['-e', holding, file, String(milliseconds)])
    await once(holder.stdout, 'data')
    return await opens(`file:${file}`, milliseconds)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function onPostgres(milliseconds: number): Promise<string[]> {
  const server = await startPostgres()
  const url = await server.createDatabase()
  const holder = new pg.Client({ connectionString: url })
  try {
    await holder.connect()
    await holder.query('SELECT pg_advisory_lock(4115541)')
    const release = setTimeout(() => void holder.end(), milliseconds)
    const wrong = await opens(url, milliseconds)
    clearTimeout(release)
    return wrong
  } finally {
    await server.stop()
  }
}

async function opens(url: string, milliseconds: number): Promise<string[]> {
  const began = Date.now()
  try {
    const store = await openStore(url)
    const state = await store.migrations()
    await store.close()
    // A little less, because the other's clock began before ours.
    const waited = Date.now() - began > milliseconds - 1_000
    return [
      ...(waited ? [] : ['it did not wait']),
      ...(state === 'current' ? [] : [`it opened with migrations ${state}`]),
    ]
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}
