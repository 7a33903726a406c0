// Takes every guard of the routes and services away in turn, and shows that some cell of the matrix turns red.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureBuild } from '../../app/build'
import { type Cell, cellsOf, type Table } from '../routes/matrix/cells'
import { type Judge, openJudge } from '../routes/matrix/judge'
import { rules } from '../routes/matrix/rules'
import { builtRoutes } from '../routes/matrix/suite'
import { openWorld, type World } from '../routes/matrix/world'
import { type Guards, Proven, proofs, watchGuards } from './guards'
import { type Site, switchGuards } from './switched'
import { reasonFor } from './unreached'

const directory = join(process.cwd(), 'build', `switched-${process.pid}`)
let sites: Site[]
let world: World
let judge: Judge
let guards: Guards
const cells: Cell[] = []

beforeAll(async () => {
  sites = switchGuards(await ensureBuild(() => {}), directory)
  world = await openWorld({ buildDirectory: directory })
  judge = await openJudge(world)
  guards = watchGuards(world, judge)
  const routes = await builtRoutes(directory)
  const table: Table = { routes, rules, world }
  for (const id of routes.keys()) {
    if (!(id in rules)) continue
    const own = cellsOf(table, id).filter(({ method }) => /^(GET|POST)$/.test(method))
    // Whole pages show what they offer; the data alone is enough to be refused.
    cells.push(...own.filter(({ transport, method }) => transport === 'data' || method === 'GET'))
  }
}, 240_000)
afterAll(async () => {
  judge?.close()
  await world?.close()
  rmSync(directory, { recursive: true, force: true })
})

test('every guard that is taken away is missed', async () => {
  const proven = new Proven(guards)
  const started = Date.now()
  const red: string[] = []
  for (const cell of cells) red.push(...(await proven.by(cell)))
  const named = [...sites.entries()].map(([number, { text, within }]) => ({
    name: `${text} in ${within}`,
    proof: proven.of(number) ?? ('not proven' as const),
  }))
  const lines = [...proofs, 'not proven' as const].map((proof) => {
    const these = named.filter((each) => each.proof === proof).map(({ name }) => name)
    if (proof !== 'alone') console.log(`${proof}:\n  ${these.join('\n  ')}`)
    return `${these.length} ${proof}`
  })
  const minutes = ((Date.now() - started) / 60_000).toFixed(1)
  console.log(
    `${sites.length} guards, ${cells.length} cells, ${minutes} minutes: ${lines.join(', ')}`,
  )
  expect(red, 'red with every guard in place').toEqual([])
  const survived = named.filter(
    ({ name, proof }) => proof === 'not proven' && reasonFor(name) === undefined,
  )
  expect(survived.map(({ name }) => name)).toEqual([])
}, 3_600_000)
