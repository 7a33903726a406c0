// Writes workbooks and tables in which every cell is text, with drop-downs and a look that prints.
import { writeCsv } from 'hucre/csv'
import {
  type CellStyle,
  calculateRowHeight,
  type DataValidation,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx'
import {
  type Book,
  type BookCell,
  type BookSheet,
  cellAddress,
  type Look,
} from '../core/sheet/book'
import { guarded } from '../core/sheet/guarded-text'

const LISTS = 'Assay lists'
const INK = '1B1F24'
const LINE = { style: 'thin', color: { rgb: 'C9CFD8' } } as const
const BOX = { top: LINE, right: LINE, bottom: LINE, left: LINE }
const WRAP = { wrapText: true, vertical: 'top', horizontal: 'left' } as const

/** The file format reads `_x0041_` as a letter; an answer that says so is written with its underscore spelled out. */
const verbatim = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

/** Text format keeps "=1+1", "007" and "1/2" as they were typed, in the cells that people fill in too. */
const TEXT = '@'

const looks: Record<Look, CellStyle> = {
  title: {
    font: { size: 13, bold: true, color: { rgb: INK } },
    alignment: { ...WRAP, vertical: 'center' },
  },
  head: {
    font: { bold: true, color: { rgb: 'FFFFFF' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '33415C' } },
    alignment: { ...WRAP, vertical: 'center' },
    border: BOX,
  },
  label: { font: { bold: true, color: { rgb: INK } }, alignment: WRAP, border: BOX },
  text: { font: { color: { rgb: INK } }, alignment: WRAP, border: BOX },
  muted: { font: { color: { rgb: '4A5363' } }, alignment: WRAP, border: BOX },
  input: {
    font: { color: { rgb: INK } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFBE6' } },
    alignment: WRAP,
    border: BOX,
  },
  closed: {
    font: { color: { rgb: '4A5363' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'ECEEF2' } },
    alignment: WRAP,
    border: BOX,
  },
}

export async function writeBook(book: Book): Promise<Uint8Array> {
  const lists = new ChoiceLists()
  const sheets = book.sheets.map((sheet) => asSheet(sheet, lists))
  return writeXlsx({
    sheets: lists.used ? [...sheets, lists.sheet()] : sheets,
    properties: { title: book.title, creator: 'Assay' },
    defaultFont: { name: 'Calibri', size: 11 },
  })
}

function asSheet(sheet: BookSheet, lists: ChoiceLists): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  sheet.rows.forEach((row, at) => {
    row.forEach(({ text, look }, column) => {
      cells.set(`${at},${column}`, {
        value: verbatim(text),
        type: 'string',
        style: { ...looks[look], numFmt: TEXT },
      })
    })
  })
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    columns: sheet.widths.map((width) => ({ width })),
    rows: sheet.rows.map((row) => row.map(({ text }) => verbatim(text))),
    cells,
    rowDefs: new Map(sheet.rows.map((row, at) => [at, { height: heightOf(row, sheet.widths) }])),
    merges: titlesOf(sheet),
    dataValidations: lists.validationsOf(sheet),
    ...(sheet.headRows > 0 && { freezePane: { rows: sheet.headRows, columns: 1 } }),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 },
      ...(sheet.headRows > 0 && { printTitlesRow: `$1:$${sheet.headRows}` }),
    },
  }
}

/** A title stands across all columns, so that it does not make the printed page wider. */
function titlesOf({ rows, widths }: BookSheet): NonNullable<WriteSheet['merges']> {
  if (widths.length < 2) return []
  return rows.flatMap((row, at) =>
    row[0]?.look === 'title' && row.length === 1
      ? [{ startRow: at, startCol: 0, endRow: at, endCol: widths.length - 1 }]
      : [],
  )
}

/** A spreadsheet program knows no taller row. */
const TALLEST = 405
/** Lines break between words, so a line holds less than its column is wide. */
const FILLED = 0.95

/** Not every program works out the height of wrapped text when it opens a file. */
function heightOf(row: readonly BookCell[], widths: readonly number[]): number {
  if (row.some(({ look }) => look === 'title')) return widths.length > 1 ? 38 : 26
  const texts = row.map(({ text }) => text)
  const columnWidths = widths.map((width) => width * FILLED)
  return Math.min(TALLEST, calculateRowHeight(texts, { wrapText: true, columnWidths }) + 3)
}

/** Drop-downs read from a hidden sheet: written into the rule itself they may have 255 characters and no comma. */
class ChoiceLists {
  private readonly lists = new Map<string, readonly string[]>()

  get used(): boolean {
    return this.lists.size > 0
  }

  validationsOf({ rows }: BookSheet): DataValidation[] {
    return rows.flatMap((row, at) =>
      row.flatMap((cell, column) =>
        cell.choices === undefined ? [] : [this.validation(cell.choices, cellAddress(at, column))],
      ),
    )
  }

  private validation(choices: readonly string[], range: string): DataValidation {
    const key = JSON.stringify(choices)
    if (!this.lists.has(key)) this.lists.set(key, choices)
    const list = cellAddress(0, [...this.lists.keys()].indexOf(key)).replace(/\d+$/, '')
    return {
      type: 'list',
      range,
      formula1: `'${LISTS}'!$${list}$1:$${list}$${choices.length}`,
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: 'Choose from the list',
      errorMessage:
        'Choose one of the answers in the list, and explain in Comment where none fits.',
    }
  }

  sheet(): WriteSheet {
    const columns = [...this.lists.values()]
    const longest = Math.max(...columns.map((column) => column.length))
    const rows = Array.from({ length: longest }, (_unused, row) =>
      columns.map((column) => column[row] ?? null),
    )
    return { name: LISTS, hidden: true, rows }
  }
}

export function writeTable(rows: readonly (readonly string[])[]): Uint8Array {
  const text = writeCsv(
    rows.map((row) => row.map(guarded)),
    { bom: true, lineSeparator: '\r\n' },
  )
  return new TextEncoder().encode(text)
}
