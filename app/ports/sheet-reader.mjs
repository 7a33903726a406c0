// Runs as a process of its own with little memory: reads one file that nobody has checked, sends back bare cells, ends.
import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import { keepCaps } from './caps.mjs'

const asContent = (value, most) => {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10)
  return typeof value === 'string' ? value.slice(0, most.characters) : value
}

/** Rows without the empty ones at the end, which a program may keep because they have a colour. */
const contentsOf = (rows, most) => {
  const contents = rows.map((row) =>
    row.slice(0, most.columns).map((cell) => asContent(cell, most)),
  )
  while (contents.length > 0 && contents[contents.length - 1].every((cell) => cell === null))
    contents.pop()
  return contents
}

async function workbook(bytes, most) {
  const { sheets } = await readXlsx(bytes, {
    sheets: (_info, index) => index < most.sheets,
    // One row more than is allowed, so that a sheet with too many is told from one that just fits.
    range: `A1:${most.lastColumn}${most.rows + 1}`,
  })
  return sheets.map(({ name, rows }) => ({ name, rows: contentsOf(rows, most) }))
}

function decoded(bytes) {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Excel on Windows still saves "CSV" in the code page of its country.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function table(bytes, most) {
  const rows = parseCsv(decoded(bytes), { maxRows: most.rows + 1 })
  return [{ name: null, rows: contentsOf(rows, most) }]
}

process.once('message', async ({ bytes, as, most }) => {
  await keepCaps()
  try {
    const sheets = as === 'xlsx' ? await workbook(bytes, most) : table(bytes, most)
    process.send({ sheets }, () => process.disconnect())
  } catch {
    // Whatever is wrong with the file, its sender can only save it anew; the words of a parser would not help.
    process.send({ damaged: true }, () => process.disconnect())
  }
})
