// A second server on the portal that the matrix has open, from a bundle whose guards can be switched off one by one.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild } from '../../app/build'
import { startServer } from '../../app/http/serve'
import { type Cell, isRefusal } from '../routes/matrix/cells'
import { openJudge } from '../routes/matrix/judge'
import type { World } from '../routes/matrix/world'
import { Proven, watchGuards } from './guards'
import { switchGuards } from './switched'

export interface Sampled {
  /** Guards of which it was seen that they are missed. */
  missed: number
  /** Cells that were asked for it. */
  asked: number
  /** What is wrong with a cell though every guard is in place. */
  red: string[]
}

/** Stops at so many guards; a cell is worth asking where somebody is refused. */
export async function sampleGuards(
  world: World,
  cells: readonly Cell[],
  wanted: number,
): Promise<Sampled> {
  const directory = join(process.cwd(), 'build', `sampled-${process.pid}`)
  switchGuards(await ensureBuild(() => {}), directory)
  const { settings } = world.app
  const server = await startServer(settings, {
    ...{ app: world.app, buildDirectory: directory, limits: [] },
  })
  const there = { ...world, url: server.url }
  const judge = await openJudge(there)
  try {
    const proven = new Proven(watchGuards(there, judge))
    const sampled: Sampled = { missed: 0, asked: 0, red: [] }
    for (const cell of cells.filter(({ expected }) => expected.every(isRefusal))) {
      if (sampled.missed >= wanted) break
      sampled.red.push(...(await proven.by(cell)))
      sampled.asked += 1
      sampled.missed = proven.size
    }
    return sampled
  } finally {
    judge.close()
    await server.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** The same order for the same seed. Source of the numbers: mulberry32, public domain. */
export function shuffled<T>(given: readonly T[], seed: number): T[] {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return given
    .map((each) => ({ each, at: next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ each }) => each)
}
