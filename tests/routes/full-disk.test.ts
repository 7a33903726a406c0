// The short form of `npm run fault -- disk`, with a limit that needs no rights; and a folder that takes no more files.
import { expect, test } from 'vitest'
import { fillTheDisk } from '../fault/disk/disk'
import { limitedDisk } from '../fault/disk/small-disk'

test('a disk that fills up is told with the truth and a reference, loses nothing, and needs no restart', async () => {
  const counts = await fillTheDisk({ rounds: 4, disk: limitedDisk() })
  expect(counts).toMatchObject({ rounds: 4, faults: [] })
  expect(counts.saidSo).toBeGreaterThan(10)
  expect(counts.saved).toBeGreaterThan(8)
}, 120_000)
