// Reads a backup file: its members by name, each held against its hash while it is read.
import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { type Entry, fromFdPromise, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl'
import { type BackupMember, MANIFEST } from '../../core/backup/manifest'
import { isSealed, SealBroken, unseal } from './sealed'

/** Why a file is not taken for a whole backup, as a sentence. */
export class BackupFlaw extends Error {}

export interface Archive {
  /** Every member but the manifest. */
  names: ReadonlySet<string>
  /** The manifest's bytes. */
  manifest(): Promise<Buffer>
  /** Throws a BackupFlaw at the end where the bytes are not those that the manifest tells of. */
  read(member: BackupMember): AsyncIterable<Buffer>
  close(): Promise<void>
}

/** No portal has so many files that its manifest is larger. */
const LARGEST_MANIFEST = 256 * 1024 * 1024

const options = { autoClose: false, lazyEntries: true, strictFileNames: true } as const

/** Throws a BackupFlaw where it is no backup, or does not open with this passphrase. */
export async function openArchive(file: string, passphrase: string | null): Promise<Archive> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    throw new BackupFlaw(`It cannot be read: ${wordsOf(error)}`)
  })
  try {
    const zip = await openZip(handle, passphrase)
    const entries = await entriesOf(zip)
    if (!entries.has(MANIFEST)) throw new BackupFlaw('It is no backup of Assay: it has no manifest')
    const close = async () => {
      // A zip over a file's descriptor would close it a second time.
      await handle.close()
    }
    return archiveOf(zip, entries, close)
  } catch (error) {
    await handle.close()
    throw flawOf(error)
  }
}

async function openZip(handle: FileHandle, passphrase: string | null): Promise<ZipFile> {
  if (!(await isSealed(handle))) return fromFdPromise(handle.fd, options)
  if (passphrase === null) {
    throw new BackupFlaw('It is sealed with a passphrase: set ASSAY_BACKUP_PASSPHRASE to it')
  }
  const { reader, size } = await unseal(handle, passphrase)
  return fromRandomAccessReaderPromise(reader, size, options)
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    const name = JSON.stringify(entry.fileName)
    if (entries.has(entry.fileName)) throw new BackupFlaw(`${name} is in it twice`)
    if (entry.isEncrypted()) throw new BackupFlaw(`${name} is encrypted`)
    entries.set(entry.fileName, entry)
  }
  return entries
}

function archiveOf(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  close: () => Promise<void>,
): Archive {
  return {
    names: new Set([...entries.keys()].filter((name) => name !== MANIFEST)),
    async manifest() {
      const entry = entries.get(MANIFEST)
      if (!entry || entry.uncompressedSize > LARGEST_MANIFEST) {
        throw new BackupFlaw('Its manifest is too large')
      }
      const pieces: Buffer[] = []
      for await (const piece of bytesOf(zip, entry)) pieces.push(piece)
      return Buffer.concat(pieces)
    },
    read: (member) => held(zip, entries.get(member.name), member),
    close,
  }
}

async function* held(
  zip: ZipFile,
  entry: Entry | undefined,
  { name, bytes, sha256 }: BackupMember,
): AsyncGenerator<Buffer> {
  if (!entry) throw new BackupFlaw(`${name} is missing`)
  // Before anything is inflated: the reader stops at the size that is declared here.
  if (entry.uncompressedSize !== bytes) throw new BackupFlaw(`${name} has another size`)
  const hash = createHash('sha256')
  for await (const piece of bytesOf(zip, entry)) {
    hash.update(piece)
    yield piece
  }
  if (hash.digest('hex') !== sha256) throw new BackupFlaw(`${name} was altered`)
}

async function* bytesOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  try {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const piece of stream) yield piece as Buffer
  } catch (error) {
    throw flawOf(error, `${entry.fileName} is damaged: `)
  }
}

function flawOf(error: unknown, before = 'It is damaged, or no backup: '): BackupFlaw {
  if (error instanceof BackupFlaw) return error
  if (error instanceof SealBroken) {
    return new BackupFlaw(
      'It does not open: the passphrase is another one, or the file was altered or cut off',
    )
  }
  return new BackupFlaw(before + wordsOf(error))
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
