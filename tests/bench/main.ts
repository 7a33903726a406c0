// `npm run bench [-- <suite>] [--json]`: runs the suites, prints both sides of each comparison and their ratio.
import { autosave } from './autosave'
import { reports } from './report'
import { schedule } from './schedule'
import { scoring } from './scoring'
import { simulation } from './simulate'
import { type Comparison, inWords, isKept, ratioOf, ratiosByName, type Suite } from './suite'

const suites: readonly Suite[] = [scoring, simulation, autosave, reports, schedule]

const args = process.argv.slice(2)
const asJson = args.includes('--json')
const wanted = args.filter((arg) => arg !== '--json')
const unknown = wanted.filter((name) => !suites.some((suite) => suite.name === name))

if (unknown.length > 0) {
  const known = suites.map(({ name }) => name).join(', ')
  console.error(`There is no suite ${unknown.join(', ')}. Suites: ${known}`)
  process.exitCode = 2
} else {
  await run(suites.filter(({ name }) => wanted.length === 0 || wanted.includes(name)))
}

function withRatios({ suite, comparisons }: { suite: string; comparisons: Comparison[] }) {
  return {
    suite,
    comparisons: comparisons.map((comparison) => ({ ...comparison, ratio: ratioOf(comparison) })),
  }
}

/** One suite alone that names its ratios is one object, so that a reader can ask for them. */
function asked(results: { suite: string; comparisons: Comparison[] }[]) {
  const [only] = results
  const ratios = only && results.length === 1 ? ratiosByName(only.comparisons) : undefined
  return only && ratios ? { ratios, ...withRatios(only) } : results.map(withRatios)
}

async function run(chosen: readonly Suite[]): Promise<void> {
  const results: { suite: string; comparisons: Comparison[] }[] = []
  for (const suite of chosen) {
    const comparisons = await suite.run()
    results.push({ suite: suite.name, comparisons })
    if (!asJson) console.log([suite.name, ...comparisons.map(inWords)].join('\n'))
  }
  if (asJson) console.log(JSON.stringify(asked(results), null, 2))
  if (results.some(({ comparisons }) => !comparisons.every(isKept))) process.exitCode = 1
}
