// What must hold on every page of any report: nothing is clipped or overlaps, no heading ends a page, tables
// repeat their head and leave no row alone, and each link leads to what it names.
import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFRef } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Audience } from '../../app/core/report/audience'
import { MARGIN } from '../../app/pdf/style'
import { renderReport } from '../../templates/report/report'
import { everyPart, largest } from './fixtures/blueprint'
import { type PlacedText, placedText } from './placed-text'
import { type Read, readStructure, type Structure } from './structure-reading'

const name = (text: string) => PDFName.of(text)

interface Laid {
  pages: PlacedText[][]
  structure: Structure
  /** Words of an element and all in it, in order. */
  words(element: Read): string
}

async function laidOut(bytes: Uint8Array): Promise<Laid> {
  const [pages, structure] = await Promise.all([placedText(bytes), readStructure(bytes)])
  const byMark = new Map<string, string>()
  pages.forEach((texts, page) => {
    for (const { mark, text } of texts) {
      if (mark === null) continue
      const key = `${page}/${mark}`
      byMark.set(key, (byMark.get(key) ?? '') + text)
    }
  })
  const words = ({ marks, kids }: Read): string =>
    [...marks.map((mark) => byMark.get(mark) ?? ''), ...kids.map(words)].join(' ').trim()
  return { pages, structure, words }
}

const COPIES: [string, Promise<Uint8Array>][] = [
  ['the largest on A4', renderReport(largest())],
  ['the largest on Letter', renderReport(largest(), { pageSize: 'Letter' })],
  ['a short one', renderReport(everyPart())],
  ...(['annex', 'summary', 'vendor'] as Audience[]).map(
    (audience): [string, Promise<Uint8Array>] => [
      `the largest as ${audience}`,
      renderReport(largest(), { audience, pageSize: 'Letter' }),
    ],
  ),
]

describe.each(COPIES)('%s', (label, made) => {
  let laid: Laid
  beforeAll(async () => {
    laid = await laidOut(await made)
  })
  const all = (...tags: string[]) => laid.structure.all.filter(({ tag }) => tags.includes(tag))
  const pageOf = (mark: string) => Number(mark.split('/')[0])
  const marksIn = ({ marks, kids }: Read): string[] => [...marks, ...kids.flatMap(marksIn)]

  it('keeps every text within the margins, and over no other text', () => {
    const faults: string[] = []
    laid.pages.forEach((all, page) => {
      const texts = all.filter(({ text }) => text.trim() !== '')
      for (const text of texts) {
        if (text.x < MARGIN - 1 || text.x + text.width > text.paper.width - MARGIN + 1)
          faults.push(`${page + 1}: “${text.text}” leaves the margins`)
      }
      faults.push(...overlaps(texts).map((words) => `${page + 1}: ${words}`))
    })
    expect(faults).toEqual([])
  })

  it('ends no page with a heading', () => {
    const last = new Map<number, { number: number; tag: string }>()
    for (const { tag, marks } of laid.structure.all) {
      for (const mark of marks) {
        const [page = 0, number = 0] = mark.split('/').map(Number)
        if (number >= (last.get(page)?.number ?? 0)) last.set(page, { number, tag })
      }
    }
    expect(last.size).toBe(laid.pages.length)
    for (const [page, { tag }] of last) expect(`${page + 1} ends with ${tag}`).not.toMatch(/ H\d$/)
  })

  it('repeats the head of a table on each page it reaches, and leaves no row alone', () => {
    let repeated = 0
    for (const { kids } of all('Table')) {
      const [head, ...rows] = kids
      const title = head ? laid.words(head).replace(/\s+/g, '') : ''
      const rowsOn = new Map<number, number>()
      for (const row of rows) {
        for (const page of new Set(marksIn(row).map(pageOf))) {
          rowsOn.set(page, (rowsOn.get(page) ?? 0) + 1)
        }
      }
      const [first, ...more] = [...rowsOn.keys()]
      for (const page of more) {
        const onPage =
          laid.pages[page]
            ?.map(({ text }) => text)
            .join('')
            .replace(/\s+/g, '') ?? ''
        expect(onPage, `page ${page + 1}`).toContain(title)
        repeated++
      }
      if (more.length === 0) continue
      for (const page of [first ?? 0, ...more]) {
        expect(rowsOn.get(page), `${title} on page ${page + 1}`).toBeGreaterThan(1)
      }
    }
    if (label.startsWith('the largest on')) expect(repeated).toBeGreaterThan(10)
  })

  it('leads from the contents to the page that is printed there', () => {
    const entries = all('TOCI').flatMap(({ kids }) => kids)
    if (label.endsWith('summary')) return expect(entries).toEqual([])
    expect(entries.length).toBeGreaterThan(10)
    for (const link of entries) {
      const words = laid.words(link)
      const printed = Number(/ (\d+)$/.exec(words)?.[1])
      const { page, below } = targetOf(laid, link)
      expect(page + 1, words).toBe(printed)
      const title = words.replace(/ \d+$/, '').replace(/[\s…]+/g, '')
      expect(
        below.replace(/\s+/g, '').startsWith(title),
        `${words} leads to “${below.slice(0, 60)}”`,
      ).toBe(true)
    }
  })

  it('leads from every reference to what has its number', () => {
    const links = all('Link').filter(({ parent }) => {
      return !all('TOCI').some(({ ref }) => ref === parent)
    })
    if (!label.endsWith('summary')) expect(links.length).toBeGreaterThan(30)
    // A reference to what stands nowhere is set without a link.
    const loose = all('Span').map(laid.words)
    expect(loose.filter((words) => /^[A-Z]+-\d/.test(words))).toEqual([])
    for (const link of links) {
      const words = laid.words(link)
      expect(words).toMatch(/^[A-Z]+-\d+(-\d+)?$/)
      expect(targetOf(laid, link).below.startsWith(words), words).toBe(true)
    }
  })
})

/** Pairs whose letters meet: on one line side by side, or one line above the other. */
function overlaps(texts: readonly PlacedText[]): string[] {
  const found: string[] = []
  const sorted = texts.filter(({ isMark }) => !isMark).toSorted((a, b) => b.y - a.y)
  sorted.forEach((text, at) => {
    for (const other of sorted.slice(at + 1)) {
      // Letters are about 0.73 of their size high: the body of the lower one must end below the upper's line.
      if (text.y - other.y > other.size * 0.74) break
      const shared =
        Math.min(text.x + text.width, other.x + other.width) - Math.max(text.x, other.x)
      if (shared > 0.5) found.push(`“${text.text}” over “${other.text}”`)
    }
  })
  return found
}

/** Page of a link's target, counted from 0, and the text from there on. */
function targetOf({ pages, structure }: Laid, { objects }: Read): { page: number; below: string } {
  const annotation = structure.document.context.lookup(objects[0], PDFDict)
  const target = annotation.lookup(name('Dest'), PDFArray)
  const page = structure.document
    .getPages()
    .findIndex(({ ref }) => ref === (target.get(0) as PDFRef))
  const top = target.lookup(3, PDFNumber).asNumber()
  // Links lead eight points above what they name, so that it does not stick to the window's edge.
  const from = (pages[page] ?? []).filter(({ y, mark }) => mark !== null && y <= top - 8)
  return { page, below: from.map(({ text }) => text).join('') }
}
