// Tells what an uploaded spreadsheet really is, and what about it forbids opening it, without inflating a byte.
import type { Unreadable } from '../core/sheet/book'
import { type ZipEntry, zipDirectory } from './zip-directory'

const MEGABYTE = 1024 * 1024
/** Of the file as it is sent. A filled questionnaire has about 50 kB. */
export const LARGEST_SHEET = 10 * MEGABYTE
/** Of a table without sheets, which is nothing but text. */
const LARGEST_TABLE = 3 * MEGABYTE
/** Of everything in it, inflated. */
const LARGEST_INFLATED = 40 * MEGABYTE
const MOST_PARTS = 500

export type SheetKind =
  | { ok: true; as: 'xlsx' | 'csv' | 'json' }
  | { ok: false; reason: Unreadable }

export function sheetKind(bytes: Uint8Array): SheetKind {
  if (bytes.length === 0) return refused('empty')
  if (bytes.length > LARGEST_SHEET) return refused('too large')
  if (startsWith(bytes, [0x50, 0x4b])) return zipKind(bytes)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return compoundKind(bytes)
  if (isUtf16(bytes)) {
    return bytes.length > 2 * LARGEST_TABLE ? refused('long table') : { ok: true, as: 'csv' }
  }
  // Any other file with control characters in it is a picture, a program or a PDF.
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46]) || !isText(bytes)) {
    return refused('not a spreadsheet')
  }
  if (firstLetter(bytes) === '{') return { ok: true, as: 'json' }
  return bytes.length > LARGEST_TABLE ? refused('long table') : { ok: true, as: 'csv' }
}

const refused = (reason: Unreadable) => ({ ok: false, reason }) as const

function zipKind(bytes: Uint8Array): SheetKind {
  const entries = zipDirectory(bytes)
  if (entries === null) return refused('damaged')
  const has = (test: RegExp) => entries.some(({ name }) => test.test(name))
  // Looked at first: a bomb may call itself anything.
  if (isBomb(entries)) return refused('bomb')
  if (entries.some(({ encrypted }) => encrypted)) return refused('encrypted')
  if (has(/vbaProject|macrosheets\//i)) return refused('macros')
  if (has(/^content\.xml$/) && has(/^mimetype$/)) return refused('open document')
  if (!has(/^\[Content_Types\]\.xml$/) || !has(/^xl\/workbook\.xml$/)) {
    return refused(has(/^xl\//) ? 'damaged' : 'not a spreadsheet')
  }
  return { ok: true, as: 'xlsx' }
}

function isBomb(entries: readonly ZipEntry[]): boolean {
  if (entries.length > MOST_PARTS) return true
  // What declares no size would be inflated without end.
  if (entries.some(({ inflated, compressed }) => inflated === 0 && compressed > 64)) return true
  return entries.reduce((sum, { inflated }) => sum + inflated, 0) > LARGEST_INFLATED
}

/** Both an old .xls and a workbook with a password are such containers; the names of their streams differ. */
function compoundKind(bytes: Uint8Array): SheetKind {
  return refused(includesUtf16(bytes, 'EncryptedPackage') ? 'encrypted' : 'old excel')
}

function includesUtf16(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(word, 0, 'utf16le')
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte)

const isUtf16 = (bytes: Uint8Array): boolean => startsWith(bytes, [0xff, 0xfe])

/** No control characters but tab, line ends and form feed, in whatever encoding. */
const isText = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d))

const firstLetter = (bytes: Uint8Array): string | undefined =>
  new TextDecoder().decode(bytes.subarray(0, 64)).trimStart()[0]
