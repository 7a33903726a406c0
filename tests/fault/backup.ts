// Backs a portal up again and again while vendors save, upload and submit in a server of its own, restores every backup, and holds all of it against what was there.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { openSecrets } from '../../app/ports/secrets'
import { openSnapshot, type Snapshot } from '../../db/backup/snapshot'
import { backUp, check, type Portal, RESTORED, restore } from '../backup/backup-case'
import { archiveDump, expectedAfter, withoutAdded } from '../backup/compare'
import { type Dump, dump, dumpFrom, openReader } from '../backup/full-database'
import { type PostgresServer, startPostgres } from '../support/postgres-server'
import { bundleServer } from './light/bundle'
import { damageOf, judge } from './light/judge'
import { openLightPortal } from './light/portal'
import { seatsOf } from './light/seats'
import { openVendor, type Promised, type Vendor } from './light/vendor'
import { type LightVictim, warmUp } from './light/victim'
import type { Weakness } from './light/weaknesses'

export interface BackupCounts {
  backups: number
  restores: number
  /** Backups whose rows were held against a reader of the same instant that knows nothing of backups. */
  witnessed: number
  rows: number
  files: number
  /** Acknowledged before a backup began, and so looked for in it. */
  promises: number
  /** Events that were written while backups were being made. */
  meanwhile: number
  seconds: number
  wrong: string[]
}

type Engine = 'sqlite' | 'postgres'

export interface BackupUnderLoad {
  rounds: number
  engines?: readonly Engine[]
  weakness?: Weakness
  say?: (line: string) => void
}

/** On PostgreSQL fewer: rivals for the audit chain's next link are answered with a fault when there are too many. */
const VENDORS = { sqlite: 5, postgres: 2 } as const
const SEATS = 240
/** Then a fresh portal, so that a look at all of it stays short. */
const ROUNDS_A_PORTAL = 10

export async function backUpUnderLoad(options: BackupUnderLoad): Promise<BackupCounts> {
  const { rounds, engines = ['sqlite', 'postgres'], say = () => {} } = options
  const started = performance.now()
  const counts: BackupCounts = {
    ...{ backups: 0, restores: 0, witnessed: 0, rows: 0, files: 0 },
    ...{ promises: 0, meanwhile: 0, seconds: 0, wrong: [] },
  }
  const bundle = await bundleServer()
  const server = engines.includes('postgres') ? await startPostgres() : null
  try {
    for (let portal = 0; counts.backups < rounds; portal++) {
      const engine = engines[portal % engines.length] ?? 'sqlite'
      const times = Math.min(ROUNDS_A_PORTAL, rounds - counts.backups)
      const one = { program: bundle.program, engine, server, times }
      await inOnePortal({ ...one, weakness: options.weakness ?? 'none' }, counts)
      counts.seconds = (performance.now() - started) / 1000
      say(
        `${counts.backups} backups in ${Math.round(counts.seconds)} s, the last ${times} on ${engine}, ${counts.wrong.length} wrong`,
      )
    }
  } finally {
    await server?.stop()
    bundle.remove()
  }
  return counts
}

interface OnePortal {
  program: string
  engine: Engine
  server: PostgresServer | null
  times: number
  weakness: Weakness
}

async function placeIn(
  folder: string,
  name: string,
  engine: Engine,
  server: PostgresServer | null,
) {
  const data = path.join(folder, name)
  const url =
    engine === 'postgres' && server ? await server.createDatabase() : `file:${data}/assay.db`
  return { data, url }
}

async function inOnePortal(one: OnePortal, counts: BackupCounts): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-backups-'))
  const portal = await placeIn(folder, 'portal', one.engine, one.server)
  const victim = warmUp(one.program, {
    dataFolder: portal.data,
    databaseUrl: portal.url,
    seats: SEATS,
  })
  let vendors: Vendor[] = []
  try {
    const url = await victim.open()
    vendors = startVendors(portal.data, { url, count: VENDORS[one.engine] })
    for (let round = 0; round < one.times; round++) {
      await rest(40 + Math.random() * 200)
      const promised = vendors.flatMap((each) => [...each.promised])
      counts.promises += promised.length
      const into = { folder, portal, victim, promised, round }
      const wrong =
        one.weakness === 'file-without-wal'
          ? await copyOfTheFile(into)
          : await oneBackup({ ...into, ...one }, counts)
      counts.backups += 1
      counts.wrong.push(...wrong.map((each) => `${one.engine} ${round}: ${each}`))
    }
    counts.wrong.push(...vendors.flatMap((each) => each.faults))
  } finally {
    await victim.kill()
    await Promise.all(vendors.map((each) => each.stop()))
    rmSync(folder, { recursive: true, force: true })
  }
}

