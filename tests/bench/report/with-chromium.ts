// The report as a page that Chromium prints.
import type { Page } from 'playwright-core'
import type { Block, TableRow } from './blocks'
import { FONTS, RUNNING, SIZES } from './sheet'

/** Loads the page once; only printing it is timed. */
export async function openInChromium(page: Page, blocks: readonly Block[]): Promise<void> {
  await page.setContent(htmlOf(blocks))
  await page.evaluate(() => document.fonts.ready)
}

export function withChromium(page: Page): Promise<Uint8Array> {
  const style = 'font: 7.5pt sans-serif; margin: 0 20mm; width: 100%'
  return page.pdf({
    format: 'A4',
    tagged: true,
    outline: true,
    margin: { top: '20mm', bottom: '20mm', left: '20mm', right: '20mm' },
    displayHeaderFooter: true,
    headerTemplate: `<div style="${style}">${escaped(RUNNING.head)}</div>`,
    footerTemplate: `<div style="${style}">Page <span class="pageNumber"></span> of <span class="totalPages"></span></div>`,
  })
}

function htmlOf(blocks: readonly Block[]): string {
  const face = (weight: number, file: Buffer) =>
    `@font-face { font-family: Sheet; font-weight: ${weight}; src: url(data:font/ttf;base64,${file.toString('base64')}) }`
  const sizes = ([1, 2, 3] as const).map(
    (level) => `h${level} { font-size: ${SIZES.heading[level]}pt }`,
  )
  const styles = [
    face(400, FONTS.regular),
    face(700, FONTS.bold),
    `body { font: ${SIZES.paragraph}pt/1.42 Sheet; margin: 0 }`,
    'h1, h2, h3 { margin: 12pt 0 4pt; break-after: avoid } p { margin: 0 0 3pt }',
    ...sizes,
    `table { width: 100%; border-collapse: collapse; font-size: ${SIZES.cell}pt }`,
    'th, td { text-align: left; vertical-align: top; padding: 2pt 4pt; border-bottom: 0.5pt solid #ccc }',
  ]
  const body = blocks.map(blockHtml).join('\n')
  return `<!doctype html><html lang="en"><title>Report</title><style>${styles.join('\n')}</style>${body}`
}

function blockHtml(block: Block): string {
  if (block.kind === 'table') return `<table>${block.rows.map(rowHtml).join('')}</table>`
  const tag = block.kind === 'heading' ? `h${block.level}` : block.kind === 'item' ? 'li' : 'p'
  return `<${tag}>${escaped(block.text)}</${tag}>`
}

function rowHtml({ cells, isHead }: TableRow): string {
  const tag = isHead ? 'th' : 'td'
  return `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
}

function escaped(text: string): string {
  return text.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'))
}
