import { expect, it, vi } from 'vitest'
import { openSqlite, refuseOldSqlite } from '../../db/sqlite'

const fake = (version: string) => ({ prepare: () => ({ get: () => ({ version }) }) })

it.each(['3.51.2', '3.50.9', '2.99.99', '3.6.0'])('SQLite %s is refused', (version) => {
  expect(() => refuseOldSqlite(fake(version))).toThrow(/too old: 3.51.3 or newer/)
})

it.each(['3.51.3', '3.51.10', '3.52.0', '4.0.0'])('SQLite %s is new enough', (version) => {
  expect(() => refuseOldSqlite(fake(version))).not.toThrow()
})

vi.mock('better-sqlite3', () => ({
  default: class {
    prepare = () => ({ get: () => ({ version: '3.51.2' }) })
    pragma() {
      throw new Error('nothing may be done with a database that is refused')
    }
  },
}))

it('is asked for its version before anything is done with the database', () => {
  expect(() => openSqlite(':memory:', '')).toThrow(/SQLite 3.51.2 is too old/)
})
