// Evidence files on disk, named by their SHA-256, outside anything the web server hands out by path.
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { access, constants, mkdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { writeDurably } from './durable'

export interface Files {
  /**
   * Stores the bytes durably before it resolves; the same bytes are stored once. Resolves to their SHA-256 in hex.
   * Whoever may yet refuse what it was stored for calls `settle` afterwards.
   */
  put(bytes: Uint8Array): Promise<string>
  /** Ends what `put` began: removes the file where nothing uses it and nobody else has stored the same bytes meanwhile. */
  settle(sha256: string, isUsed: () => Promise<boolean>): Promise<void>
  /** Bytes that may still be written here; null where the file system does not say. */
  room(): Promise<number | null>
  /** Rejects when the file is missing or its bytes no longer have this hash. */
  get(sha256: string): Promise<Uint8Array>
  /** False when the file is missing or its bytes no longer have this hash; rejects when it cannot be read. */
  has(sha256: string): Promise<boolean>
  /** Deletes a file, unless it was given once more within the last hour. False where it was, or is not there. */
  remove(sha256: string): Promise<boolean>
  /** Rejects when nothing can be written. */
  check(): Promise<void>
}

/** Its row may not be written yet. */
const JUST_NOW_MS = 3_600_000

/** Files under `evidence/` in the data folder. */
export function filesIn(dataFolder: string): Files {
  const folder = path.join(dataFolder, 'evidence')
  const placeOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256)
  const held = holds()
  return {
    async put(bytes) {
      const sha256 = hashOf(bytes)
      held.take(sha256)
      try {
        await writeDurably(dataFolder, placeOf(sha256), bytes)
      } catch (error) {
        held.letGo(sha256)
        throw error
      }
      return sha256
    },
    async settle(sha256, isUsed) {
      try {
        if (held.byOthers(sha256) || (await isUsed())) return
        // Asked again, and removed without a pause in between: somebody may have begun to store it meanwhile.
        if (!held.byOthers(sha256)) rmSync(placeOf(sha256), { force: true })
      } finally {
        held.letGo(sha256)
      }
    },
    room: () => roomIn(folder, dataFolder),
    async get(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a SHA-256')
      const bytes = await readFile(placeOf(sha256))
      if (hashOf(bytes) !== sha256) throw new Error(`Evidence ${sha256} was altered on disk`)
      return bytes
    },
    async has(sha256) {
      try {
        return hashOf(await readFile(placeOf(sha256))) === sha256
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
        throw error
      }
    },
    remove: (sha256) => removeUnlessFresh(placeOf(sha256)),
    async check() {
      await mkdir(folder, { recursive: true })
      await access(folder, constants.R_OK | constants.W_OK)
    },
  }
}

/** Before the first file there is no folder of its own. */
async function roomIn(folder: string, dataFolder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder).catch(() => statfs(dataFolder))
    return bavail * bsize
  } catch {
    return null
  }
}

async function removeUnlessFresh(place: string): Promise<boolean> {
  const aside = `${place}.gone`
  try {
    await rename(place, aside)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
  // Out of its place first: what is given from now on is written anew, and what just was is put back.
  if (Date.now() - (await stat(aside)).mtimeMs < JUST_NOW_MS) {
    await rename(aside, place)
    return false
  }
  await rm(aside)
  return true
}

/** How many are between `put` and `settle`, by hash: two may upload the same file at once. */
function holds() {
  const counts = new Map<string, number>()
  return {
    take: (sha256: string) => counts.set(sha256, (counts.get(sha256) ?? 0) + 1),
    byOthers: (sha256: string) => (counts.get(sha256) ?? 0) > 1,
    letGo(sha256: string) {
      const others = (counts.get(sha256) ?? 1) - 1
      if (others > 0) counts.set(sha256, others)
      else counts.delete(sha256)
    },
  }
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
