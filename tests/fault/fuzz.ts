// Sends thousands of bent requests to a real portal of two vendors, and counts every fault, every leak, and what is left in memory.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { ensureBuild } from '../../app/build'
import { createLogger } from '../../app/http/log'
import { keepState } from '../routes/matrix/state'
import { openWorld, type World } from '../routes/matrix/world'
import { type RawAnswer, sendRaw } from '../support/raw'
import type { Seed } from './fuzz-bodies'
import { makeRequest } from './fuzz-requests'
import { type Spoilable, spoils } from './fuzz-spoil'
import { type Asker, askersIn, markB } from './fuzz-world'
import { type Chance, seeded } from './seeded'

export interface FuzzOptions {
  requests: number
  seed: number
  say?: (line: string) => void
}

export interface FuzzCounts {
  requests: number
  /** How many answers of each status; 0 is a connection closed without a word. */
  byStatus: Record<string, number>
  /** 5xx, no answer to a normal request, or an injected header: what was sent and what came. */
  faults: string[]
  leaks: string[]
  /** Bytes that stay on the heap for each request, over the second half of the run. */
  heapPerRequest: number
  rssGrowthMegabytes: number
}

const AT_ONCE = 8
const BATCH = 64

export interface Fuzz extends Spoilable {
  run(options: FuzzOptions): Promise<FuzzCounts>
  close(): Promise<void>
}

export async function openFuzz(): Promise<Fuzz> {
  const unexpected: string[] = []
  let hear = (_line: string) => {}
  const write = (line: string) => {
    hear(line)
    if (line.includes('"level":50')) unexpected.push(line)
  }
  const buildDirectory = await ensureBuild(() => {})
  const world = await openWorld({
    buildDirectory,
    given: { log: createLogger({ write }) },
    // A length that is a lie is waited for, but not as long as a person's upload.
    patience: {
      ...{ headers: 500, request: 500, silence: 2_000 },
      ...{ betweenRequests: 500, looksEvery: 100 },
    },
  })
  await markB(world)
  const askers = await askersIn(world, buildDirectory)
  return {
    world,
    onLine(next) {
      hear = next
    },
    run: (options) => run(world, { ...options, askers, unexpected }),
    close: () => world.close(),
  }
}

interface Running extends FuzzOptions {
  askers: readonly Asker[]
  unexpected: string[]
}

async function run(world: World, running: Running): Promise<FuzzCounts> {
  const { requests, seed, askers, say = () => {} } = running
  const chance = seeded(seed)
  const state = keepState(world)
  const counts: FuzzCounts = {
    ...{ requests: 0, byStatus: {}, faults: [], leaks: [], heapPerRequest: 0 },
    rssGrowthMegabytes: 0,
  }
  const samples: Sample[] = []
  while (counts.requests < requests) {
    const batch = Array.from({ length: Math.min(BATCH, requests - counts.requests) }, () => {
      const asker = chance.pick(askers)
      return { asker, ...makeRequest(pickSeed(asker, chance), asker, chance) }
    })
    await inTurns(batch, (each) => judge(each, { world, counts }))
    counts.faults.push(
      ...running.unexpected.splice(0).map((line) => `in the log: ${line.slice(0, 700)}`),
    )
    counts.requests += batch.length
    state.putBack()
    const usual = await fetch(`${world.url}/sign-in`)
    if (usual.status !== 200 || !(await usual.text()).includes('Sign in'))
      counts.faults.push(`an ordinary request was answered ${usual.status}`)
    samples.push(sampled(counts.requests))
    if (samples.length % 16 === 0)
      say(`${counts.requests} sent, ${counts.faults.length} faults, ${counts.leaks.length} leaks`)
  }
  state.close()
  const later = samples.slice(Math.floor(samples.length / 2))
  const [first, last] = [later[0], later.at(-1)]
  counts.heapPerRequest = slopeOf(later)
  counts.rssGrowthMegabytes = ((last?.rss ?? 0) - (first?.rss ?? 0)) / 2 ** 20
  return counts
}

