// `npm run fault -- autosave [--rounds 100]` or `npm run fault -- schedule [--items 10000]`: breaks things on purpose, or races for them, and counts what went wrong.
import { parseArgs } from 'node:util'
import { killWhileTyping } from './autosave'
import { shareDueItems } from './schedule'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '100' },
    items: { type: 'string', default: '10000' },
  },
})
const rounds = Number(values.rounds)
const items = Number(values.items)
const say = (line: string) => console.log(line)
const isCount = (n: number) => Number.isInteger(n) && n > 0

if (positionals.join() === 'autosave' && isCount(rounds)) {
  const counts = await killWhileTyping({ rounds, say })
  const { serverKills, tabKills, acknowledged, typed, lost } = counts
  say(
    `${serverKills} servers and ${tabKills} tabs killed; ${acknowledged} acknowledged saves, ${typed} keys typed; lost: ${lost.length}`,
  )
  for (const each of lost) say(`  ${each}`)
  process.exitCode = lost.length > 0 ? 1 : 0
} else if (positionals.join() === 'schedule' && isCount(items)) {
  process.exitCode = (await shareDueItems(items, say)) > 0 ? 1 : 0
} else {
  console.error('Usage: npm run fault -- autosave [--rounds 100] | schedule [--items 10000]')
  process.exitCode = 2
}
