// `doctor` on evidence files: whether each that a review names is there, and whether something lies there that none names.
import { evidenceHashes } from '../../db/queries/evidence'
import type { Store } from '../../db/store'
import type { Files } from '../ports/files'

export async function storedFiles(store: Store, files: Pick<Files, 'look'>): Promise<string> {
  const named = (await evidenceHashes(store.db)).map(({ sha256 }) => sha256)
  const { stored, held } = await files.look()
  const missing = named.filter((sha256) => !stored.has(sha256))
  if (missing.length > 0) {
    throw new Error(
      `${counted(missing.length, 'file')} that reviews name ${missing.length === 1 ? 'is' : 'are'} not there: restore evidence/ from a backup`,
    )
  }
  for (const sha256 of named) stored.delete(sha256)
  return [
    named.length === 0 ? 'no files so far' : `${counted(named.length, 'file')}, all there`,
    ...(held > 0 ? [`${counted(held, 'upload')} under way or broken off`] : []),
    // The sweep leaves these: with a database that is not the one they belong to, they would be all there is.
    ...(stored.size > 0
      ? [`${counted(stored.size, 'file')} that no review in this database names, kept`]
      : []),
  ].join('; ')
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
