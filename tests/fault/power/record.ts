// Records every write of a server from its first start in an empty folder, while vendors type, upload and submit.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { openSecrets } from '../../../app/ports/secrets'
import { ensureStrace } from '../../support/strace'
import { seatsOf } from '../light/seats'
import { openVendor, type Promised } from '../light/vendor'
import { warmUp } from '../light/victim'
import type { Weakness } from '../light/weaknesses'
import { readTrace, TRACED_CALLS, type TraceEvent } from './trace'

export interface Recording {
  events: TraceEvent[]
  promised: Promised[]
  /** The portal's key, which every link depends on. */
  key: string
}

interface Stage {
  program: string
  /** Empty, and the only thing that is recorded. */
  dataFolder: string
  /** For the trace itself. */
  beside: string
  /** Records until so many answers were given. */
  answers: number
  weakness: Weakness
}

const VENDORS = 6
const SEATS = 240
const LONGEST_RECORDING = 90_000
/** Longer than any single write of the server. */
const LONGEST = 131_072

export async function record(stage: Stage): Promise<Recording> {
  const { program, dataFolder, beside, answers, weakness } = stage
  const trace = path.join(beside, 'trace')
  const strace = ensureStrace(() => {})
  const flags = ['-f', '--seccomp-bpf', '-y', '-xx', '-s', String(LONGEST), '-o', trace]
  const under = [strace, ...flags, '-e', `trace=${TRACED_CALLS.join(',')}`]
  const server = warmUp(program, { dataFolder, weakness, seats: SEATS, under })
  const url = await server.open()
  const seats = seatsOf(openSecrets(dataFolder), SEATS)
  let acks = 0
  const vendors = Array.from({ length: VENDORS }, (_, place) =>
    openVendor({
      url: () => url,
      nextAck: () => ++acks,
      seats: seats.filter((_, at) => at % VENDORS === place),
    }),
  )
  const given = () => vendors.reduce((sum, { promised }) => sum + promised.length, 0)
  const end = Date.now() + LONGEST_RECORDING
  while (given() < answers && Date.now() < end) await rest(10)
  await Promise.all(vendors.map((vendor) => vendor.stop()))
  await server.kill()
  const faults = vendors.flatMap((vendor) => vendor.faults)
  if (faults.length > 0) throw new Error(`The server failed while it was recorded: ${faults[0]}`)
  const events = readTrace(readFileSync(trace, 'latin1').split('\n'), dataFolder)
  const key = readFileSync(path.join(dataFolder, 'keys', 'portal.key'), 'utf8')
  return { events, promised: vendors.flatMap((vendor) => vendor.promised), key }
}
