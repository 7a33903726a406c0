// A short fuzz of the whole portal; the long one is `npm run fault -- fuzz`. Seeded faults show that it would find one.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Fuzz, openFuzz } from '../fault/fuzz'
import { spoils } from '../fault/fuzz-spoil'
import { ofB } from '../fault/fuzz-world'

/** A short run hears caches fill; what would grow for ever is far above it. */
const HEAP_PER_REQUEST = 25_000

let fuzz: Fuzz
beforeAll(async () => {
  fuzz = await openFuzz()
})
afterAll(() => fuzz?.close())

test('600 bent requests: no 5xx, nothing of the other vendor, nothing internal, memory flat', async () => {
  const { requests, byStatus, faults, leaks, heapPerRequest } = await fuzz.run({
    requests: 600,
    seed: 7,
  })
  expect({ requests, faults, leaks }).toEqual({ requests: 600, faults: [], leaks: [] })
  expect(heapPerRequest).toBeLessThan(HEAP_PER_REQUEST)
  // It comes past the guards as well as up to them.
  for (const status of [200, 303, 400, 403, 404, 405, 415, 422])
    expect(byStatus[status] ?? 0, String(status)).toBeGreaterThan(4)
}, 120_000)

async function spoiled(name: keyof typeof spoils, requests: number) {
  const mend = await spoils[name](fuzz)
  const counts = await fuzz.run({ requests, seed: requests })
  await mend()
  return counts
}

test('a page that fails now and then is found', async () => {
  const { faults } = await spoiled('failing-pages', 64)
  expect(faults.join('\n')).toMatch(/→ 500[\s\S]*in the log: .*"message":"seeded"/)
}, 120_000)

test('a word of the other vendor on a page is found', async () => {
  const { leaks } = await spoiled('another-vendors-word', 64)
  expect(leaks.join('\n')).toContain(`tells ${ofB.answer}`)
}, 120_000)

test('memory that is kept for every request is found', async () => {
  const { heapPerRequest } = await spoiled('kept-requests', 192)
  expect(heapPerRequest).toBeGreaterThan(HEAP_PER_REQUEST)
}, 120_000)
