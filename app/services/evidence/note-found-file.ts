// Writes down that a virus scanner refused a file: staff see which link it came by and what it was called.
import { appendAudit, sha256 } from '../../../db/queries/audit'
import type { RespondentScope } from '../../../db/queries/respond'
import type { Services } from '../context'

export async function noteFoundFile(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  scope: RespondentScope,
  { bytes }: { bytes: Uint8Array },
  signature: string,
): Promise<void> {
  const payload = { sha256: sha256(bytes), sizeBytes: bytes.length, signature }
  const at = clock.now()
  await store.transact(function* (tx) {
    yield* appendAudit(tx, { at, actor: `respondent:${scope.invitationId}` }, [
      { kind: 'evidence refused', reviewId: scope.reviewId, payload },
    ])
  })
}
