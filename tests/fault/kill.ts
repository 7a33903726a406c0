// Kills the server at any moment of saving, uploading and submitting, and looks at what lies on the disk before the next one opens it.
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { batchFilesIn } from '../../app/ports/batch-files'
import { openSecrets } from '../../app/ports/secrets'
import { sweepFiles } from '../../app/services/evidence/sweep-files'
import { evidenceHashes } from '../../db/queries/evidence'
import { type Bundle, bundleServer } from './light/bundle'
import { damageOf, judge } from './light/judge'
import { openLightPortal } from './light/portal'
import { type Seat, seatsOf } from './light/seats'
import { type Act, openVendor, type Vendor } from './light/vendor'
import { type LightVictim, warmUp } from './light/victim'
import type { Weakness } from './light/weaknesses'
import { inMemory } from './power/power'

export interface KillCounts {
  kills: number
  seconds: number
  /** What was under way, unanswered, when the server died. */
  cutOff: Record<Act, number>
  acknowledged: Record<Act, number>
  /** Files that were being written when the server died, or whose row never came to be, and names that still held one. */
  strayFiles: number
  /** Of these, how many the sweep took away an hour later. */
  swept: number
  wrong: string[]
}

const VENDORS = 8
const SEATS = 160
/** Then a fresh folder, so that every look takes in everything. */
const KILLS_A_FOLDER = 50
/** Processes that are loaded and wait; starting one takes longer than a round. */
const WARM = 2

const noActs = (): Record<Act, number> => ({ answer: 0, evidence: 0, submission: 0 })

export interface KillOptions {
  rounds: number
  weakness?: Weakness
  say?: (line: string) => void
}

export async function killServers(options: KillOptions): Promise<KillCounts> {
  const { rounds, say = () => {} } = options
  const started = performance.now()
  const counts: KillCounts = {
    ...{ kills: 0, seconds: 0, strayFiles: 0, swept: 0, wrong: [] },
    ...{ cutOff: noActs(), acknowledged: noActs() },
  }
  const bundle = await bundleServer()
  try {
    while (counts.kills < rounds) {
      const kills = Math.min(KILLS_A_FOLDER, rounds - counts.kills)
      await inOneFolder(bundle, { kills, weakness: options.weakness ?? 'none' }, counts)
      counts.seconds = (performance.now() - started) / 1000
      say(`${counts.kills} kills in ${Math.round(counts.seconds)} s, ${counts.wrong.length} wrong`)
    }
  } finally {
    bundle.remove()
  }
  return counts
}

async function inOneFolder(
  { program }: Bundle,
  { kills, weakness }: { kills: number; weakness: Weakness },
  counts: KillCounts,
): Promise<void> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'assay-kill-'))
  const warm: LightVictim[] = [warmUp(program, { dataFolder, weakness, seats: SEATS })]
  const refill = () => {
    while (warm.length < WARM) warm.push(warmUp(program, { dataFolder, weakness }))
  }
  refill()
  const serving = { url: null as string | null }
  let vendors: Vendor[] = []
  // What is lost once is missed at every later look.
  const wrong = new Set<string>()
  try {
    for (let round = 0; round < kills; round++) {
      const victim = warm.shift()
      if (!victim) throw new Error('Nobody is left to serve')
      serving.url = await victim.open()
      if (vendors.length === 0) vendors = startVendors(dataFolder, () => serving.url)
      refill()
      // Every third time while it still recovers or has answered nobody.
      if (round % 3 > 0) await somethingAnswered(vendors)
      await rest(Math.random() * 120)
      for (const vendor of vendors) {
        const act = vendor.waitingFor()
        if (act) counts.cutOff[act] += 1
      }
      await victim.kill()
      serving.url = null
      counts.kills += 1
      const promised = vendors.flatMap((each) => each.promised)
      for (const sentence of await lookAt(dataFolder, promised)) wrong.add(sentence)
    }
    for (const { kind } of vendors.flatMap((each) => each.promised)) counts.acknowledged[kind] += 1
    // A server that lost its footing answers with faults; alone they would hide behind the kills.
    counts.wrong.push(...wrong, ...vendors.flatMap((each) => each.faults))
    const sweeps = weakness !== 'left-behind-files'
    const { before, after, lost } = await anHourLater(dataFolder, { sweeps })
    counts.strayFiles += before
    counts.swept += before - after
    if (after > 0) counts.wrong.push(`${after} stray files remain`)
    counts.wrong.push(...lost)
  } finally {
    serving.url = null
    await Promise.all(warm.map((each) => each.kill()))
    await Promise.all(vendors.map((each) => each.stop()))
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

/** On a busy machine a server just opened takes its time; killed before its first answer it would have promised nothing. */
async function somethingAnswered(vendors: readonly Vendor[]): Promise<void> {
  const answers = () =>
    vendors.reduce((sum, each) => sum + each.promised.length + each.faults.length, 0)
  const before = answers()
  for (let waited = 0; waited < 5_000 && answers() < before + 3; waited += 5) await rest(5)
}

function startVendors(dataFolder: string, url: () => string | null): Vendor[] {
  const seats = seatsOf(openSecrets(dataFolder), SEATS)
  let acks = 0
  const nextAck = () => ++acks
  const share = (place: number): Seat[] => seats.filter((_, at) => at % VENDORS === place)
  return Array.from({ length: VENDORS }, (_, place) =>
    openVendor({ url, nextAck, seats: share(place) }),
  )
}

/** At a copy, so that the next server finds everything as the dead one left it and has to recover it itself. */
async function lookAt(
  dataFolder: string,
  promised: Parameters<typeof judge>[1],
): Promise<string[]> {
  const copy = mkdtempSync(path.join(inMemory(), 'assay-look-'))
  try {
    cpSync(dataFolder, copy, { recursive: true })
    rmSync(path.join(copy, 'assay.db-shm'), { force: true })
    const portal = await openLightPortal(copy)
    const wrong = await judge(portal, promised)
    await portal.store.close()
    return [...wrong, ...damageOf(path.join(copy, 'assay.db'))]
  } finally {
    rmSync(copy, { recursive: true })
  }
}

/** What the job of a portal does once everything here is old; a file that a row names has to be there afterwards. */
async function anHourLater(dataFolder: string, { sweeps }: { sweeps: boolean }) {
  const portal = await openLightPortal(dataFolder)
  const named = new Set((await evidenceHashes(portal.store.db)).map(({ sha256 }) => sha256))
  const before = strayFiles(dataFolder, named)
  const parts = { ...portal, batchFiles: batchFilesIn(dataFolder) }
  if (sweeps) await sweepFiles(parts, new Date(Date.now() + 1_000))
  const { stored } = await portal.files.look()
  await portal.store.close()
  const gone = [...named].filter((sha256) => !stored.has(sha256))
  const lost = gone.map((sha256) => `the sweep took a file that a row names: ${sha256}`)
  return { before, after: strayFiles(dataFolder, named), lost }
}

function strayFiles(dataFolder: string, named: ReadonlySet<string>): number {
  const folder = path.join(dataFolder, 'evidence')
  if (!existsSync(folder)) return 0
  const there = readdirSync(folder, { recursive: true, withFileTypes: true })
  return there.filter((each) => each.isFile() && !named.has(each.name)).length
}
