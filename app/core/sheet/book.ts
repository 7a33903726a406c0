// A workbook as plain data: what is written into a spreadsheet file, and what was read out of one.

/** How a cell looks, and whether it is for the person who fills in. */
export type Look = 'title' | 'head' | 'label' | 'text' | 'muted' | 'input' | 'closed'

export interface BookCell {
  /** Always text: a cell is never a formula, whatever it begins with. */
  text: string
  look: Look
  /** A drop-down; other entries are refused by the spreadsheet program. */
  choices?: readonly string[]
}

export interface BookSheet {
  name: string
  hidden: boolean
  /** In characters, one for each column. */
  widths: readonly number[]
  /** Rows that stay in sight while scrolling, and are repeated on every printed page. */
  headRows: number
  rows: readonly (readonly BookCell[])[]
}

export interface Book {
  title: string
  sheets: readonly BookSheet[]
}

/** What was found in a cell. Dates arrive as ISO text, yes and no as words. */
export type Content = string | number | null

export interface ReadSheet {
  /** Null for a file that has no sheets, such as CSV. */
  name: string | null
  rows: readonly (readonly Content[])[]
}

/** Most rows that a sheet may have. The whole bank has 90 questions; nobody answers in thousands. */
export const MOST_ROWS = 2_000
/** Columns that are looked at. */
export const MOST_COLUMNS = 60
/** Characters of a cell that are kept: more than any field takes, so that what is too long is noticed. */
export const MOST_CHARACTERS = 10_100

/** Why a file cannot be read at all. */
export type Unreadable =
  | 'empty'
  | 'too large'
  | 'too many rows'
  | 'long table'
  | 'bomb'
  | 'macros'
  | 'encrypted'
  | 'old excel'
  | 'open document'
  | 'not a spreadsheet'
  | 'damaged'

/** `E5`, for people: columns and rows counted from 0. */
export function cellAddress(row: number, column: number): string {
  let letters = ''
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  }
  return `${letters}${row + 1}`
}
