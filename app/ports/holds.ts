// Holds on stored files: a second name beside each, so that no removal costs anybody the file they are about to use.
import { randomBytes } from 'node:crypto'
import { access, link, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { flushFolders, writeFlushed } from './durable'

/** Longer than any upload takes: what is older belongs to a process that died. */
export const SAFE_AGE_MS = 3_600_000

export type IsUsed = () => Promise<boolean>

/** A stored file's place below `root`, and names that hold it. */
export interface Held {
  root: string
  place: string
  held: readonly string[]
}

const HELD = /^([0-9a-f]{64})\.[0-9a-f]{16}\.held$/
const PART = /\.part$/

const besideOf = (place: string, ending: 'held' | 'part') =>
  `${place}.${randomBytes(8).toString('hex')}.${ending}`

/** Writes the bytes under a held name first and gives them their place from there. Resolves to the held name. */
export async function storeHeld(root: string, place: string, bytes: Uint8Array): Promise<string> {
  const held = besideOf(place, 'held')
  const aside = besideOf(place, 'part')
  await writeFlushed(held, bytes)
  try {
    await link(held, aside)
    // Over what may lie there: the same bytes, unless somebody altered them.
    await rename(aside, place)
    await flushFolders(root, place)
    return held
  } catch (error) {
    await Promise.all([held, aside].map((name) => rm(name, { force: true })))
    throw error
  }
}

/** Holds what is stored already; null where nothing is. */
export async function holdStored(place: string): Promise<string | null> {
  const held = besideOf(place, 'held')
  try {
    await link(place, held)
    const now = new Date()
    await utimes(held, now, now)
    return held
  } catch (error) {
    return nullIfMissing(error)
  }
}

/**
 * Ends these holds. What nothing uses goes: moved out of its place first and asked about once more, so that
 * whoever comes to use it meanwhile either is seen here, or finds it missing when they end their own hold and puts
 * it back from there. Resolves to whether it stays.
 */
export async function endHolds({ root, place, held }: Held, isUsed: IsUsed): Promise<boolean> {
  const names = [...held]
  let stays = await isUsed()
  try {
    if (!stays) {
      const aside = besideOf(place, 'held')
      if (await moved(place, aside)) names.push(aside)
      // Where nobody can say, it is put back.
      stays = true
      stays = await isUsed()
    }
  } finally {
    if (stays && (await isMissing(place))) await putBack({ root, place, held: names })
  }
  await Promise.all(names.map((name) => rm(name, { force: true })))
  return stays
}

/** From the first of these names that is still there; whoever was faster put back the same bytes. */
export async function putBack({ root, place, held }: Held): Promise<void> {
  for (const name of held) {
    try {
      await link(name, place)
    } catch (error) {
      if (hasCode(error, 'ENOENT')) continue
      if (!hasCode(error, 'EEXIST')) throw error
    }
    return flushFolders(root, place)
  }
}

export interface Leftovers {
  /** Held names by hash; whoever made them is dead where all of them are old. */
  held: Map<string, { names: string[]; areOld: boolean }>
  /** Writes that were broken off. */
  parts: string[]
}

/** In one folder of files, what is held and what was written by halves; old is what was written before that instant. */
export async function leftoversIn(folder: string, before: Date): Promise<Leftovers> {
  const held: Leftovers['held'] = new Map()
  const parts: string[] = []
  for (const name of await namesIn(folder)) {
    const [, sha256] = HELD.exec(name) ?? []
    if (sha256 === undefined && !PART.test(name)) continue
    const file = path.join(folder, name)
    const isOld = await isOlder(file, before)
    if (sha256 !== undefined) {
      const { names, areOld } = held.get(sha256) ?? { names: [], areOld: true }
      held.set(sha256, { names: [...names, file], areOld: areOld && isOld })
    } else if (isOld) parts.push(file)
  }
  return { held, parts }
}

export const isHeldName = (name: string): boolean => HELD.test(name)

/** Empty for a folder that is not there. */
export async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(nullIfMissing)) ?? []
}

/** False where it is gone. */
export async function isOlder(file: string, before: Date): Promise<boolean> {
  const found = await stat(file).catch(nullIfMissing)
  return found !== null && found.mtime < before
}

async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to)
    return true
  } catch (error) {
    return nullIfMissing(error) !== null
  }
}

export const isMissing = async (file: string): Promise<boolean> =>
  (await access(file).then(() => true, nullIfMissing)) === null

/** For a file that need not be there. */
export function nullIfMissing(error: unknown): null {
  if (hasCode(error, 'ENOENT')) return null
  throw error
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
