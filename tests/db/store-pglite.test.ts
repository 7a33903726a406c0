import { afterAll, beforeAll } from 'vitest'
import { openPglite, type PgliteDatabase } from '../support/pglite'
import { storeContract } from './store-contract'

let database: PgliteDatabase
beforeAll(async () => {
  database = await openPglite()
}, 60_000)
afterAll(() => database?.close())

storeContract('PostgreSQL in process', async () => {
  await database.empty()
  return { store: database.store, done: async () => {} }
})
