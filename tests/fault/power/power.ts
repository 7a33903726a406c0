// Cuts the power at random moments of a recording and opens what a disk could have kept: is everything acknowledged there?
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bundleServer } from '../light/bundle'
import { damageOf, judge } from '../light/judge'
import { openLightPortal } from '../light/portal'
import type { Act, Promised } from '../light/vendor'
import type { Weakness } from '../light/weaknesses'
import { emptyDisk, type Random } from './disk'
import { type Recording, record } from './record'
import type { TraceEvent } from './trace'

export interface PowerCounts {
  points: number
  /** Points at which something was wrong. */
  badPoints: number
  /** In the recording. */
  writes: number
  flushes: number
  acknowledged: Record<Act, number>
  /** Promises that were held against what was found, over all points. */
  checked: number
  /** Each with its point, the first hundred. */
  wrong: string[]
  seed: number
}

export interface PowerOptions {
  points: number
  /** How many answers of the server are recorded. */
  answers: number
  weakness?: Weakness
  /** The same seed cuts the same recording alike. */
  seed?: number
  say?: (line: string) => void
}

export async function cutPower({
  points,
  answers,
  weakness = 'none',
  seed = Date.now() % 1_000_000,
  say = () => {},
}: PowerOptions): Promise<PowerCounts> {
  const beside = mkdtempSync(path.join(tmpdir(), 'assay-power-'))
  const dataFolder = path.join(beside, 'data')
  mkdirSync(dataFolder)
  const bundle = await bundleServer()
  try {
    const { program } = bundle
    const recording = await record({ program, dataFolder, beside, answers, weakness })
    return await replay(recording, { points, seed, say })
  } finally {
    bundle.remove()
    rmSync(beside, { recursive: true, force: true })
  }
}

interface Replay {
  points: number
  seed: number
  say: (line: string) => void
}

async function replay(recording: Recording, { points, seed, say }: Replay) {
  const { events, promised } = recording
  const counts = countsOf(recording, seed)
  if (promised.length === 0) throw new Error('Nothing was acknowledged while it was recorded')
  const random = randomFrom(seed)
  const moments = Array.from({ length: points }, () =>
    Math.floor(random() * (events.length + 1)),
  ).sort((a, b) => a - b)
  const byAck = new Map(promised.map((each) => [each.ack, each]))
  const disk = emptyDisk()
  const due: Promised[] = []
  let taken = 0
  for (const moment of moments) {
    for (; taken < moment; taken++) {
      const event = events[taken] as TraceEvent
      disk.take(event)
      const promise = event.kind === 'ack' ? byAck.get(event.number) : undefined
      if (promise) due.push(promise)
    }
    const folder = mkdtempSync(path.join(inMemory(), 'assay-found-'))
    disk.cutPower(folder, random)
    const wrong = await lookAt(folder, { due, key: recording.key })
    rmSync(folder, { recursive: true })
    counts.points += 1
    counts.checked += due.length
    if (wrong.length > 0) counts.badPoints += 1
    counts.wrong.push(...wrong.map((each) => `point ${moment} of ${events.length}: ${each}`))
    if (counts.points % 100 === 0) say(`${counts.points} points, ${counts.badPoints} bad`)
  }
  counts.wrong.splice(100)
  return counts
}

function countsOf({ events, promised }: Recording, seed: number): PowerCounts {
  const acknowledged: Record<Act, number> = { answer: 0, evidence: 0, submission: 0 }
  for (const { kind } of promised) acknowledged[kind] += 1
  return {
    ...{ points: 0, badPoints: 0, checked: 0, wrong: [], seed, acknowledged },
    writes: events.filter(({ kind }) => kind === 'write').length,
    flushes: events.filter(({ kind }) => kind === 'sync').length,
  }
}

/** What was found is only looked at: it need not lie on a real disk, which would be waited for a thousand times. */
export const inMemory = (): string => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir())

/** With the real store, which recovers as after a real power cut. */
async function lookAt(
  folder: string,
  { due, key }: { due: readonly Promised[]; key: string },
): Promise<string[]> {
  try {
    const portal = await openLightPortal(folder)
    const wrong = await judge(portal, due)
    await portal.store.close()
    const kept = readFileSync(path.join(folder, 'keys', 'portal.key'), 'utf8')
    const lostKey =
      due.length > 0 && kept !== key ? ['the key is gone, and every link with it'] : []
    return [...wrong, ...lostKey, ...damageOf(path.join(folder, 'assay.db'))]
  } catch (error) {
    return [`the portal does not open: ${error instanceof Error ? error.message : String(error)}`]
  }
}

/** mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
