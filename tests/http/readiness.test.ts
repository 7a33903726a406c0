// What the portal says of itself to whoever watches it: what stops it, and what only stops files.
import { expect, test } from 'vitest'
import { readinessOf, type Watched } from '../../app/readiness'

const MEGABYTE = 1024 * 1024
const well = async () => {}
const down = async () => {
  throw new Error('connect ECONNREFUSED clamd.internal:3310')
}
const watched = (over: {
  ping?: () => Promise<void>
  scanner?: () => Promise<void>
  room?: number
}) =>
  ({
    store: { ping: over.ping ?? well, migrations: async () => 'current' },
    files: { check: well, room: async () => over.room ?? 1024 * MEGABYTE },
    scanner: over.scanner ? { check: over.scanner } : null,
  }) as unknown as Watched
const failing = async (over: Parameters<typeof watched>[0]) => {
  const { ok, checks } = await readinessOf(watched(over))()
  return { ok, failing: checks.filter((each) => !each.ok).map(({ name }) => name) }
}

test('all is well', async () => {
  expect(await failing({ scanner: well })).toEqual({ ok: true, failing: [] })
})

test('a scanner that is down, and a disk that is nearly full, stop files alone', async () => {
  expect(await failing({ scanner: down })).toEqual({ ok: true, failing: ['virus scanner'] })
  expect(await failing({ room: MEGABYTE })).toEqual({ ok: true, failing: ['disk space'] })
})

test('without its database the portal is not ready', async () => {
  expect(await failing({ ping: down })).toEqual({ ok: false, failing: ['database'] })
})

test('a scanner is not asked anew by everybody who asks the portal', async () => {
  let asked = 0
  const ready = readinessOf(watched({ scanner: async () => void asked++ }))
  for (let at = 0; at < 5; at++) await ready()
  expect(asked).toBe(1)
})
