// The short form of `npm run fault -- autosave`: tabs and servers die in mid-typing, and nothing acknowledged is lost.
import { expect, test } from 'vitest'
import { killWhileTyping } from '../fault/autosave'

test('ten times the tab or the server is killed in mid-typing: every acknowledged character is found', async () => {
  const counts = await killWhileTyping({ rounds: 10 })
  expect(counts).toMatchObject({ rounds: 10, serverKills: 5, tabKills: 5, lost: [] })
  expect(counts.acknowledged).toBeGreaterThan(50)
  expect(counts.typed).toBeGreaterThan(50)
}, 240_000)
