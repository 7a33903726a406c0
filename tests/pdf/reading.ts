// Reads a PDF back with another program than the one that wrote it: text, pixels, outline, files.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface PageText {
  /** Pieces as they were drawn, in order. */
  pieces: { text: string; x: number; y: number }[]
  /** All of it, a space for each line end. */
  text: string
}

const packageFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  // The reader takes the bytes it is given for itself, so it gets a copy.
  return await getDocument({
    data: new Uint8Array(bytes),
    standardFontDataUrl: `${join(packageFolder, 'standard_fonts')}/`,
    verbosity: 0,
  }).promise
}

export async function readPages(bytes: Uint8Array): Promise<PageText[]> {
  const document = await openPdf(bytes)
  const pages: PageText[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ disableNormalization: true })
    const drawn = items.flatMap((item) => ('str' in item ? [item] : []))
    pages.push({
      pieces: drawn
        .filter(({ str }) => str.trim() !== '')
        .map(({ str, transform }) => ({ text: str, x: transform[4], y: transform[5] })),
      text: drawn.map(({ str, hasEOL }) => (hasEOL ? `${str} ` : str)).join(''),
    })
  }
  await document.destroy()
  return pages
}

/** Text without white space: what a line end is, and where it falls, is the layout's affair. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, '')
}

/** What stands between running head and foot on all pages, squeezed. */
export async function bodyText(bytes: Uint8Array): Promise<string> {
  const pages = await readPages(bytes)
  return squeezed(
    pages
      .flatMap(({ pieces }) => pieces.filter(({ y }) => y > 45 && y < 795))
      .map(({ text }) => text)
      .join(''),
  )
}

export interface Picture {
  width: number
  height: number
  /** Share of dark pixels in a part of the page, measured in points from the top left. */
  inkIn(box: { x: number; y: number; width: number; height: number }): number
  /** Whether some pixel has this colour, '#rrggbb'. */
  shows(colour: string): boolean
}

export async function renderPage(bytes: Uint8Array, number: number, scale = 2): Promise<Picture> {
  const document = await openPdf(bytes)
  const page = await document.getPage(number)
  const viewport = page.getViewport({ scale })
  const canvas = createCanvas(viewport.width, viewport.height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  // The reader is typed for browsers; in Node it draws on this canvas all the same.
  await page.render({
    canvas: canvas as unknown as HTMLCanvasElement,
    canvasContext: context as unknown as CanvasRenderingContext2D,
    viewport,
  }).promise
  await document.destroy()
  return {
    width: viewport.width / scale,
    height: viewport.height / scale,
    inkIn: ({ x, y, width, height }) =>
      darkShare(context, [x * scale, y * scale, width * scale, height * scale]),
    shows: (colour) => coloursIn(context).has(colour.toLowerCase()),
  }
}

function coloursIn(context: SKRSContext2D): Set<string> {
  const { data } = context.getImageData(0, 0, context.canvas.width, context.canvas.height)
  const colours = new Set<string>()
  for (let at = 0; at < data.length; at += 4) {
    const parts = [...data.subarray(at, at + 3)]
    colours.add(`#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`)
  }
  return colours
}

/** Share of pixels darker than middle grey. */
export function darkShare(
  context: SKRSContext2D,
  [x, y, width, height]: [number, number, number, number],
): number {
  const { data } = context.getImageData(x, y, Math.ceil(width), Math.ceil(height))
  let dark = 0
  for (let at = 0; at < data.length; at += 4) if ((data[at + 1] ?? 255) < 128) dark++
  return dark / (data.length / 4)
}
