// Runs the matrix over some of the built routes: one server, one store, everybody in turn.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ensureBuild } from '../../../app/build'
import { environment } from '../../support/environment'
import { type BuiltRoute, cellsOf, type Table } from './cells'
import { type Judge, openJudge } from './judge'
import { rules } from './rules'
import { openWorld } from './world'

// As it is served: React in development takes several times as long for a page.
environment.NODE_ENV = 'production'

export async function builtRoutes(buildDirectory: string): Promise<Map<string, BuiltRoute>> {
  const bundle = pathToFileURL(join(buildDirectory, 'server', 'index.js')).href
  const build: ServerBuild = await import(/* @vite-ignore */ bundle)
  const routes = new Map(Object.entries(build.routes).map(([id, route]) => [id, { ...route, id }]))
  // Around every page, and the same for everybody.
  routes.delete('root')
  return routes
}

export interface Suite {
  judge(): Judge
  table(): Table
  /** The paths that the server answers itself, in front of Remix. */
  mounted(): readonly string[]
}

// Every router is made from it, and every path goes through one of these two.
interface Mounting {
  route(path: unknown): unknown
  use(path: unknown): unknown
}
// Its type tells only how to make one.
const mounting = express.Router as unknown as Mounting

/** One test for each route that `mine` picks; a route that the table does not know fails in words. */
export async function suiteOf(title: string, mine: (id: string) => boolean): Promise<Suite> {
  const buildDirectory = await ensureBuild(() => {})
  const routes = await builtRoutes(buildDirectory)
  const ids = [...routes.keys()].filter(mine)
  let table: Table
  let judge: Judge
  const mounted = new Set<string>()
  beforeAll(async () => {
    const spies = [vi.spyOn(mounting, 'route'), vi.spyOn(mounting, 'use')]
    const world = await openWorld({ buildDirectory })
    for (const spy of spies) {
      for (const [path] of spy.mock.calls) if (typeof path === 'string') mounted.add(path)
      spy.mockRestore()
    }
    table = { routes, rules, world }
    judge = await openJudge(world)
  }, 240_000)
  afterAll(async () => {
    judge?.close()
    await table?.world.close()
  })
  describe(title, () => {
    test.each(ids)(
      '%s',
      async (id) => {
        expect(flawsOf(routes.get(id))).toEqual([])
        const wrong: string[] = []
        for (const cell of cellsOf(table, id)) wrong.push(...(await judge.judge(cell)))
        expect(wrong).toEqual([])
      },
      120_000,
    )
  })
  return { judge: () => judge, table: () => table, mounted: () => [...mounted] }
}

const where = 'tests/routes/matrix/rules-staff.ts or rules-vendor.ts'

/** What the table does not say of a route, and what has to be done about it. */
function flawsOf(route: BuiltRoute | undefined): string[] {
  if (!route) return []
  const { id } = route
  const rule = rules[id]
  if (!rule) {
    return [
      `Nobody said who may use ${id}: add an entry for it to ${where}, with what its loader and its forms ask of the policy or of the link`,
    ]
  }
  const flaws: string[] = []
  const { loader, action } = route.module
  if (loader && !rule.read) flaws.push(`${id} has a loader: say in ${where} what it asks (read)`)
  if (action && !rule.write)
    flaws.push(`${id} has an action: say in ${where} what it asks (write), and give its forms`)
  if (!action && rule.write)
    flaws.push(`${id} has no action any more: take "write" and its forms out of ${where}`)
  return flaws
}

/** Entries for routes that are not there any more. */
export const leftOver = (routes: ReadonlyMap<string, unknown>): string[] =>
  Object.keys(rules)
    .filter((id) => !routes.has(id))
    .map((id) => `There is no route ${id} any more: take its entry out of ${where}`)
