// What a finished report says, block by block, read back from its own structure: the same content for everyone.
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { openPdf } from '../../pdf/reading'

export interface TableRow {
  cells: string[]
  isHead: boolean
}

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph' | 'item'; text: string }
  | { kind: 'table'; rows: TableRow[] }

interface Node {
  role?: string
  type?: string
  id?: string
  children?: Node[]
}

export async function readBlocks(report: Uint8Array): Promise<Block[]> {
  const document = await openPdf(report)
  const blocks: Block[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const texts = await markedTexts(page)
    const tree = (await page.getStructTree()) as Node | null
    collect(tree ?? {}, texts, blocks)
  }
  await document.destroy()
  return blocks
}

type Texts = ReadonlyMap<string, string>

/** Text of each marked stretch of a page, by its id. */
async function markedTexts(page: PDFPageProxy): Promise<Texts> {
  const texts = new Map<string, string>()
  const open: string[] = []
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  for (const item of items) {
    if ('str' in item) {
      const id = open.at(-1) ?? ''
      texts.set(id, `${texts.get(id) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`)
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push(item.id ?? '')
  }
  return texts
}

function textOf(node: Node, texts: Texts): string {
  if (node.type === 'content') return texts.get(node.id ?? '') ?? ''
  return (node.children ?? []).map((child) => textOf(child, texts)).join('')
}

function collect(node: Node, texts: Texts, blocks: Block[]): void {
  const text = () => textOf(node, texts).replace(/\s+/g, ' ').trim()
  const heading = /^H([123])$/.exec(node.role ?? '')
  if (heading) blocks.push({ kind: 'heading', level: levelOf(heading[1]), text: text() })
  else if (node.role === 'Table') addRows(node, texts, blocks)
  else if (node.role === 'LI') blocks.push({ kind: 'item', text: text() })
  else if (node.role === 'P' || node.role === 'TOCI' || node.role === 'Figure') {
    blocks.push({ kind: 'paragraph', text: text() })
  } else for (const child of node.children ?? []) collect(child, texts, blocks)
}

/** A table that goes on over the page is one table. */
function addRows(table: Node, texts: Texts, blocks: Block[]): void {
  const rows = (table.children ?? []).map((row): TableRow => {
    const cells = row.children ?? []
    return {
      cells: cells.map((cell) => textOf(cell, texts).replace(/\s+/g, ' ').trim()),
      isHead: cells.every(({ role }) => role === 'TH'),
    }
  })
  const last = blocks.at(-1)
  const goesOn =
    last?.kind === 'table' &&
    !rows[0]?.isHead &&
    last.rows[0]?.cells.length === rows[0]?.cells.length
  if (goesOn) last.rows.push(...rows)
  else blocks.push({ kind: 'table', rows })
}

function levelOf(digit: string | undefined): 1 | 2 | 3 {
  return digit === '1' ? 1 : digit === '2' ? 2 : 3
}
