// Gives a respondent one of their own files back.
import type { RespondentScope } from '../../../db/queries/respond'
import { read } from '../../../db/store'
import type { Services } from '../context'
import { ownPiece } from './own-piece'

export type OpenedEvidence =
  | { ok: true; fileName: string; mediaType: string; bytes: Uint8Array }
  | { ok: false; reason: 'not found' }

/** Rejects when the stored bytes are gone or were altered on disk. */
export async function openOwnEvidence(
  { store, files }: Pick<Services, 'store' | 'files'>,
  scope: RespondentScope,
  evidenceId: string,
): Promise<OpenedEvidence> {
  const found = await read(store.db, (db) => ownPiece(db, scope, evidenceId))
  if (found === null) return { ok: false, reason: 'not found' }
  const { fileName, mediaType, sha256 } = found.piece
  return { ok: true, fileName, mediaType, bytes: await files.get(sha256) }
}
