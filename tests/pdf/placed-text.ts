// Every text of a document with its place, its size, and the mark that it belongs to.
import { openPdf } from './reading'

export interface PlacedText {
  text: string
  x: number
  /** Of the baseline, from the page's lower end. */
  y: number
  width: number
  size: number
  paper: { width: number; height: number }
  /** Number of the marked stretch; null for what is no part of the structure. */
  mark: number | null
  /** DRAFT or SUPERSEDED across the page. */
  isMark: boolean
}

/** By page, in the order they are drawn. */
export async function placedText(bytes: Uint8Array): Promise<PlacedText[][]> {
  const document = await openPdf(bytes)
  const pages: PlacedText[][] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent({
      includeMarkedContent: true,
      disableNormalization: true,
    })
    const texts: PlacedText[] = []
    let mark: number | null = null
    for (const item of items) {
      if ('type' in item) {
        if (item.type === 'beginMarkedContentProps') mark = numberIn(item.id)
        else if (item.type === 'endMarkedContent') mark = null
      } else {
        const [, turn = 0, , , x = 0, y = 0] = item.transform
        texts.push({
          text: item.str,
          ...{ x, y, width: item.width, size: item.height, mark },
          paper: { width, height },
          isMark: turn !== 0,
        })
      }
    }
    pages.push(texts)
  }
  await document.destroy()
  return pages
}

/** 'p24R_mc12' → 12. */
function numberIn(id: string | undefined): number | null {
  const digits = /_mc(\d+)$/.exec(id ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}
