// A program for tests: opens databases one after the other at agreed moments, as a rival process would.
import { setTimeout } from 'node:timers/promises'
import { openSqlite } from '../../db/sqlite'

const [start = '0', migrationsFolder = '', ...files] = process.argv.slice(2)
const states: string[] = []
for (const [round, file] of files.entries()) {
  await setTimeout(Number(start) + round * 50 - Date.now())
  const store = openSqlite(file, migrationsFolder)
  states.push(await store.migrations())
  await store.close()
}
console.log(states.join(' '))
