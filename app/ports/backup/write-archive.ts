// Writes a backup file member by member: beside its place first, flushed, and under its name only when it is whole.
import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { BackupMember } from '../../core/backup/manifest'
import { sealing } from './sealed'

export interface ArchiveWriter {
  /** Resolves when the member was read to its end. `packed` for what gets smaller by it. */
  add(
    name: string,
    bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    options: { packed: boolean },
  ): Promise<BackupMember>
}

export interface ArchiveOptions {
  /** Null for a file that anybody can open. */
  passphrase: string | null
  /** Stands at every member. */
  date: Date
}

/** Rejects, and leaves nothing behind, where the file is there already, cannot be written, or `work` rejects. */
export async function writeArchive<Result>(
  file: string,
  { passphrase, date }: ArchiveOptions,
  work: (archive: ArchiveWriter) => Promise<Result>,
): Promise<Result> {
  if (existsSync(file)) throw new Error(`${file} is there already: name another file`)
  const aside = `${file}.${process.pid}.part`
  const zip = new ZipFile()
  const target = createWriteStream(aside, { flags: 'wx', mode: 0o600, flush: true })
  const seal = passphrase === null ? new PassThrough() : await sealing(passphrase)
  const written = pipeline(zip.outputStream, seal, target)
  // Told by the await below; until then a disk that fills up must not end the process.
  written.catch(() => {})
  zip.once('error', (error: Error) => target.destroy(error))
  try {
    const result = await Promise.race([work(writerTo(zip, date)), broken(written)])
    zip.end()
    await written
    await rename(aside, file)
    await flushFolder(path.dirname(file))
    return result
  } catch (error) {
    target.destroy()
    await written.catch(() => {})
    await rm(aside, { force: true })
    throw error
  }
}

/** Never resolves: rejects when the writing does. */
const broken = (written: Promise<void>): Promise<never> =>
  new Promise((_resolve, reject) => {
    written.catch(reject)
  })

function writerTo(zip: ZipFile, date: Date): ArchiveWriter {
  return {
    add: (name, bytes, { packed }) =>
      new Promise((resolve, reject) => {
        const hash = createHash('sha256')
        const seen = { bytes: 0 }
        const counted = async function* () {
          for await (const piece of bytes) {
            hash.update(piece)
            seen.bytes += piece.length
            yield piece
          }
        }
        const stream = Readable.from(counted(), { objectMode: false })
        stream.once('error', reject)
        stream.once('end', () => resolve({ name, bytes: seen.bytes, sha256: hash.digest('hex') }))
        zip.addReadStream(stream, name, {
          mtime: date,
          mode: 0o100600,
          compress: packed,
          forceDosTimestamp: true,
        })
      }),
  }
}

/** After a power cut the name stands too, not only the bytes. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
