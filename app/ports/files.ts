// Evidence files on disk, named by their SHA-256, outside anything the web server hands out by path.
import { createHash } from 'node:crypto'
import { access, constants, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { writeDurably } from './durable'

export interface Files {
  /** Stores the bytes durably before it resolves; the same bytes are stored once. Resolves to their SHA-256 in hex. */
  put(bytes: Uint8Array): Promise<string>
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
  return {
    async put(bytes) {
      const sha256 = hashOf(bytes)
      await writeDurably(dataFolder, placeOf(sha256), bytes)
      return sha256
    },
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
    async remove(sha256) {
      const place = placeOf(sha256)
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
    },
    async check() {
      await mkdir(folder, { recursive: true })
      await access(folder, constants.R_OK | constants.W_OK)
    },
  }
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
