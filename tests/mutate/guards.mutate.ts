// Takes every guard of the routes and services away in turn, and shows that some cell of the matrix turns red.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureBuild } from '../../app/build'
import { staffRoles } from '../../app/core/access/roles'
import { type Cell, cellsOf, isRefusal, type Table } from '../routes/matrix/cells'
import { type Judge, openJudge } from '../routes/matrix/judge'
import { rules } from '../routes/matrix/rules'
import { builtRoutes } from '../routes/matrix/suite'
import { openWorld, type World } from '../routes/matrix/world'
import { type Site, switchGuards } from './switched'

const directory = join(process.cwd(), 'build', `switched-${process.pid}`)
const switchedOff = new Set<number>()
let reached = new Set<number>()
let sites: Site[]
let world: World
let judge: Judge
const cells: Cell[] = []

/** Whoever comes is taken for somebody with every role, or for the one whose link it is. */
const ghost = {
  kind: 'staff',
  id: 'ada',
  name: 'Ghost',
  email: 'ghost@example.com',
  roles: staffRoles,
}
async function linkHolder({ params }: { params: { token?: string } }) {
  const { db } = world.app.store
  const hash = world.app.secrets.hash('invitation', params.token ?? '')
  const rows = await db.select().from(db.t.invitations)
  const found = rows.find(({ tokenHash }) => tokenHash === hash) ?? rows[0]
  if (!found) throw new Error('Nobody was invited')
  const { id: invitationId, contactId, reviewId } = found
  return {
    kind: 'respondent',
    invitationId,
    contactId,
    reviewId,
    name: 'Ghost',
    email: 'g@example.com',
  }
}

beforeAll(async () => {
  const session = { staff: ghost, sessionId: 'session-ada', passwordTemporary: false }
  Object.assign(globalThis, {
    guards: {
      off(number: number) {
        reached.add(number)
        return switchedOff.has(number)
      },
      without: {
        authorise: () => {},
        allows: () => true,
        requireStaff: async () => ghost,
        requireSession: async () => session,
        requireRespondent: linkHolder,
        requireLead: linkHolder,
      },
    },
  })
  sites = switchGuards(await ensureBuild(() => {}), directory)
  world = await openWorld({ buildDirectory: directory })
  judge = await openJudge(world)
  const routes = await builtRoutes(directory)
  const table: Table = { routes, rules, world }
  for (const id of routes.keys()) {
    if (!(id in rules)) continue
    const own = cellsOf(table, id)
    cells.push(
      ...own.filter(({ transport, method }) => transport === 'data' && /^(GET|POST)$/.test(method)),
    )
  }
}, 240_000)
afterAll(async () => {
  judge?.close()
  await world?.close()
  rmSync(directory, { recursive: true, force: true })
})

async function isRed(cell: Cell, off: Iterable<number>): Promise<boolean> {
  for (const number of off) switchedOff.add(number)
  // A guard that is gone may also break the page behind it: nobody is let in, and the cell is red all the same.
  const wrong = await judge.judge(cell)
  switchedOff.clear()
  return wrong.length > 0
}

test('every guard that is taken away is missed', async () => {
  const refusedBy = new Map<number, { cell: Cell; reached: Set<number> }[]>()
  for (const cell of cells) {
    if (!cell.expected.every(isRefusal)) continue
    reached = new Set()
    if (await isRed(cell, []))
      throw new Error(`${cell.method} ${cell.path} is red with every guard in place`)
    for (const number of reached)
      refusedBy.set(number, [...(refusedBy.get(number) ?? []), { cell, reached }])
  }
  const result = {
    missed: 0,
    doubled: [] as string[],
    survived: [] as string[],
    never: [] as string[],
  }
  for (const [number, { text, within }] of sites.entries()) {
    const name = `${text} in ${within}`
    const asked = refusedBy.get(number)
    if (!asked) {
      result.never.push(name)
      continue
    }
    let alone = false
    for (const { cell } of asked) if (!alone) alone = await isRed(cell, [number])
    if (alone) {
      result.missed += 1
      continue
    }
    let together = false
    for (const each of asked) if (!together) together = await isRed(each.cell, each.reached)
    ;(together ? result.doubled : result.survived).push(name)
  }
  console.log(
    `${sites.length} guards: ${result.missed} missed alone, ${result.doubled.length} stand twice, ${result.survived.length} survived, ${result.never.length} never refused`,
  )
  for (const [kind, names] of Object.entries(result)) {
    if (Array.isArray(names)) for (const name of names) console.log(`${kind}: ${name}`)
  }
  expect(result.survived).toEqual([])
}, 1_800_000)