/** Mostly from where one is let in: behind the guards is more to break than before them. */
function pickSeed({ seeds }: Asker, chance: Chance): Seed {
  const reaching = seeds.filter(({ reaches }) => reaches)
  return chance.once(4) ? chance.pick(seeds) : chance.pick(reaching)
}

async function inTurns<T>(all: T[], act: (each: T) => Promise<void>): Promise<void> {
  const left = [...all]
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await act(next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

interface Sent {
  asker: Asker
  bytes: Buffer
  what: string
}

async function judge(
  { asker, bytes, what }: Sent,
  { world, counts }: { world: World; counts: FuzzCounts },
) {
  const answer = await sendRaw({ port: Number(new URL(world.url).port), bytes, withinMs: 20_000 })
  const { status } = answer
  counts.byStatus[status] = (counts.byStatus[status] ?? 0) + 1
  const told = `${asker.name}: ${JSON.stringify(what)} → ${status}`
  if (status >= 500) counts.faults.push(told)
  if (answer.ms > 15_000) counts.faults.push(`${told} after ${Math.round(answer.ms)} ms`)
  if (answer.headers.has('x-injected'))
    counts.faults.push(`${told} with a header that was injected`)
  for (const word of leaked(answer, asker)) counts.leaks.push(`${told} tells ${word}`)
}

function leaked({ bytes, text }: RawAnswer, { forbidden }: Asker): string[] {
  const whole = `${bytes.toString('latin1')}\n${text}`
  const stack = /\n\s+at .+:\d+:\d+/.test(whole) ? ['a stack'] : []
  return [...forbidden.filter((word) => whole.includes(word)), ...stack]
}

interface Sample {
  requests: number
  heap: number
  rss: number
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function sampled(requests: number): Sample {
  collectGarbage()
  const { heapUsed, rss } = process.memoryUsage()
  return { requests, heap: heapUsed, rss }
}

/** Bytes for each request: the line that fits best. */
function slopeOf(samples: readonly Sample[]): number {
  const mean = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
  const x = mean(samples.map(({ requests }) => requests))
  const y = mean(samples.map(({ heap }) => heap))
  const over = samples.reduce((sum, each) => sum + (each.requests - x) * (each.heap - y), 0)
  const under = samples.reduce((sum, each) => sum + (each.requests - x) ** 2, 0)
  return under === 0 ? 0 : over / under
}

/** More than caches still fill at the end of a long run; a portal that kept each request would be far above it. */
const HEAP_PER_REQUEST = 1_000

export const spoilOf = (name: string): keyof typeof spoils | null =>
  Object.hasOwn(spoils, name) ? (name as keyof typeof spoils) : null

/** The long run: what was counted in one line, and what was wrong. */
export async function fuzzAll(options: FuzzOptions & { spoil: keyof typeof spoils | null }) {
  const fuzz = await openFuzz()
  try {
    if (options.spoil) await spoils[options.spoil](fuzz)
    const { requests, byStatus, faults, leaks, ...memory } = await fuzz.run(options)
    const statuses = Object.entries(byStatus).map(([status, count]) => `${status}: ${count}`)
    const kept = memory.heapPerRequest
    const grows = kept < HEAP_PER_REQUEST ? [] : [`${kept.toFixed(0)} bytes stay for each request`]
    return {
      counts: `${requests} requests, seed ${options.seed}; by status (0 is closed without a word) ${statuses.join(', ')}; ${faults.length} faults, ${leaks.length} leaks; heap kept for each request ${kept.toFixed(0)} bytes, resident memory over the second half ${memory.rssGrowthMegabytes.toFixed(1)} MB`,
      wrong: [...faults, ...leaks, ...grows],
    }
  } finally {
    await fuzz.close()
  }
}
