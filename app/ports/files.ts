// Evidence files on disk, named by their SHA-256, outside anything the web server hands out by path.
import { createHash } from 'node:crypto'
import { access, constants, readFile, rm, statfs } from 'node:fs/promises'
import path from 'node:path'
import { makeFolder } from './durable'
import {
  endHolds,
  type Held,
  holdStored,
  type IsUsed,
  isHeldName,
  isMissing,
  leftoversIn,
  namesIn,
  nullIfMissing,
  putBack,
  SAFE_AGE_MS,
  storeHeld,
} from './holds'

export interface Files {
  /**
   * Stores the bytes durably before it resolves; the same bytes are stored once. Resolves to their SHA-256 in hex.
   * The file is held until `settle`, which has to follow once it is entered, or was refused after all.
   */
  put(bytes: Uint8Array): Promise<string>
  /** Holds a file whose last use is about to end, so that a death on the way does not leave it behind; then `settle`. */
  hold(sha256: string): Promise<void>
  /** Ends what `put` or `hold` began: the file stays where something uses it, and goes where nothing does. */
  settle(sha256: string, isUsed: IsUsed): Promise<void>
  /**
   * Settles what processes that died were holding for an hour or more, and removes what they wrote by halves. What
   * nobody ever held is not touched: with a wrong or an older database that would be all there is.
   */
  sweep(isUsed: (sha256: string) => Promise<boolean>, before?: Date): Promise<Swept>
  /** Every file that is stored, by its SHA-256, and how many are held. */
  look(): Promise<{ stored: Set<string>; held: number }>
  /** Bytes that may still be written here; null where the file system does not say. */
  room(): Promise<number | null>
  /** Rejects when the file is missing or its bytes no longer have this hash. */
  get(sha256: string): Promise<Uint8Array>
  /** False when the file is missing or its bytes no longer have this hash; rejects when it cannot be read. */
  has(sha256: string): Promise<boolean>
  /** Rejects when nothing can be written. */
  check(): Promise<void>
}

export interface Swept {
  /** Files that nothing used. */
  removed: number
  /** Files in use whose upload had not been ended. */
  kept: number
  /** Writes that were broken off. */
  halves: number
}

/** Files under `evidence/` in the data folder. */
export function filesIn(dataFolder: string): Files {
  const folder = path.join(dataFolder, 'evidence')
  const placeOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256)
  const ours = heldHere()
  return {
    async put(bytes) {
      const sha256 = hashOf(bytes)
      ours.add(sha256, await storeHeld(dataFolder, placeOf(sha256), bytes))
      return sha256
    },
    async hold(sha256) {
      const held = await holdStored(placeOf(sha256))
      if (held !== null) ours.add(sha256, held)
    },
    async settle(sha256, isUsed) {
      const held = ours.takeOne(sha256)
      await endHolds({ root: dataFolder, place: placeOf(sha256), held }, isUsed)
    },
    async sweep(isUsed, before = new Date(Date.now() - SAFE_AGE_MS)) {
      const swept: Swept = { removed: 0, kept: 0, halves: 0 }
      for (const name of await namesIn(folder)) {
        const { held, parts } = await leftoversIn(path.join(folder, name), before)
        for (const [sha256, { names, areOld }] of held) {
          // What this process holds is under way, however long ago it began.
          const isOver = areOld && !ours.has(sha256)
          const stored = { root: dataFolder, place: placeOf(sha256), held: names, isOver }
          const became = await sweptFile(stored, () => isUsed(sha256))
          if (became) swept[became] += 1
        }
        for (const part of parts) await rm(part, { force: true })
        swept.halves += parts.length
      }
      return swept
    },
    look: () => lookInto(folder),
    room: () => roomIn(folder, dataFolder),
    async get(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a SHA-256')
      const bytes = await readFile(placeOf(sha256))
      if (hashOf(bytes) !== sha256) throw new Error(`Evidence ${sha256} was altered on disk`)
      return bytes
    },
    async has(sha256) {
      const found = await readFile(placeOf(sha256)).catch(nullIfMissing)
      return found !== null && hashOf(found) === sha256
    },
    async check() {
      await makeFolder(folder)
      await access(folder, constants.R_OK | constants.W_OK)
    },
  }
}

async function lookInto(folder: string): ReturnType<Files['look']> {
  const folders = (await namesIn(folder)).map((name) => namesIn(path.join(folder, name)))
  const names = (await Promise.all(folders)).flat()
  const stored = new Set(names.filter((name) => /^[0-9a-f]{64}$/.test(name)))
  return { stored, held: names.filter(isHeldName).length }
}

/** What somebody still holds is only put back where it is named and not in its place. */
async function sweptFile(
  stored: Held & { isOver: boolean },
  isUsed: IsUsed,
): Promise<'removed' | 'kept' | null> {
  if (stored.isOver) return (await endHolds(stored, isUsed)) ? 'kept' : 'removed'
  if ((await isMissing(stored.place)) && (await isUsed())) await putBack(stored)
  return null
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

/** The held names that this process made and has not ended, by hash: two may upload the same file at once. */
function heldHere() {
  const names = new Map<string, string[]>()
  return {
    add: (sha256: string, name: string) => names.set(sha256, [...(names.get(sha256) ?? []), name]),
    has: (sha256: string) => names.has(sha256),
    takeOne(sha256: string): string[] {
      const [one, ...others] = names.get(sha256) ?? []
      if (others.length > 0) names.set(sha256, others)
      else names.delete(sha256)
      return one === undefined ? [] : [one]
    },
  }
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
