// Puts an uploaded file into the store, if it is one that may be given and the review has room for it.
import { evidenceUsedInScope } from '../../../db/queries/evidence'
import { type RespondentScope, reviewInScope } from '../../../db/queries/respond'
import { LARGEST_FILE, LARGEST_REVIEW, MOST_FILES } from '../../core/respond/evidence-input'
import { cleanFileName } from '../../core/respond/file-name'
import { isWithVendor } from '../../core/review/lifecycle'
import type { Services } from '../context'
import { sniffFile } from './sniff-file'

export interface KeptFile {
  fileName: string
  mediaType: string
  sizeBytes: number
  sha256: string
}

export type FileRefusal = 'not with vendor' | 'empty' | 'too large' | 'wrong type' | 'no room'

export type Keeping = { ok: true; file: KeptFile } | { ok: false; reason: FileRefusal }

/** The bytes are on disk before anything refers to them. Refusals come before anything is written. */
export async function keepFile(
  { store, files }: Pick<Services, 'store' | 'files'>,
  scope: RespondentScope,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<Keeping> {
  const [review] = await reviewInScope(store.db, scope)
  if (!review || !isWithVendor(review.status)) return { ok: false, reason: 'not with vendor' }
  if (bytes.length === 0) return { ok: false, reason: 'empty' }
  if (bytes.length > LARGEST_FILE) return { ok: false, reason: 'too large' }
  const [used] = await evidenceUsedInScope(store.db, scope)
  if (!hasRoom(used, bytes.length)) return { ok: false, reason: 'no room' }
  const sniffed = await sniffFile(bytes, name)
  if (sniffed === null) return { ok: false, reason: 'wrong type' }
  const sha256 = await files.put(bytes)
  const { mediaType, extension } = sniffed
  const fileName = cleanFileName(name, extension)
  return { ok: true, file: { fileName, mediaType, sizeBytes: bytes.length, sha256 } }
}

/** `bytes` is a sum, which PostgreSQL gives as text and both engines give as null for none. */
export function hasRoom(
  used: { files: number; bytes: string | number | null } | undefined,
  added: number,
): boolean {
  return (used?.files ?? 0) < MOST_FILES && Number(used?.bytes ?? 0) + added <= LARGEST_REVIEW
}
