// The folder of evidence takes no more files, though everything else goes on: what the vendor is told, and that it recovers.
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type { Typist } from '../../bench/autosave-typists'
import type { SmallDisk } from './small-disk'
import { reads, save, type Told, upload } from './visits'

export interface ReadOnly {
  how: string
  /** Files refused with the truth and a reference, and answers saved meanwhile. */
  refused: number
  faults: string[]
}

const UPLOADS = 3

/** At least one file has been given before. */
export async function shutEvidence(
  url: string,
  typist: Typist,
  disk: SmallDisk,
): Promise<ReadOnly> {
  const file = () => Uint8Array.from(Buffer.from(randomBytes(600).toString('base64')))
  const faults: string[] = []
  const expect = (when: string, wanted: Told['outcome'], { outcome }: Told) => {
    if (outcome !== wanted) faults.push(`evidence ${when}: ${outcome}`)
  }
  const { how, open } = disk.shut(path.join(disk.folder, 'evidence'))
  try {
    for (let turn = 0; turn < UPLOADS; turn++) {
      expect('read-only', 'said so', await upload(url, typist, file()))
      expect('read-only, an answer', 'saved', await save(url, typist))
    }
    if (!(await reads(url, typist)))
      faults.push('a page could not be read beside read-only evidence')
  } finally {
    open()
  }
  expect('open again', 'saved', await upload(url, typist, file()))
  return { how, refused: UPLOADS, faults }
}
