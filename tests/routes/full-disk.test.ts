// The short form of `npm run fault -- disk`, with a limit that needs no rights; and a folder that takes no more files.
import { expect, test } from 'vitest'
import { fillTheDisk } from '../fault/disk/disk'
import { limitedDisk } from '../fault/disk/small-disk'

test('a disk that fills up, and evidence that takes no files, are told with the truth and a reference, lose nothing, and need no restart', async () => {
  const counts = await fillTheDisk({ rounds: 4, disk: limitedDisk(), batches: false })
  expect(counts).toMatchObject({ rounds: 4, faults: [] })
  expect(counts.saidSo).toBeGreaterThan(10)
  expect(counts.saved).toBeGreaterThan(8)
}, 240_000)
