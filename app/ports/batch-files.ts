// The reports of a batch on disk until they are fetched: one folder a batch, one file a report.
import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { makeFolder, writeDurably } from './durable'
import { isOlder, leftoversIn, namesIn, SAFE_AGE_MS } from './holds'

export interface BatchFiles {
  /** A file is there whole or not at all. */
  put(batchId: string, name: string, bytes: Uint8Array): Promise<void>
  /** Names in order; empty for a batch without files. */
  list(batchId: string): Promise<string[]>
  get(batchId: string, name: string): Promise<Uint8Array>
  /** Nothing happens where nothing is left. */
  remove(batchId: string): Promise<void>
  /** Removes what has lain for an hour or more and belongs to no batch, or was written by halves. Resolves to how much. */
  sweep(isKept: (batchId: string) => Promise<boolean>, before?: Date): Promise<number>
}

/** Under `batches/` in the data folder; ids and names are the portal's own, never typed by anybody. */
export function batchFilesIn(dataFolder: string): BatchFiles {
  const all = path.join(dataFolder, 'batches')
  const folderOf = (batchId: string) => path.join(all, batchId)
  return {
    async put(batchId, name, bytes) {
      const file = path.join(folderOf(batchId), name)
      await makeFolder(path.dirname(file), 0o700)
      await writeDurably(dataFolder, file, bytes, 0o600)
    },
    async list(batchId) {
      const names = await readdir(folderOf(batchId)).catch(noneIfMissing)
      return names.filter((name) => !name.endsWith('.part')).sort()
    },
    get: (batchId, name) => readFile(path.join(folderOf(batchId), name)),
    remove: (batchId) => rm(folderOf(batchId), { recursive: true, force: true }),
    async sweep(isKept, before = new Date(Date.now() - SAFE_AGE_MS)) {
      let swept = 0
      for (const id of await namesIn(all)) {
        const { parts } = await leftoversIn(folderOf(id), before)
        for (const part of parts) await rm(part, { force: true })
        swept += parts.length
        if (!(await isOlder(folderOf(id), before)) || (await isKept(id))) continue
        await rm(folderOf(id), { recursive: true, force: true })
        swept += 1
      }
      return swept
    },
  }
}

function noneIfMissing(error: unknown): string[] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
  throw error
}
