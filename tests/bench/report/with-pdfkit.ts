// The report by pdfkit's own text flow; with tags and the record attached where that is asked for.
import PDFDocument from 'pdfkit'
import type { Block, TableRow } from './blocks'
import { columnWidths, FONTS, LEADING, PAPER, RUNNING, SIZES, WIDTH } from './sheet'

type Document = InstanceType<typeof PDFDocument>

export function withPdfkit(blocks: readonly Block[], attached?: string): Promise<Uint8Array> {
  const tagged = attached !== undefined
  const sheet = { size: 'A4', margin: PAPER.margin, bufferPages: true }
  const document = new PDFDocument(
    tagged ? { ...sheet, tagged, pdfVersion: '1.7', lang: 'en', displayTitle: true } : sheet,
  )
  if (tagged)
    document.file(Buffer.from(attached), { name: 'record.json', type: 'application/json' })
  const parts: Buffer[] = []
  const done = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part))
    document.on('end', () => resolve(Buffer.concat(parts)))
    document.on('error', reject)
  })
  document.registerFont('regular', FONTS.regular)
  document.registerFont('bold', FONTS.bold)
  for (const block of blocks) {
    if (block.kind === 'table') {
      const widths = columnWidths(block.rows)
      const table = tagged ? document.struct('Table') : undefined
      if (table) document.addStructure(table)
      for (const row of block.rows) drawRow(document, row, { widths, table })
      table?.end()
      document.x = PAPER.margin
    } else {
      const isHeading = block.kind === 'heading'
      const size = isHeading ? SIZES.heading[block.level] : SIZES[block.kind]
      document.font(isHeading ? 'bold' : 'regular').fontSize(size)
      const draw = () =>
        document.text(block.text, { width: WIDTH, lineGap: size * (LEADING - 1.17) })
      if (tagged)
        document.addStructure(document.struct(isHeading ? `H${block.level}` : 'P', {}, [draw]))
      else draw()
      document.y += 2
    }
  }
  drawRunning(document)
  document.end()
  return done
}

interface Grid {
  widths: readonly number[]
  table: ReturnType<Document['struct']> | undefined
}

function drawRow(document: Document, { cells, isHead }: TableRow, { widths, table }: Grid): void {
  document.font(isHead ? 'bold' : 'regular').fontSize(SIZES.cell)
  const options = (index: number) => ({ width: (widths[index] ?? 0) - 8, lineGap: 2 })
  const heights = cells.map((cell, index) => document.heightOfString(cell, options(index)))
  const height = Math.max(...heights) + 6
  if (document.y + height > PAPER.height - PAPER.margin) document.addPage()
  const top = document.y
  let x = PAPER.margin
  const row = table && document.struct('TR')
  if (row) table.add(row)
  cells.forEach((cell, index) => {
    const left = x + 4
    const draw = () => document.text(cell, left, top + 3, options(index))
    if (row) row.add(document.struct(isHead ? 'TH' : 'TD', {}, [draw]))
    else draw()
    x += widths[index] ?? 0
  })
  document.y = top + height
}

function drawRunning(document: Document): void {
  const { start, count } = document.bufferedPageRange()
  for (let index = start; index < start + count; index++) {
    document.switchToPage(index)
    document.page.margins = { top: 0, bottom: 0, left: 0, right: 0 }
    document.font('regular').fontSize(7.5)
    const { margin: x, height } = PAPER
    document.text(RUNNING.head, x, x - 26, { lineBreak: false })
    document.text(RUNNING.foot, x, height - x + 18, { lineBreak: false })
    const number = `Page ${index + 1} of ${count}`
    document.text(number, PAPER.width - x - document.widthOfString(number), height - x + 18, {
      lineBreak: false,
    })
  }
}
