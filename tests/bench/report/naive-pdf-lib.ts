// The report as one would first write it with pdf-lib: an embedded font, a width asked for each trial line, drawText.
import fontkit from '@pdf-lib/fontkit'
import { PDFDocument, type PDFFont, type PDFPage } from 'pdf-lib'
import type { Block, TableRow } from './blocks'
import { columnWidths, FONTS, LEADING, PAPER, RUNNING, SIZES, WIDTH } from './sheet'

interface Style {
  font: PDFFont
  size: number
}

class Pages {
  private page: PDFPage
  private y = PAPER.margin

  constructor(
    private readonly document: PDFDocument,
    readonly regular: PDFFont,
    readonly bold: PDFFont,
  ) {
    this.page = document.addPage([PAPER.width, PAPER.height])
  }

  text(text: string, style: Style): void {
    for (const line of wrap(text, style, WIDTH)) {
      this.room(style.size * LEADING)
      this.draw(line, PAPER.margin, style)
      this.y += style.size * LEADING
    }
    this.y += 2
  }

  row({ cells, isHead }: TableRow, widths: readonly number[]): void {
    const style = { font: isHead ? this.bold : this.regular, size: SIZES.cell }
    const laid = cells.map((cell, index) => wrap(cell, style, (widths[index] ?? 0) - 8))
    const height = Math.max(...laid.map((lines) => lines.length)) * style.size * LEADING + 6
    this.room(Math.min(height, 600))
    const top = this.y
    let x = PAPER.margin
    laid.forEach((lines, index) => {
      this.y = top + 3
      for (const line of lines) {
        this.draw(line, x + 4, style)
        this.y += style.size * LEADING
      }
      x += widths[index] ?? 0
    })
    this.y = top + height
  }

  running(): void {
    const style = { font: this.regular, size: 7.5 }
    const pages = this.document.getPages()
    pages.forEach((page, index) => {
      const { margin: x, height } = PAPER
      page.drawText(RUNNING.head, { x, y: height - x + 18, ...style })
      page.drawText(RUNNING.foot, { x, y: x - 26, ...style })
      const number = `Page ${index + 1} of ${pages.length}`
      const width = style.font.widthOfTextAtSize(number, style.size)
      page.drawText(number, { x: PAPER.width - x - width, y: x - 26, ...style })
    })
  }

  private room(height: number): void {
    if (this.y + height <= PAPER.height - PAPER.margin) return
    this.page = this.document.addPage([PAPER.width, PAPER.height])
    this.y = PAPER.margin
  }

  private draw(line: string, x: number, { font, size }: Style): void {
    this.page.drawText(line, { x, y: PAPER.height - this.y - size, font, size })
  }
}

function wrap(text: string, { font, size }: Style, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (font.widthOfTextAtSize(longer, size) <= width || line === '') line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}

export async function naivePdfLib(blocks: readonly Block[]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.registerFontkit(fontkit)
  const regular = await document.embedFont(FONTS.regular, { subset: true })
  const bold = await document.embedFont(FONTS.bold, { subset: true })
  const pages = new Pages(document, regular, bold)
  for (const block of blocks) {
    if (block.kind === 'table') {
      const widths = columnWidths(block.rows)
      for (const row of block.rows) pages.row(row, widths)
    } else if (block.kind === 'heading') {
      pages.text(block.text, { font: bold, size: SIZES.heading[block.level] })
    } else pages.text(block.text, { font: regular, size: SIZES[block.kind] })
  }
  pages.running()
  return document.save()
}
