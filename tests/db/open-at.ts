// A program for tests: opens new databases in a folder at agreed moments, as a rival process would.
import { setTimeout } from 'node:timers/promises'
import { openStore } from '../../db/open'

const [folder = '', start = '0', rounds = '1'] = process.argv.slice(2)
const states: string[] = []
for (let round = 0; round < Number(rounds); round++) {
  await setTimeout(Number(start) + round * 100 - Date.now())
  const store = await openStore(`file:${folder}/${round}.db`)
  states.push(await store.migrations())
  await store.close()
}
console.log(states.join(' '))
