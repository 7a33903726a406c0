// Short versions of `npm run fault`: what a killed process and a power cut leave behind, and that the harness would notice.
import { expect, it } from 'vitest'
import { killServers } from './kill'
import { cutPower } from './power/power'

it('loses nothing acknowledged and leaves nothing by halves when the server is killed', async () => {
  const { wrong, kills, cutOff } = await killServers({ rounds: 6 })
  expect(wrong).toEqual([])
  expect(kills).toBe(6)
  // It hit somebody who was waiting.
  expect(cutOff.answer + cutOff.evidence + cutOff.submission).toBeGreaterThan(6)
}, 120_000)

it('would notice a server without transactions', async () => {
  const { wrong } = await killServers({ rounds: 4, weakness: 'no-transactions' })
  expect(wrong.join('\n')).toMatch(/after \d+ events|half a submission|chain breaks/)
}, 120_000)

it('loses nothing acknowledged when the power goes', async () => {
  const { wrong, points, checked } = await cutPower({ points: 25, milliseconds: 1_200 })
  expect(wrong).toEqual([])
  expect(points).toBe(25)
  expect(checked).toBeGreaterThan(200)
}, 120_000)

it.each([
  { without: 'synchronous-normal', says: /lost though acknowledged: answer/ },
  { without: 'unflushed-evidence', says: /without its whole file/ },
] as const)(
  'would notice a power cut without: $without',
  async ({ without, says }) => {
    const power = { points: 8, milliseconds: 1_200, weakness: without }
    const { wrong, badPoints } = await cutPower(power)
    expect(badPoints).toBeGreaterThan(0)
    expect(wrong.join('\n')).toMatch(says)
  },
  120_000,
)
