// Puts an uploaded file into the store, if it is one that may be given and the review has room for it.
import { evidenceUsedInScope, evidenceWithHash } from '../../../db/queries/evidence'
import { type RespondentScope, reviewInScope } from '../../../db/queries/respond'
import type { Contents } from '../../core/evidence/contents'
import {
  LARGEST_FILE,
  LARGEST_REVIEW,
  LEFT_FOR_ANSWERS,
  MOST_FILES,
} from '../../core/respond/evidence-input'
import { cleanFileName } from '../../core/respond/file-name'
import type { FileRefusal } from '../../core/respond/file-refusals'
import { isWithVendor } from '../../core/review/lifecycle'
import { isStorageTrouble } from '../../core/storage/trouble'
import type { Services } from '../context'

export interface KeptFile {
  fileName: string
  mediaType: string
  sizeBytes: number
  sha256: string
  contents: Contents
}

export type Keeping =
  | { ok: true; file: KeptFile }
  /** `signature`: what a scanner calls what it found; `said`: for the log, why something of ours failed. */
  | { ok: false; reason: FileRefusal; signature?: string; said?: unknown }

type Keepers = Pick<Services, 'store' | 'files' | 'inspector' | 'scanner'>

interface NamedBytes {
  name: string
  bytes: Uint8Array
}

/** The bytes are on disk before anything refers to them; `settleFile` follows. Refusals come before anything is written. */
export async function keepFile(
  { store, files, inspector, scanner }: Keepers,
  scope: RespondentScope,
  { name, bytes }: NamedBytes,
): Promise<Keeping> {
  const refused = await beforeLooking({ store, files }, scope, bytes.length)
  if (refused !== null) return { ok: false, reason: refused }
  const inspected = await inspector.inspect({ name, bytes })
  if (!inspected.ok) return inspected
  const scan = await scanner?.scan(bytes)
  if (scan?.outcome === 'found') {
    return { ok: false, reason: 'found by scanner', signature: scan.signature }
  }
  if (scan?.outcome === 'down') return { ok: false, reason: 'scanner down', said: scan.said }
  const { mediaType, extension, contents } = inspected
  try {
    const file = {
      fileName: cleanFileName(name, extension),
      mediaType,
      sizeBytes: bytes.length,
      sha256: await files.put(bytes),
      contents: { ...contents, scanned: scan !== undefined },
    }
    return { ok: true, file }
  } catch (error) {
    if (!isStorageTrouble(error)) throw error
    return { ok: false, reason: 'not stored', said: error }
  }
}

async function beforeLooking(
  { store, files }: Pick<Services, 'store' | 'files'>,
  scope: RespondentScope,
  size: number,
): Promise<FileRefusal | null> {
  const [review] = await reviewInScope(store.db, scope)
  if (!review || !isWithVendor(review.status)) return 'not with vendor'
  if (size === 0) return 'empty'
  if (size > LARGEST_FILE) return 'too large'
  const [used] = await evidenceUsedInScope(store.db, scope)
  if (!hasRoom(used, size)) return 'no room'
  const room = await files.room()
  return room !== null && room < size + LEFT_FOR_ANSWERS ? 'disk full' : null
}

/** Ends what keeping began: what was refused after all leaves nothing behind. */
export async function settleFile(
  { store, files }: Pick<Services, 'store' | 'files'>,
  sha256: string,
): Promise<void> {
  await files.settle(sha256, () => isNamed(store, sha256))
}

/** In any review, also where it was taken back. */
export async function isNamed({ db }: Services['store'], sha256: string): Promise<boolean> {
  return (await evidenceWithHash(db, sha256)).length > 0
}

/** `bytes` is a sum, which PostgreSQL gives as text and both engines give as null for none. */
export function hasRoom(
  used: { files: number; bytes: string | number | null } | undefined,
  added: number,
): boolean {
  return (used?.files ?? 0) < MOST_FILES && Number(used?.bytes ?? 0) + added <= LARGEST_REVIEW
}
