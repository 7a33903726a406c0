// `npm run fault -- autosave [--rounds 100]`: breaks things on purpose for as long as wanted, and counts what was lost.
import { parseArgs } from 'node:util'
import { killWhileTyping } from './autosave'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '100' } },
})
const rounds = Number(values.rounds)
if (positionals.join() !== 'autosave' || !Number.isInteger(rounds) || rounds < 1) {
  console.error('Usage: npm run fault -- autosave [--rounds 100]')
  process.exitCode = 2
} else {
  const counts = await killWhileTyping({ rounds, say: (line) => console.log(line) })
  const { serverKills, tabKills, acknowledged, typed, lost } = counts
  console.log(
    `${serverKills} servers and ${tabKills} tabs killed; ${acknowledged} acknowledged saves, ${typed} keys typed; lost: ${lost.length}`,
  )
  for (const each of lost) console.log(`  ${each}`)
  process.exitCode = lost.length > 0 ? 1 : 0
}
