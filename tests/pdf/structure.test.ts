import { PDFDict, PDFName, PDFNumber } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { paragraph } from '../../app/pdf/layout/paragraph'
import { table } from '../../app/pdf/layout/table'
import { renderReport } from '../../templates/report/report'
import { makeFinding } from './fixtures/decision'
import { makeTestDocument } from './fixtures/document'
import { makeQuestions } from './fixtures/questions'
import { makeEvidence, makeRecord } from './fixtures/record'
import {
  type Read,
  readIndex,
  readMarks,
  readStructure,
  type Structure,
  textOf,
} from './structure-reading'

const name = (text: string) => PDFName.of(text)

describe('the structure of a report', () => {
  let structure: Structure
  const only = (...tags: string[]): Read[] => structure.all.filter(({ tag }) => tags.includes(tag))

  beforeAll(async () => {
    const questions = makeQuestions(90)
    const record = makeRecord({
      questions,
      decision: null,
      evidence: makeEvidence(20, questions),
      findings: Array.from({ length: 12 }, (_, index) => makeFinding({ id: `F-${index + 1}` })),
    })
    structure = await readStructure(await renderReport(record))
  })

  it('is announced, with language and title, and claims no standard', () => {
    const { catalog } = structure.document
    expect(String(catalog.lookup(name('MarkInfo'), PDFDict).get(name('Marked')))).toBe('true')
    expect(textOf(catalog.lookup(name('Lang')))).toBe('en')
    const preferences = catalog.lookup(name('ViewerPreferences'), PDFDict)
    expect(String(preferences.get(name('DisplayDocTitle')))).toBe('true')
    expect(catalog.get(name('Metadata'))).toBeUndefined()
  })

  it('marks everything that is drawn, and every mark is closed', () => {
    for (const page of structure.document.getPages()) expect(readMarks(page).faults).toEqual([])
  })

  it('reaches every mark once, and the index leads back from it to the same element', () => {
    const index = readIndex(structure)
    const drawn: string[] = []
    structure.document.getPages().forEach((page, at) => {
      const { numbers } = readMarks(page)
      expect(numbers).toEqual(numbers.map((_, order) => order))
      drawn.push(...numbers.map((number) => `${at}/${number}`))
      expect(page.node.lookup(name('StructParents'), PDFNumber).asNumber()).toBe(at)
      expect(String(page.node.get(name('Tabs')))).toBe('/S')
    })
    const reached = structure.all.flatMap(({ marks, ref }) => marks.map((mark) => ({ mark, ref })))
    expect(reached.map(({ mark }) => mark).toSorted()).toEqual(drawn.toSorted())
    for (const { mark, ref } of reached) {
      const [page = 0, number = 0] = mark.split('/').map(Number)
      expect(index.get(page)?.[number]).toBe(ref)
    }
  })

  it('names the parent of each element', () => {
    for (const { ref, kids } of structure.all) {
      for (const kid of kids) expect(kid.parent).toBe(ref)
    }
  })

  it('is one document of headings, paragraphs, lists, tables, a figure and contents', () => {
    expect(structure.root.tag).toBe('Document')
    const tags = new Set(structure.root.kids.map(({ tag }) => tag))
    expect([...tags].toSorted()).toEqual(['Figure', 'H1', 'H2', 'H3', 'L', 'P', 'Sect', 'Table'])
    expect(only('TOC')).toHaveLength(1)
  })

  it('never skips a level of heading', () => {
    const levels = only('H1', 'H2', 'H3').map(({ tag }) => Number(tag.slice(1)))
    expect(levels.length).toBeGreaterThan(130)
    levels.forEach((level, at) => {
      expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1)
    })
  })

  it('gives every table a row of head cells with a scope, and every row as many cells', () => {
    expect(only('Table').length).toBeGreaterThan(10)
    for (const { kids } of only('Table')) {
      const [head, ...rows] = kids
      expect(head?.tag).toBe('TR')
      expect(head?.kids.length).toBeGreaterThan(1)
      for (const { tag, dict } of head?.kids ?? []) {
        expect(tag).toBe('TH')
        expect(textOf(dict.lookup(name('A'), PDFDict).get(name('Scope')))).toBe('Column')
      }
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) {
        expect(row.tag).toBe('TR')
        expect(row.kids.map(({ tag }) => tag)).toEqual(head?.kids.map(() => 'TD'))
      }
    }
  })

  it('makes every list item a body', () => {
    expect(only('L').length).toBeGreaterThan(4)
    for (const { kids } of only('L')) {
      for (const item of kids) {
        expect(item.tag).toBe('LI')
        expect(item.kids.map(({ tag }) => tag)).toEqual(['LBody'])
      }
    }
  })

  it('says in words what the chart shows, and where it stands', () => {
    const [chart, ...others] = only('Figure')
    expect(others).toEqual([])
    expect(textOf(chart?.dict.get(name('Alt')))).toMatch(/^Bar chart of the domains.*INV AI use/)
    expect(chart?.dict.lookup(name('A'), PDFDict).get(name('BBox'))).toBeDefined()
  })

  it('holds every link’s annotation, which leads back to it', () => {
    const index = readIndex(structure)
    expect(only('Link').length).toBeGreaterThan(200)
    for (const { objects, marks, ref } of only('Link')) {
      expect(marks.length).toBeGreaterThan(0)
      const annotation = structure.document.context.lookup(objects[0], PDFDict)
      const key = annotation.lookup(name('StructParent'), PDFNumber).asNumber()
      expect(index.get(key)).toEqual([ref])
    }
    const annotations = structure.document.getPages().flatMap((page) => {
      return page.node.Annots()?.asArray() ?? []
    })
    expect(annotations).toHaveLength(only('Link').length)
  })
})

describe('blocks in the structure', () => {
  it('stay one element where a page break parts them', async () => {
    const long = 'Word after word after word. '.repeat(400)
    const structure = await readStructure(
      await makeTestDocument((flow) => {
        paragraph(flow, long)
        table(flow, {
          columns: [
            { head: 'No.', width: 1 },
            { head: 'Text', width: 4 },
          ],
          rows: [{ cells: ['1', long] }],
        })
      }),
    )
    const [text, grid] = structure.root.kids
    const pagesOf = (element: Read | undefined) =>
      new Set(element?.marks.map((mark) => mark.split('/')[0])).size
    expect(text?.tag).toBe('P')
    expect(pagesOf(text)).toBeGreaterThan(1)
    expect(grid?.kids).toHaveLength(2)
    expect(pagesOf(grid?.kids[1]?.kids[1])).toBeGreaterThan(1)
  })

  it('come in the order they are written, contents in the place they were asked for', async () => {
    const structure = await readStructure(
      await makeTestDocument((flow) => {
        paragraph(flow, 'Cover')
        flow.startPage()
        flow.contentsHere()
        flow.heading(1, 'One')
        paragraph(flow, [{ text: 'gone', link: '#gone' }])
        flow.heading(1, 'Two')
        paragraph(flow, 'Text')
      }),
    )
    expect(structure.root.kids.map(({ tag }) => tag)).toEqual(['P', 'Sect', 'H1', 'P', 'H1', 'P'])
    expect(structure.root.kids[3]?.kids.map(({ tag }) => tag)).toEqual(['Span'])
  })
})
