// Takes away the files of batches that were done a week ago: confidential reports are not left lying about.
import { endBatch, staleBatches } from '../../../../db/queries/batches'
import type { Services } from '../../context'

const KEPT_DAYS = 7
const DAY_MS = 24 * 60 * 60 * 1000

export async function clearBatches({
  store,
  clock,
  batchFiles,
}: Pick<Services, 'store' | 'clock' | 'batchFiles'>): Promise<void> {
  const at = clock.now()
  const before = new Date(at.getTime() - KEPT_DAYS * DAY_MS)
  for (const { id } of await staleBatches(store.db, before)) {
    // Files first: a row that still says done without them is told as expired at the next pass.
    await batchFiles.remove(id)
    await endBatch(store.db, id, { status: 'expired', at })
  }
}
