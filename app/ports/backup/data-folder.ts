// What a backup takes from a data folder besides evidence, and how a restored one comes into being.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { flushFolder } from './write-archive'

export interface DataFolder {
  /** Paths of the files below, with forward slashes, in order; none where there is no such folder. */
  list(folder: string): Promise<string[]>
  /** Null where it went away meanwhile. */
  read(file: string): Promise<Uint8Array | null>
}

export function dataFolderAt(folder: string): DataFolder {
  return {
    async list(below) {
      const found = await readdir(path.join(folder, below), {
        recursive: true,
        withFileTypes: true,
      }).catch(noneIfMissing)
      return (
        (found ?? [])
          // What is being written has another name until it is whole.
          .filter((entry) => entry.isFile() && !/^\.|\.part$/.test(entry.name))
          .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
          .map((file) => file.split(path.sep).join('/'))
          .sort()
      )
    },
    read: (file) => readFile(path.join(folder, file)).catch(noneIfMissing),
  }
}

function noneIfMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}

/** Lies in a data folder while a restore fills it; a killed restore leaves it. Works where the folder is a mount and cannot be renamed. */
const MARK = 'restore-unfinished'

/** Throws a sentence where a restore into this folder was broken off: what is there is no whole portal. */
export function refuseUnfinishedRestore(folder: string): void {
  if (!existsSync(path.join(folder, MARK))) return
  throw new Error(
    `A restore into ${folder} was broken off. Delete everything in it, empty the database, and restore again`,
  )
}

/** A folder that is not there yet is empty; so is one with nothing in it. */
export function isEmptyFolder(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0
}

export interface NewDataFolder {
  /** Durable once it resolves; `file` is a path below the folder. */
  write(file: string, bytes: AsyncIterable<Uint8Array>): Promise<void>
  /** From here on a portal may start on it. */
  finish(): Promise<void>
  /** Takes away everything in it. */
  abandon(): Promise<void>
}

/** Begins a data folder that no portal starts on until `finish`. It has to be empty. */
export async function beginDataFolder(folder: string): Promise<NewDataFolder> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(path.join(folder, MARK), '', { flag: 'wx', flush: true })
  await flushFolder(folder)
  return {
    async write(file, bytes) {
      const target = path.join(folder, file)
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
      const handle = await open(target, 'wx', 0o600)
      try {
        for await (const piece of bytes) await handle.writeFile(piece)
        await handle.sync()
      } finally {
        await handle.close()
      }
    },
    async finish() {
      for (const each of await foldersIn(folder)) await flushFolder(each)
      await rm(path.join(folder, MARK))
      await flushFolder(folder)
    },
    async abandon() {
      // The mark goes last: whatever stops this, no portal starts on what is left.
      const names = readdirSync(folder).sort((a, b) => Number(a === MARK) - Number(b === MARK))
      for (const name of names) await rm(path.join(folder, name), { recursive: true, force: true })
    },
  }
}

async function foldersIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const below = found.filter((entry) => entry.isDirectory())
  return [folder, ...below.map((entry) => path.join(entry.parentPath, entry.name))]
}

/** The version that package.json tells, which stands in every backup. */
export function assayVersion(): string {
  const file = new URL('../../../package.json', import.meta.url)
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return version
}
