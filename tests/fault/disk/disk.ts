// Fills the disk at random points while people type, upload and submit, frees it again, and counts what went wrong.
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openStore } from '../../../db/open'
import { prepareTypists, type Typist } from '../../bench/autosave-typists'
import { environment } from '../../support/environment'
import type { Weakness } from '../light/weaknesses'
import {
  approve,
  approvedByNow,
  batchEnds,
  beginBatch,
  exportOne,
  halfDecisions,
  type Office,
  officeReads,
  prepareOffice,
} from './office'
import { shutEvidence } from './read-only'
import { limitedDisk, mountedDisk, type SmallDisk } from './small-disk'
import { reads, save, submit, type Told, upload } from './visits'

export interface DiskCounts {
  how: string
  rounds: number
  saved: number
  /** Refused with the truth and a reference while nothing could be written. */
  saidSo: number
  /** Batches of reports that were begun, and ended with every report. */
  batches: number
  /** Each is a fault: answers that say neither, acknowledged words that are not there, pages that were down, files without a row. */
  faults: string[]
}

export interface DiskOptions {
  rounds: number
  /** Mounted where that is allowed; the limit works for everybody. */
  disk?: SmallDisk
  weakness?: Weakness
  /** Whether many reports are asked for at once as well: where one meets the full disk, it waits half a minute or two. */
  batches?: boolean
  say?: (line: string) => void
}

const TYPISTS = 3
const EACH_SUBMITS_AFTER = 4

export async function fillTheDisk(options: DiskOptions): Promise<DiskCounts> {
  const { rounds, weakness = 'none', batches = true, say = () => {} } = options
  const disk = options.disk ?? mountedDisk() ?? limitedDisk()
  const counts: DiskCounts = {
    how: disk.how,
    rounds: 0,
    saved: 0,
    saidSo: 0,
    batches: 0,
    faults: [],
  }
  const submitting = Math.ceil(rounds / EACH_SUBMITS_AFTER)
  const { all, missing } = await prepareTypists(disk.folder, TYPISTS + submitting)
  const office = await prepareOffice(disk.folder, submitting)
  const victim = await started(disk.folder, weakness)
  const { url } = victim
  const round = { url, typists: all.slice(0, TYPISTS), counts, office }
  const staff = { approved: [] as number[], batches: [] as string[] }
  try {
    for (; counts.rounds < rounds; counts.rounds++) {
      const leaving = all[TYPISTS + Math.floor(counts.rounds / EACH_SUBMITS_AFTER)]
      const turn = counts.rounds % EACH_SUBMITS_AFTER
      const submits = turn === EACH_SUBMITS_AFTER - 1 ? leaving : undefined
      const approves =
        turn === 0 ? office.open[Math.floor(counts.rounds / EACH_SUBMITS_AFTER)] : undefined
      if (batches && turn === 1) staff.batches.push((await beginBatch(url, office)).page)
      disk.fill(victim.pid, Math.floor(Math.random() * 120_000))
      await whileFull({ ...round, submits, approves })
      disk.free(victim.pid)
      await onceFree({ ...round, submits, approves })
      if (approves) staff.approved.push(approves.number)
      if ((counts.rounds + 1) % 10 === 0)
        say(`${counts.rounds + 1} rounds, ${counts.faults.length} faults`)
    }
    const [someone] = all
    if (someone) {
      const shut = await shutEvidence(url, someone, disk)
      counts.how += `; evidence ${shut.how}`
      counts.saidSo += shut.refused
      counts.faults.push(...shut.faults)
    }
    for (const page of staff.batches) counts.faults.push(...(await batchEnds(url, office, page)))
    counts.batches = staff.batches.length
    await victim.end()
    counts.faults.push(...(await halfDecisions(disk.folder, staff.approved)))
    counts.faults.push(...(await missing()).map((each) => `acknowledged, and not there: ${each}`))
    counts.faults.push(...(await filesWithoutRows(disk.folder)))
  } finally {
    await victim.end()
    disk.remove()
  }
  return counts
}

interface Round {
  url: string
  typists: readonly Typist[]
  submits: Typist | undefined
  office: Office
  /** The decision that is approved in this round. */
  approves: Office['open'][number] | undefined
  counts: DiskCounts
}

/** Everything at once, several times over, so that the room ends somewhere in the middle. */
async function whileFull(round: Round): Promise<void> {
  const { url, typists, submits, counts, office, approves } = round
  const first = typists[counts.rounds % typists.length]
  if (!first) return
  const file = () =>
    Uint8Array.from(Buffer.from(randomBytes(300 + Math.random() * 15_000).toString('base64')))
  for (let turn = 0; turn < 3; turn++) {
    const acts = [...typists.map((each) => save(url, each)), upload(url, first, file())]
    if (submits && turn === 2) acts.push(submit(url, submits))
    if (approves && turn === 2) acts.push(approve(url, office, approves))
    if (turn === counts.rounds % 3) acts.push(exportOne(url, office, office.decided[turn] ?? 0))
    note(counts, await Promise.all(acts), 'while full')
  }
  if (!(await reads(url, first)) || !(await officeReads(url, office)))
    counts.faults.push('a page could not be read while the disk was full')
}

/** Without a restart: what was refused goes through. */
async function onceFree(round: Round): Promise<void> {
  const { url, typists, submits, counts, office, approves } = round
  const first = typists[counts.rounds % typists.length]
  if (!first) return
  const after = [
    await save(url, first),
    await upload(
      url,
      first,
      Uint8Array.from(randomBytes(9).toString('hex'), (each) => each.charCodeAt(0)),
    ),
  ]
  if (submits) after.push(await submit(url, submits))
  if (approves) after.push(await approvedByNow(url, office, approves))
  after.push(await exportOne(url, office, office.decided[0] ?? 0))
  note(counts, after, 'after')
  if (after.some(({ outcome }) => outcome !== 'saved'))
    counts.faults.push(`not recovered: ${after.map(({ outcome }) => outcome).join(', ')}`)
}

function note(counts: DiskCounts, answers: readonly Told[], when: string): void {
  for (const { outcome } of answers) {
    if (outcome === 'saved') counts.saved += 1
    else if (outcome === 'said so') counts.saidSo += 1
    else counts.faults.push(`${when}: ${outcome}`)
  }
}

async function filesWithoutRows(dataFolder: string): Promise<string[]> {
  const store = await openStore(`file:${path.join(dataFolder, 'assay.db')}`)
  const rows = await store.db.select().from(store.db.t.evidence)
  await store.close()
  const named = new Set(rows.map(({ sha256 }) => sha256))
  const folder = path.join(dataFolder, 'evidence')
  if (!existsSync(folder)) return []
  const there = readdirSync(folder, {
    recursive: true,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
  return [
    ...there.filter((name) => !named.has(name)).map((name) => `a file without a row: ${name}`),
    ...[...named]
      .filter((name) => !there.includes(name))
      .map((name) => `a row without a file: ${name}`),
  ]
}

const program = fileURLToPath(new URL('./server.ts', import.meta.url))

async function started(dataFolder: string, weakness: string) {
  const child = fork(program, [dataFolder, weakness], {
    execArgv: ['--import', 'tsx'],
    env: { ...environment, NODE_ENV: 'production' },
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(String(message)))
    child.once('exit', (code) =>
      reject(new Error(`The server ended with ${code} before it was ready`)),
    )
  })
  return {
    url,
    pid: child.pid ?? 0,
    async end() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
