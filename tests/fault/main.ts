// `npm run fault -- NAME`: breaks things on purpose, or races for them, and counts what went wrong. Exits 1 where anything did.
import { parseArgs } from 'node:util'
import { type Fault, faults } from './faults'
import { isWeakness, type Weakness, weaknesses } from './light/weaknesses'
import type { Outcome } from './outcome'

interface Asked {
  names: readonly string[]
  times: number | null
  /** Of all of them, few of each unless the long version was asked for. */
  short: boolean
  weakness: Weakness
  seed: number
}

const say = (line: string) => console.log(line)
const asked = read()
if (asked === null) {
  console.error(usage())
  process.exitCode = 2
} else {
  process.exitCode = (await breakAll(asked)) ? 0 : 1
}

/** Null where it is not clear what is meant. */
function read(): Asked | null {
  const count = { type: 'string' } as const
  const options = {
    ...{ rounds: count, points: count, items: count, seconds: count, every: count },
    ...{ requests: count, seed: count, without: count, long: { type: 'boolean' } as const },
  }
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options })
    const { without = 'none', long, seed = String(Date.now() % 1_000_000), ...counts } = values
    const isAll = positionals.join() === 'all'
    const names = isAll ? Object.keys(faults) : positionals
    if (long !== undefined && !isAll) return null
    const [first = ''] = names
    const fault = faults[first]
    const given = Object.keys(counts)
    if (!fault || names.some((name) => !faults[name]) || !isWeakness(without)) return null
    if (without !== 'none' && !fault.weaknesses.includes(without)) return null
    if (given.length > 0 && (names.length > 1 || given.join() !== fault.option)) return null
    const times = given.length === 0 ? null : Number(counts[fault.option])
    if (times !== null && !(Number.isInteger(times) && times > 0)) return null
    if (!/^\d{1,9}$/.test(seed)) return null
    const short = isAll && long === undefined
    return { names, times, short, weakness: without, seed: Number(seed) }
  } catch {
    return null
  }
}

async function breakAll({ names, times, short, weakness, seed }: Asked): Promise<boolean> {
  const rows: string[] = []
  let good = true
  for (const name of names) {
    const { option, ...fault } = faults[name] as Fault
    const often = times ?? (short ? fault.short : fault.times)
    const began = performance.now()
    const outcome = await broken(fault, { times: often, weakness, seed, say })
    const took = `${Math.round((performance.now() - began) / 1000)} s`
    good &&= outcome.wrong.length === 0
    rows.push(`${name.padEnd(12)} ${outcome.counts}; took ${took}; wrong: ${outcome.wrong.length}`)
    for (const each of outcome.wrong.slice(0, 100)) say(`  ${each}`)
  }
  for (const row of rows) say(row)
  return good
}

/** A fault that could not even be tried is wrong as well, and the others are still tried. */
async function broken(
  fault: Omit<Fault, 'option'>,
  ask: Parameters<Fault['run']>[0],
): Promise<Outcome> {
  try {
    return await fault.run(ask)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { counts: `not tried to its end: ${reason}`, wrong: [reason] }
  }
}

function usage(): string {
  const lines = Object.entries(faults).flatMap(
    ([name, { what, option, times, short, weaknesses: all }]) => [
      `  ${name.padEnd(10)} ${what}`,
      `${' '.repeat(13)}[--${option} ${times}, with all ${short}]${all.length > 0 ? ` [--without ${all.join('|')}]` : ''}`,
    ],
  )
  return [
    'Usage: npm run fault -- NAME [how often], or npm run fault -- all for a short version of every one, one after another; --long for the long ones.',
    'Each prints what it counted and ends with 1 where anything was lost or left by halves.',
    '--seed N makes the choices of a fuzz again.',
    ...lines,
    'With --without it has to end with 1: the named promise is then left out of the server under test.',
    ...Object.entries(weaknesses)
      .filter(([name]) => name !== 'none')
      .map(([name, what]) => `  ${name.padEnd(20)} ${what}`),
  ].join('\n')
}
