// Restarts the PostgreSQL server, in order and by a crash, while vendors save, upload and submit through a portal on it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { openSecrets } from '../../app/ports/secrets'
import { type PostgresServer, startPostgres } from '../support/postgres-server'
import { bundleServer } from './light/bundle'
import { judge } from './light/judge'
import { openLightPortal } from './light/portal'
import { seatsOf } from './light/seats'
import { openVendor, type Vendor } from './light/vendor'
import { warmUp } from './light/victim'
import type { Weakness } from './light/weaknesses'

export interface RestartCounts {
  restarts: number
  acknowledged: number
  /** Requests that were told of the fault while the server was away. */
  refused: number
  wrong: string[]
}

const VENDORS = 6
const SEATS = 1_200

export async function restartPostgres(
  { rounds, weakness = 'none' }: { rounds: number; weakness?: Weakness },
  given?: PostgresServer,
): Promise<RestartCounts> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'assay-restart-'))
  const postgres = given ?? (await startPostgres())
  const databaseUrl = await postgres.createDatabase()
  const bundle = await bundleServer()
  const portal = warmUp(bundle.program, { dataFolder, databaseUrl, weakness, seats: SEATS })
  const counts: RestartCounts = { restarts: 0, acknowledged: 0, refused: 0, wrong: [] }
  try {
    const url = await portal.open()
    const vendors = startVendors(dataFolder, url)
    for (; counts.restarts < rounds; counts.restarts++) {
      counts.wrong.push(...(await restarted(postgres, vendors, counts.restarts)))
    }
    await Promise.all(vendors.map((vendor) => vendor.stop()))
    const promised = vendors.flatMap((vendor) => vendor.promised)
    counts.acknowledged = promised.length
    counts.refused = vendors.reduce((sum, { faults }) => sum + faults.length, 0)
    const found = await openLightPortal(dataFolder, databaseUrl)
    counts.wrong.push(...(await judge(found, promised)))
    await found.store.close()
    return counts
  } finally {
    await portal.kill()
    if (!given) await postgres.stop()
    bundle.remove()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

function startVendors(dataFolder: string, url: string): Vendor[] {
  const seats = seatsOf(openSecrets(dataFolder), SEATS)
  let acks = 0
  return Array.from({ length: VENDORS }, (_, place) =>
    openVendor({
      url: () => url,
      nextAck: () => ++acks,
      seats: seats.filter((_, at) => at % VENDORS === place),
    }),
  )
}

/** Served before, told of the fault in between, served again after: by the same process of the portal. */
async function restarted(
  postgres: PostgresServer,
  vendors: readonly Vendor[],
  round: number,
): Promise<string[]> {
  const served = () => vendors.reduce((sum, { promised }) => sum + promised.length, 0)
  const refused = () => vendors.reduce((sum, { faults }) => sum + faults.length, 0)
  const wrong: string[] = []
  const before = { served: served(), refused: refused() }
  if (!(await soon(() => served() > before.served))) wrong.push('nobody was served before')
  await rest(Math.random() * 150)
  await postgres.halt(round % 2 === 0 ? 'crash' : 'fast')
  if (!(await soon(() => refused() > before.refused))) wrong.push('nobody was told of the fault')
  const without = served()
  await rest(Math.random() * 100)
  if (served() > without) wrong.push('something was acknowledged without a database')
  await postgres.resume()
  if (!(await soon(() => served() > without))) wrong.push('nobody was served after')
  return wrong.map((each) => `restart ${round + 1}: ${each}`)
}

async function soon(condition: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < 20_000; waited += 10) {
    if (condition()) return true
    await rest(10)
  }
  return false
}