function startVendors(
  dataFolder: string,
  { url, count }: { url: string; count: number },
): Vendor[] {
  const seats = seatsOf(openSecrets(dataFolder), SEATS)
  let acks = 0
  return Array.from({ length: count }, (_, place) =>
    openVendor({
      url: () => url,
      nextAck: () => ++acks,
      seats: seats.filter((_seat, at) => at % count === place),
      // There is no end of saves when all others have submitted everything.
      ...(place === 0 && { keepsTyping: true }),
    }),
  )
}

interface Round {
  folder: string
  portal: Portal
  victim: LightVictim
  promised: readonly Promised[]
  round: number
}

async function oneBackup(round: Round & OnePortal, counts: BackupCounts): Promise<string[]> {
  const { folder, portal, promised, engine, server } = round
  const file = path.join(folder, `backup-${round.round}.zip`)
  const { snapshot, witness } = watched(round)
  const { manifest } = await backUp(portal, file, { snapshot })
  const before = await witness()
  const kept = archiveDump(readFileSync(file))
  const wrong: string[] = []
  if (before) {
    counts.witnessed += 1
    wrong.push(...differences('the backup', kept, before))
  }
  // Every other time to the other engine.
  const other = engine === 'sqlite' ? 'postgres' : 'sqlite'
  const to = server && round.round % 2 === 1 ? other : engine
  const target = await placeIn(folder, `restored-${round.round}`, to, server)
  const refused = await refusalOf(async () => {
    await check(file)
    await restore(file, target)
  })
  if (refused !== null) return [...wrong, `the backup is refused: ${refused}`]
  counts.restores += 1
  const restored = withoutAdded(await dump(target.url))
  wrong.push(
    ...differences('the restored portal', restored, expectedAfter(kept, RESTORED.getTime())),
  )
  wrong.push(...(await looked(target, promised)))
  counts.rows += manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  counts.files += manifest.members.filter(({ name }) => name.startsWith('evidence/')).length
  counts.meanwhile += (await eventsIn(portal)) - manifest.audit.events
  rmSync(target.data, { recursive: true })
  rmSync(file)
  return wrong
}

/** A backup that was just made and is refused is as wrong as one that differs. */
async function refusalOf(work: () => Promise<void>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    return String(error)
  }
}

/** Even rounds hold the server still for the moment in which the snapshot and its witness begin; odd ones leave it alone. */
function watched({ portal: { url }, victim, round, weakness }: Round & OnePortal) {
  const readers: Awaited<ReturnType<typeof openReader>>[] = []
  const open = () => (weakness === 'no-snapshot' ? tableByTable(url) : openSnapshot(url))
  return {
    snapshot: async () => {
      if (round % 2 === 1) return open()
      victim.pause()
      // What the database was given before that, it may still finish.
      await rest(20)
      try {
        readers.push(await openReader(url))
        return await open()
      } finally {
        victim.resume()
      }
    },
    witness: async () => {
      const reader = readers.at(-1)
      const seen = reader ? await dumpFrom(reader) : null
      for (const each of readers) await each.close()
      return seen
    },
  }
}

/** What a backup would be that reads one table after the other, each as it is by then. */
async function tableByTable(url: string): Promise<Snapshot> {
  const first = await openSnapshot(url)
  return {
    ...first,
    async *rows(table) {
      const now = await openSnapshot(url)
      yield* now.rows(table)
      await now.close()
    },
  }
}

/** What a copy of the database's file would be, without the log in which its last commits lie. */
async function copyOfTheFile({ folder, portal, promised, round }: Round): Promise<string[]> {
  const data = path.join(folder, `copied-${round}`)
  const left = /assay\.db-(wal|shm)$/
  cpSync(portal.data, data, { recursive: true, filter: (from) => !left.test(from) })
  try {
    return await looked({ data, url: `file:${data}/assay.db` }, promised)
  } catch (error) {
    return [`it does not open: ${error instanceof Error ? error.message : String(error)}`]
  } finally {
    rmSync(data, { recursive: true })
  }
}

/** Chain, promises, submissions, counted saves and every evidence file, as after a kill. */
async function looked({ data, url }: Portal, promised: readonly Promised[]): Promise<string[]> {
  const portal = await openLightPortal(data, url)
  try {
    const damage = url.startsWith('file:') ? damageOf(url.slice('file:'.length)) : []
    return [...(await judge(portal, promised)), ...damage]
  } finally {
    await portal.store.close()
  }
}

function differences(what: string, found: Dump, expected: Dump): string[] {
  const names = new Set([...Object.keys(found), ...Object.keys(expected)])
  return [...names]
    .filter((name) => !isDeepStrictEqual(found[name], expected[name]))
    .map((name) => `${what} differs in ${name}`)
}

async function eventsIn({ url }: Portal): Promise<number> {
  const reader = await openReader(url)
  const [row] = await reader.rows('SELECT max(seq) AS seq FROM audit_events')
  await reader.close()
  return Number(row?.seq ?? 0)
}
