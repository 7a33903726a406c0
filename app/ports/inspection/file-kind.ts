// Tells what a file is by its content, and what about its packing forbids opening it, without inflating a byte.
import type { FileRefusal } from '../../core/respond/file-refusals'
import { type ZipEntry, zipDirectory } from '../zip-directory'

const MEGABYTE = 1024 * 1024
const MOST_PARTS = 5_000
/** Of everything in a document, inflated. */
const LARGEST_INFLATED = 300 * MEGABYTE
/** Text shrinks to a twentieth; what shrinks further than this is mostly the same byte. */
const LARGEST_RATIO = 200
/** Below it a ratio says nothing: small parts may be all blanks. */
const SMALL_PART = MEGABYTE

/** What may be uploaded. Source: trust guide, "Evidence uploads". */
export const mediaTypes = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  txt: 'text/plain',
} as const

export type Extension = keyof typeof mediaTypes

export type FileKind =
  /** `entries`: the directory of a document that is a zip file. */
  | { ok: true; extension: Extension | 'unknown'; entries: readonly ZipEntry[] }
  | { ok: false; reason: FileRefusal }

/** Plain text has no mark of its own, so there the name decides; of everything else it counts for nothing. */
export function fileKind(bytes: Uint8Array, name: string): FileKind {
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return known('pdf')
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return known('png')
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return known('jpg')
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return compound(bytes)
  if (startsWith(bytes, [0x50, 0x4b])) return zipped(bytes)
  const extension = /\.(csv|txt)$/i.exec(name)?.[1]?.toLowerCase()
  if (extension === undefined || !isText(bytes)) return known('unknown')
  return known(extension === 'csv' ? 'csv' : 'txt')
}

const known = (extension: Extension | 'unknown', entries: readonly ZipEntry[] = []): FileKind => ({
  ok: true,
  extension,
  entries,
})

const refused = (reason: FileRefusal): FileKind => ({ ok: false, reason })

/** Both an Office file of before 2007 and one with a password are such containers; their streams differ. */
function compound(bytes: Uint8Array): FileKind {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return refused(text.includes('EncryptedPackage', 0, 'utf16le') ? 'password' : 'old office')
}

function zipped(bytes: Uint8Array): FileKind {
  const entries = zipDirectory(bytes)
  if (entries === null) return refused('damaged')
  const has = (test: RegExp) => entries.some(({ name }) => test.test(name))
  // Looked at first: a bomb may call itself anything.
  if (isBomb(entries)) return refused('bomb')
  if (has(/(^|\/)(vbaProject|vbaData)|macrosheets\//i)) return refused('macros')
  const isOffice = has(/^\[Content_Types\]\.xml$/)
  if (isOffice && has(/^xl\/workbook\.bin$/)) return refused('old office')
  if (has(/^mimetype$/) || (isOffice && has(/^(ppt|visio)\//))) return refused('wrong type')
  if (!isOffice || !has(/^(word|xl)\//)) return refused('archive')
  if (entries.some(({ encrypted }) => encrypted)) return refused('password')
  if (hasNameTwice(entries)) return refused('damaged')
  return known(has(/^word\//) ? 'docx' : 'xlsx', entries)
}

/** Of two parts with one name one is looked into here, and the other might be opened by somebody's program. */
const hasNameTwice = (entries: readonly ZipEntry[]): boolean =>
  new Set(entries.map(({ name }) => name.toLowerCase())).size < entries.length

function isBomb(entries: readonly ZipEntry[]): boolean {
  if (entries.length > MOST_PARTS) return true
  const all = entries.reduce((sum, { inflated }) => sum + inflated, 0)
  return all > LARGEST_INFLATED || entries.some(inflatesWithoutEnd)
}

/** What declares no size would be inflated without end. */
const inflatesWithoutEnd = ({ inflated, compressed }: ZipEntry): boolean =>
  (inflated === 0 && compressed > 64) ||
  (inflated > SMALL_PART && inflated > LARGEST_RATIO * compressed)

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte)

/** In whatever encoding: no control characters but tab, line ends and form feed. */
function isText(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0xff, 0xfe])) return isUtf16(bytes, 'utf-16le')
  if (startsWith(bytes, [0xfe, 0xff])) return isUtf16(bytes, 'utf-16be')
  return bytes.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d))
}

function isUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return !/[^\P{Cc}\t\n\v\f\r]/u.test(text)
  } catch {
    return false
  }
}
