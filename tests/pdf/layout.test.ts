import { describe, expect, it } from 'vitest'
import { paragraph } from '../../app/pdf/layout/paragraph'
import { table } from '../../app/pdf/layout/table'
import { MARGIN, PAGE_SIZES } from '../../app/pdf/style'
import { makeTestDocument } from './fixtures/document'
import { openPdf, readPages, squeezed } from './reading'

const LOREM = 'Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor. '

describe('tables', () => {
  const columns = [
    { head: 'Key', width: 1 },
    { head: 'Meaning', width: 4 },
  ]

  it('repeat their head on every page they reach', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => ({ cells: [`k${index}`, LOREM] }))
    const pages = await readPages(await makeTestDocument((flow) => table(flow, { columns, rows })))
    expect(pages.length).toBeGreaterThan(4)
    for (const { text } of pages) expect(text).toMatch(/Key\s+Meaning/)
    const all = squeezed(pages.map(({ text }) => text).join(''))
    for (const row of rows) expect(all).toContain(squeezed(row.cells.join('')))
  })

  it('split a row that is longer than a page, clipping nothing', async () => {
    const words = Array.from({ length: 3000 }, (_, index) => `w${index}`)
    const rows = [{ cells: ['long', words.join(' ')] }, { cells: ['next', 'after it'] }]
    const pages = await readPages(await makeTestDocument((flow) => table(flow, { columns, rows })))
    const drawn = pages.flatMap(({ pieces }) => pieces.flatMap(({ text }) => text.split(/\s+/)))
    expect(drawn.filter((word) => /^w\d+$/.test(word))).toEqual(words)
    for (const { pieces } of pages) {
      for (const { y, text } of pieces) {
        const isRunning = /^(head|foot) |^Page /.test(text)
        if (!isRunning) expect(y).toBeGreaterThan(MARGIN)
      }
    }
  })

  it('give no column less than the longest word of its head needs', async () => {
    const narrow = [
      { head: 'Extraordinarily', width: 0.1 },
      { head: 'Rest', width: 10 },
    ]
    const bytes = await makeTestDocument((flow) => {
      table(flow, { columns: narrow, rows: [{ cells: ['a', 'b'] }] })
    })
    const [page] = await readPages(bytes)
    expect(page?.pieces.map(({ text }) => text)).toContain('Extraordinarily')
  })
})

describe('headings', () => {
  it('never stand alone at the foot of a page', async () => {
    for (let filler = 36; filler <= 50; filler++) {
      const bytes = await makeTestDocument((flow) => {
        for (let index = 0; index < filler; index++) paragraph(flow, 'Filler', { spaceAfter: 0 })
        flow.heading(1, 'Part heading')
        flow.heading(2, 'Inner heading')
        table(flow, {
          columns: [{ head: 'Only head', width: 1 }],
          rows: [{ cells: ['First row'] }],
        })
      })
      const pages = await readPages(bytes)
      const page = pages.find(({ text }) => text.includes('Part heading'))
      expect(page?.text).toMatch(/Part heading\s+Inner heading\s+Only head\s+First row/)
    }
  })

  it('become nested bookmarks that lead to their pages', async () => {
    const bytes = await makeTestDocument((flow) => {
      flow.heading(1, 'First')
      flow.heading(2, 'Within')
      paragraph(flow, LOREM)
      flow.startPage()
      flow.heading(1, 'Second')
      paragraph(flow, LOREM)
    })
    const document = await openPdf(bytes)
    const outline = await document.getOutline()
    expect(outline.map(({ title }) => title)).toEqual(['First', 'Second'])
    expect(outline[0]?.items.map(({ title }) => title)).toEqual(['Within'])
    const [target] = (outline[1]?.dest ?? []) as [{ num: number; gen: number }]
    expect(await document.getPageIndex(target)).toBe(1)
  })

  it('longer than a page go on over it', async () => {
    const bytes = await makeTestDocument((flow) => {
      flow.heading(3, LOREM.repeat(100))
      paragraph(flow, 'After it.')
    })
    const pages = await readPages(bytes)
    const all = pages.map(({ text }) => text).join(' ')
    expect(all.match(/Lorem/g)).toHaveLength(100)
    for (const { pieces } of pages) for (const { y } of pieces) expect(y).toBeGreaterThan(20)
  })
})

describe('paragraphs', () => {
  it.each([30, 45, 90])(
    'of %d words leave two lines on either side of a page break',
    async (words) => {
      for (let filler = 40; filler <= 52; filler++) {
        const bytes = await makeTestDocument((flow) => {
          for (let index = 0; index < filler; index++) paragraph(flow, 'Filler', { spaceAfter: 0 })
          paragraph(flow, 'palaver '.repeat(words))
        })
        const pages = await readPages(bytes)
        const own = pages.map(
          ({ pieces }) => pieces.filter(({ text }) => /palaver/.test(text)).length,
        )
        expect(own.reduce((sum, lines) => sum + lines)).toBeGreaterThan(2)
        for (const lines of own) expect(lines).not.toBe(1)
      }
    },
  )
})

describe('contents', () => {
  it('name the page on which each part begins, and link to it', async () => {
    const bytes = await makeTestDocument((flow) => {
      paragraph(flow, 'Cover')
      flow.startPage()
      flow.contentsHere()
      for (let part = 1; part <= 60; part++) {
        flow.startPage()
        flow.heading(1, `Part ${part}.`)
        paragraph(flow, LOREM)
      }
    })
    const pages = await readPages(bytes)
    const contents = pages.slice(1).filter(({ text }) => /Part 1\. |Part 60\. /.test(text))
    const listed = contents.map(({ text }) => text).join(' ')
    for (const part of [1, 27, 60]) {
      const page = pages.findIndex(({ text }, index) => {
        return index > 2 && text.includes(`Part ${part}.`) && text.includes('Lorem')
      })
      expect(listed).toMatch(new RegExp(`Part ${part}\\.\\s+${page + 1}\\s`))
    }
    const document = await openPdf(bytes)
    const links = await (await document.getPage(2)).getAnnotations()
    expect(links.length).toBeGreaterThan(20)
    expect(links[0].dest).toBeDefined()
  })
})

describe('every page', () => {
  it.each(['A4', 'Letter'] as const)('carries head, foot and its number on %s', async (size) => {
    const bytes = await makeTestDocument((flow) => paragraph(flow, LOREM.repeat(200)), { size })
    const document = await openPdf(bytes)
    const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 })
    expect({ width, height }).toEqual(PAGE_SIZES[size])
    const pages = await readPages(bytes)
    pages.forEach(({ text }, index) => {
      expect(text).toContain('head left')
      expect(text).toContain('head right')
      expect(text).toContain('foot left')
      expect(text).toContain(`Page ${index + 1} of ${pages.length}`)
    })
  })

  it('keeps a link to a place that is missing as plain text', async () => {
    const bytes = await makeTestDocument((flow) => {
      paragraph(flow, [{ text: 'nowhere', link: '#nowhere' }])
      paragraph(flow, [{ text: 'somewhere', link: '#here' }])
      flow.heading(1, 'Here', 'here')
      paragraph(flow, 'Text')
    })
    const document = await openPdf(bytes)
    expect(await (await document.getPage(1)).getAnnotations()).toHaveLength(1)
  })
})
