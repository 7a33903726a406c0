// Spreadsheet files: writes a workbook, and reads what an outsider sends in a process that may fail alone.
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import {
  type Book,
  MOST_CHARACTERS,
  MOST_COLUMNS,
  MOST_ROWS,
  type ReadSheet,
  type Unreadable,
} from '../core/sheet/book'
import { type ApartLimits, askApart } from './apart'
import { sheetKind } from './sheet-kind'
import { writeBook, writeTable } from './sheet-writer'

export type ReadSheets =
  | { ok: true; as: 'workbook' | 'table'; sheets: ReadSheet[] }
  /** The text of a JSON file, which needs no spreadsheet program. */
  | { ok: true; as: 'json'; text: string }
  | { ok: false; reason: Unreadable }

export interface Sheets {
  workbook(book: Book): Promise<Uint8Array>
  /** CSV that Excel opens as it is: UTF-8 with its mark, commas, and no cell that could be taken for a formula. */
  table(rows: readonly (readonly string[])[]): Uint8Array
  /** Never throws over the file, whatever is in it. */
  read(bytes: Uint8Array): Promise<ReadSheets>
}

const most = {
  rows: MOST_ROWS,
  columns: MOST_COLUMNS,
  lastColumn: 'BH',
  characters: MOST_CHARACTERS,
  sheets: 60,
}

/** One file is read at a time, so that what one reading may cost is what all may cost together. */
export function sheetFiles(limits: ApartLimits = { milliseconds: 15_000, megabytes: 256 }): Sheets {
  let last: Promise<unknown> = Promise.resolve()
  return {
    workbook: writeBook,
    table: writeTable,
    async read(bytes) {
      const kind = sheetKind(bytes)
      if (!kind.ok) return kind
      const { as } = kind
      if (as === 'json') return { ok: true, as, text: new TextDecoder().decode(bytes) }
      const reading = last.then(() => readApart(bytes, as, limits))
      last = reading
      const read = await reading
      if (!read.ok) return read
      if (read.sheets.some(({ rows }) => rows.length > MOST_ROWS)) {
        return { ok: false, reason: 'too many rows' }
      }
      return { ok: true, as: as === 'csv' ? 'table' : 'workbook', sheets: read.sheets }
    },
  }
}

const answerOfReader = z.union([
  z.object({ damaged: z.literal(true) }),
  z.object({
    sheets: z.array(
      z.object({
        name: z.string().nullable(),
        rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
      }),
    ),
  }),
])

type FileRead = { ok: true; sheets: ReadSheet[] } | { ok: false; reason: Unreadable }

const reader = fileURLToPath(new URL('./sheet-reader.mjs', import.meta.url))

async function readApart(
  bytes: Uint8Array,
  as: 'xlsx' | 'csv',
  limits: ApartLimits,
): Promise<FileRead> {
  const message = await askApart(reader, { bytes, as, most }, limits)
  return message === null ? { ok: false, reason: 'bomb' } : fileRead(message)
}

function fileRead(message: unknown): FileRead {
  const answer = answerOfReader.safeParse(message)
  if (!answer.success || 'damaged' in answer.data) return { ok: false, reason: 'damaged' }
  return { ok: true, sheets: answer.data.sheets }
}
