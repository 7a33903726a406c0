// Spreadsheet files: writes a workbook, and reads what an outsider sends in a worker that may fail alone.
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import {
  type Book,
  MOST_CHARACTERS,
  MOST_COLUMNS,
  MOST_ROWS,
  type ReadSheet,
  type Unreadable,
} from '../core/sheet/book'
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

export interface ReadLimits {
  milliseconds: number
  megabytes: number
}

const MOST_SHEETS = 60

/** One file is read at a time, so that what one reading may cost is what all may cost together. */
export function sheetFiles(limits: ReadLimits = { milliseconds: 15_000, megabytes: 256 }): Sheets {
  let last: Promise<unknown> = Promise.resolve()
  return {
    workbook: writeBook,
    table: writeTable,
    async read(bytes) {
      const kind = sheetKind(bytes)
      if (!kind.ok) return kind
      const { as } = kind
      if (as === 'json') return { ok: true, as, text: new TextDecoder().decode(bytes) }
      const reading = last.then(() => readInWorker(bytes, as, limits))
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

const sheetsRead = z.array(
  z.object({
    name: z.string().nullable(),
    rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
  }),
)

type WorkerRead = { ok: true; sheets: ReadSheet[] } | { ok: false; reason: Unreadable }

/** Ends with the worker, whichever way that ends: it answers, throws, runs out of memory or out of time. */
async function readInWorker(
  bytes: Uint8Array,
  as: 'xlsx' | 'csv',
  { milliseconds, megabytes }: ReadLimits,
): Promise<WorkerRead> {
  const most = {
    rows: MOST_ROWS,
    columns: MOST_COLUMNS,
    lastColumn: 'BH',
    characters: MOST_CHARACTERS,
    sheets: MOST_SHEETS,
  }
  const worker = new Worker(new URL('./sheet-reader.mjs', import.meta.url), {
    workerData: { bytes, as, most },
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    // Nothing that the server was started with, loaders or inspectors, and no environment.
    execArgv: [],
    env: {},
  })
  const late = setTimeout(() => worker.terminate(), milliseconds)
  try {
    return await new Promise<WorkerRead>((resolve) => {
      worker.once('message', (message) => {
        const sheets = sheetsRead.safeParse(message)
        resolve(
          sheets.success ? { ok: true, sheets: sheets.data } : { ok: false, reason: 'damaged' },
        )
      })
      worker.once('error', (error: NodeJS.ErrnoException) =>
        resolve({
          ok: false,
          reason: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'bomb' : 'damaged',
        }),
      )
      worker.once('exit', () => resolve({ ok: false, reason: 'bomb' }))
    })
  } finally {
    clearTimeout(late)
    await worker.terminate()
  }
}
