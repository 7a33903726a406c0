// Zip files as a stream: one entry is read at a time, when the reader has taken what came before.
import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'

export interface ZipEntry {
  /** Path inside the zip with forward slashes. */
  name: string
  /** Called when its turn comes; a rejection breaks the stream off. */
  open: () => Promise<Uint8Array>
}

/** `date` stands at every entry. */
export function zipStream(entries: readonly ZipEntry[], date: Date): ReadableStream<Uint8Array> {
  const zip = new ZipFile()
  const out = new PassThrough()
  // Whoever downloads sees the download fail, not a zip that is short of a file.
  zip.on('error', (error: Error) => out.destroy(error))
  for (const { name, open } of entries) {
    zip.addReadStreamLazy(name, { mtime: date, mode: 0o100644 }, (give) => {
      open().then(
        (bytes) => give(null, Readable.from([Buffer.from(bytes)], { objectMode: false })),
        (error: unknown) => give(error, Readable.from([])),
      )
    })
  }
  zip.end()
  zip.outputStream.pipe(out)
  return Readable.toWeb(out) as ReadableStream<Uint8Array>
}
