// Gives a respondent one of their own files back.
import { oneEvidenceInScope } from '../../../db/queries/evidence'
import type { RespondentScope } from '../../../db/queries/respond'
import type { Services } from '../context'

export type OpenedEvidence =
  | { ok: true; fileName: string; mediaType: string; bytes: Uint8Array }
  | { ok: false; reason: 'not found' }

/** Rejects when the stored bytes are gone or were altered on disk. */
export async function openOwnEvidence(
  { store, files }: Pick<Services, 'store' | 'files'>,
  scope: RespondentScope,
  evidenceId: string,
): Promise<OpenedEvidence> {
  const [piece] = await oneEvidenceInScope(store.db, scope, evidenceId)
  if (!piece) return { ok: false, reason: 'not found' }
  const { fileName, mediaType, sha256 } = piece
  return { ok: true, fileName, mediaType, bytes: await files.get(sha256) }
}
