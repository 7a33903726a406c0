// Short versions of `npm run fault`: what a killed process and a power cut leave behind, and that the harness would notice.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type PostgresServer, startPostgres } from '../support/postgres-server'
import { killServers } from './kill'
import { killPostgresMigrations } from './migrations/postgres'
import { killSqliteMigrations } from './migrations/sqlite'
import { restartPostgres } from './postgres'
import { cutPower } from './power/power'
import { raceOnOneFile } from './rivals'

let postgres: PostgresServer
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres?.stop())

it('loses nothing acknowledged and leaves nothing by halves when the server is killed', async () => {
  const { wrong, kills, cutOff, strayFiles, swept } = await killServers({ rounds: 6 })
  expect(wrong).toEqual([])
  expect(kills).toBe(6)
  expect(swept).toBe(strayFiles)
  // It hit somebody who was waiting.
  expect(cutOff.answer + cutOff.evidence + cutOff.submission).toBeGreaterThan(6)
}, 120_000)

it('would notice a server without transactions', async () => {
  const { wrong } = await killServers({ rounds: 4, weakness: 'no-transactions' })
  expect(wrong.join('\n')).toMatch(/after \d+ events|half a submission|chain breaks/)
}, 120_000)

it('loses nothing acknowledged when the power goes', async () => {
  const { wrong, points, checked } = await cutPower({ points: 25, answers: 30 })
  expect(wrong).toEqual([])
  expect(points).toBe(25)
  expect(checked).toBeGreaterThan(100)
}, 120_000)

it.each([
  { without: 'synchronous-normal', says: /lost though acknowledged: answer/ },
  { without: 'unflushed-evidence', says: /without its whole file/ },
] as const)(
  'would notice a power cut without: $without',
  async ({ without, says }) => {
    const power = { points: 8, answers: 20, weakness: without }
    const { wrong, badPoints } = await cutPower(power)
    expect(badPoints).toBeGreaterThan(0)
    expect(wrong.join('\n')).toMatch(says)
  },
  120_000,
)

it('lets two servers and the mail job share one SQLite file', async () => {
  const { wrong, saves, conflicts } = await raceOnOneFile({ seconds: 2, commands: 0 })
  expect(wrong).toEqual([])
  expect(saves).toBeGreaterThan(10)
  // Some met, or it would prove nothing.
  expect(conflicts).toBeGreaterThan(0)
}, 120_000)

it('would notice rivals without transactions', async () => {
  const race = { seconds: 2, commands: 0, weakness: 'no-transactions' } as const
  expect((await raceOnOneFile(race)).wrong).not.toEqual([])
}, 120_000)

it('leaves a database whose migration was killed as it was, and finishes at the next start', async () => {
  const sqlite = await killSqliteMigrations({ every: 30 })
  const onServer = await killPostgresMigrations({ every: 7, newest: 1 }, postgres)
  expect([...sqlite.wrong, ...onServer.wrong]).toEqual([])
  expect(sqlite.kills).toBeGreaterThan(3)
  expect(onServer.kills).toBeGreaterThan(0)
}, 240_000)

it('serves again, with nothing lost, after its PostgreSQL server was restarted', async () => {
  const { wrong, acknowledged } = await restartPostgres({ rounds: 2 }, postgres)
  expect(wrong).toEqual([])
  expect(acknowledged).toBeGreaterThan(0)
}, 120_000)
