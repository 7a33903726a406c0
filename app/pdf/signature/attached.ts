// Takes the attachments out of a PDF file without trusting the rest of it.
import { inflateSync } from 'node:zlib'

/** A record of 90 long answers has under two megabytes. */
const LARGEST = 64 * 1024 * 1024

/** Every attached file that can be unpacked, in the order of the file. */
export function attachedFiles(bytes: Uint8Array): Uint8Array[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const text = file.toString('latin1')
  const files: Uint8Array[] = []
  for (const { index } of text.matchAll(/\/EmbeddedFile(?![A-Za-z])/g)) {
    const content = streamAfter(file, text, index)
    if (content) files.push(content)
  }
  return files
}

/** The stream of the object whose entries stand around `index`. */
function streamAfter(file: Buffer, text: string, index: number): Uint8Array | null {
  const keyword = /stream\r?\n/g
  keyword.lastIndex = index
  const start = keyword.exec(text)
  if (!start) return null
  const entries = text.slice(text.lastIndexOf(' obj', index), start.index)
  const from = start.index + start[0].length
  const length = Number(/\/Length (\d+)(?! \d+ R)/.exec(entries)?.[1])
  const end = Number.isNaN(length) ? text.indexOf('endstream', from) : from + length
  const raw = file.subarray(from, end)
  if (!/\/FlateDecode/.test(entries)) return raw
  try {
    return inflateSync(raw, { maxOutputLength: LARGEST })
  } catch {
    return null
  }
}
