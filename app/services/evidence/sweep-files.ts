// Takes away what processes that died left among the files: uploads that were never entered, halves of writes, batches that ended.
import { batchWithFiles } from '../../../db/queries/batches'
import type { Swept } from '../../ports/files'
import type { Services } from '../context'
import { isNamed } from './keep-file'

export interface AllSwept extends Swept {
  /** Folders and halves of batches of reports. */
  batches: number
}

/** Only what has lain untouched since `before`, an hour ago unless said otherwise. Two may sweep at once. */
export async function sweepFiles(
  { store, files, batchFiles }: Pick<Services, 'store' | 'files' | 'batchFiles'>,
  before?: Date,
): Promise<AllSwept> {
  const swept = await files.sweep((sha256) => isNamed(store, sha256), before)
  const isKept = async (id: string) => (await batchWithFiles(store.db, id)).length > 0
  return { ...swept, batches: await batchFiles.sweep(isKept, before) }
}
