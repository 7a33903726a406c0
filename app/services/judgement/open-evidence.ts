// Reads one evidence file for those who may read the answers of its review.
import { evidenceForStaff } from '../../../db/queries/judgement'
import { reviewByNumber } from '../../../db/queries/reviews'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { Services } from '../context'
import { refusedAsRemoved } from '../privacy/contents-removed'
import { notAllowed, notFound, type Refusal } from './refusal'

export interface OpenedEvidence {
  ok: true
  bytes: Uint8Array
  mediaType: string
  fileName: string
}

/** Rejects when the stored file is missing or no longer has its hash. */
export async function openEvidence(
  { store, files }: Pick<Services, 'store' | 'files'>,
  staff: Staff,
  at: { number: number; evidenceId: string },
): Promise<OpenedEvidence | Refusal> {
  const [row] = await reviewByNumber(store.db, at.number)
  const decided = row !== undefined && row.review.decidedAt !== null
  if (!allows(staff, 'answers.read', { decided })) return notAllowed()
  if (!row || row.review.submittedAt === null) return notFound()
  const removed = await refusedAsRemoved({ store }, row.review)
  if (removed) return removed
  const evidence = await evidenceForStaff(store.db, row.review.id)
  const found = evidence.find(({ id }) => id === at.evidenceId)
  // What the vendor took back is out of the register, and out of the reviewer's reach.
  if (!found || found.removedAt !== null) return notFound()
  const { mediaType, fileName, sha256 } = found
  return { ok: true, bytes: await files.get(sha256), mediaType, fileName }
}
