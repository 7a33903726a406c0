// Files that survive a power cut: whole or not there at all, from the moment that writing them has resolved.
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'

const asideOf = (file: string): string => `${file}.${randomBytes(8).toString('hex')}.part`

/**
 * Written aside, flushed, renamed; then every folder from the file up to `root` is flushed, since a file is
 * only there when its folder's entry is, and the folder's own entry in turn. `root` exists already.
 */
export async function writeDurably(
  root: string,
  file: string,
  bytes: Uint8Array,
  mode = 0o666,
): Promise<void> {
  const aside = asideOf(file)
  await writeFlushed(aside, bytes, mode)
  try {
    await rename(aside, file)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
  await flushFolders(root, file)
}

/** Only the bytes: the name is sure to be there after `flushFolders`. Leaves nothing where it fails. */
export async function writeFlushed(file: string, bytes: Uint8Array, mode = 0o666): Promise<void> {
  await makeFolder(path.dirname(file))
  try {
    await flushed(file, 'wx', mode, (handle) => handle.writeFile(bytes))
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}

/** With those above it. Node's own way of making several says of a read-only file system that nothing is there (ENOENT). */
export async function makeFolder(folder: string, mode = 0o777): Promise<void> {
  try {
    await mkdir(folder, { mode })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || path.dirname(folder) === folder) throw error
    await makeFolder(path.dirname(folder), mode)
    await mkdir(folder, { recursive: true, mode })
  }
}

/** Every folder from the file up to `root`. */
export async function flushFolders(root: string, file: string): Promise<void> {
  for (const folder of foldersUpTo(root, file)) await flushed(folder, 'r', 0)
}

/** The same for a secret, readable by its owner alone, that is made once: of two that start together the first one's stays. */
export function keepDurably(root: string, file: string, text: string): void {
  const aside = asideOf(file)
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  try {
    writeFileSync(aside, text, { mode: 0o600, flag: 'wx', flush: true })
    chmodSync(aside, 0o600)
    linkSync(aside, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(aside, { force: true })
  }
  for (const folder of foldersUpTo(root, file)) flushFolder(folder)
}

function foldersUpTo(root: string, file: string): string[] {
  const folder = path.dirname(file)
  return path.relative(root, folder) === '' ? [folder] : [folder, ...foldersUpTo(root, folder)]
}

type Handle = Awaited<ReturnType<typeof open>>

async function flushed(
  target: string,
  flags: string,
  mode: number,
  work: (handle: Handle) => Promise<void> = async () => {},
): Promise<void> {
  const handle = await open(target, flags, mode)
  try {
    await work(handle)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function flushFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
