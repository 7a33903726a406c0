// The short version of `npm run fault -- backup`, and that it would notice a backup that is not of one instant.
import { expect, it } from 'vitest'
import { backUpUnderLoad } from './backup'

it('backs up and restores the same portal on either engine while vendors save, upload and submit', async () => {
  const counts = await backUpUnderLoad({ rounds: 2, engines: ['sqlite'] })
  expect(counts.wrong).toEqual([])
  expect([counts.backups, counts.restores, counts.witnessed]).toEqual([2, 2, 1])
  // Somebody was writing, and had been told so.
  expect(counts.meanwhile).toBeGreaterThan(0)
  expect(counts.promises).toBeGreaterThan(20)
}, 120_000)

it.each([
  { without: 'no-snapshot', says: /differs in|events|half a submission|is refused/ },
  { without: 'file-without-wal', says: /lost though acknowledged|does not open|no such table/ },
] as const)(
  'would notice a backup with: $without',
  async ({ without, says }) => {
    const counts = await backUpUnderLoad({ rounds: 2, engines: ['sqlite'], weakness: without })
    expect(counts.wrong.join('\n')).toMatch(says)
  },
  120_000,
)
