// The questionnaire as a workbook to fill in: a page that explains, a sheet for each section, and hidden ids.
import type { Sha256 } from '../audit/canonical-json'
import { kindOf } from '../questionnaire/kinds/registry'
import { typedFields } from '../respond/typed-fields'
import type { Book, BookCell, BookSheet, Look } from './book'
import { columnKeys, columns, refHead, sectionHead } from './columns'
import { digestOf, identityRows, idSheet, refOf } from './identity'
import type { Outline, OutlineQuestion, OutlineSection } from './outline'
import { cellsInOrder, rowsOfQuestion } from './question-rows'
import { readMe } from './read-me'

/** Blank lines of a table to write into. */
const BLANK_LINES = 15

export function questionBook(outline: Outline, sha256: Sha256): Book {
  const names = new SheetNames()
  const bases = new Map(
    questionsIn(outline).map((asked) => [asked.question.id, base(asked, sha256)]),
  )
  return {
    title: `${outline.form.title} for ${outline.host.offering}`,
    sheets: [
      {
        name: names.free('Read me'),
        hidden: false,
        widths: [110],
        headRows: 0,
        rows: readMe(outline).map(({ text, look }) => [cell(text, look)]),
      },
      ...outline.sections.flatMap((section) => [
        sectionSheet(section, names.free(section.title)),
        ...section.questions.flatMap((asked) => tableSheet(asked, names)),
      ]),
      {
        name: idSheet,
        hidden: true,
        widths: [16, 70],
        headRows: 0,
        rows: identityRows(outline, bases).map((row) => row.map((text) => cell(text, 'text'))),
      },
    ],
  }
}

/** All sections as one table, for programs that know no workbooks. */
export function questionTable(outline: Outline, sha256: Sha256): string[][] {
  const heads = columnKeys.map((key) => columns[key].head)
  return [
    [sectionHead, ...heads, refHead],
    ...outline.sections.flatMap(({ title, questions }) =>
      questions.flatMap((asked) =>
        rowsOfQuestion(asked, { inLines: true }).map(({ cells, first }) => [
          title,
          ...cellsInOrder(cells).map(({ text }) => text),
          refOf(outline, first ? base(asked, sha256) : ''),
        ]),
      ),
    ),
  ]
}

const questionsIn = ({ sections }: Outline): OutlineQuestion[] =>
  sections.flatMap(({ questions }) => questions)

const base = ({ question, fields }: OutlineQuestion, sha256: Sha256): string =>
  digestOf(question, typedFields(question, fields), sha256) ?? ''

const cell = (text: string, look: Look): BookCell => ({ text, look })

function sectionSheet({ title, intro, questions }: OutlineSection, name: string): BookSheet {
  return {
    name,
    hidden: false,
    widths: columnKeys.map((key) => columns[key].width),
    headRows: 2,
    rows: [
      [cell(`${title}. ${intro}`, 'title')],
      columnKeys.map((key) => cell(columns[key].head, 'head')),
      ...questions.flatMap((asked) =>
        rowsOfQuestion(asked, { inLines: false }).map(({ cells }) => cellsInOrder(cells)),
      ),
    ],
  }
}

/** A question that is answered by a small table has that table as a sheet. */
function tableSheet({ question, fields, open }: OutlineQuestion, names: SheetNames): BookSheet[] {
  const control = kindOf(question).control(question)
  if (control.control !== 'rows') return []
  const filled = typedFields(question, fields).rows ?? []
  const lines = [...filled, ...Array.from({ length: BLANK_LINES }, () => ({}))]
  const keys = control.columns.map(({ key }) => key)
  return [
    {
      name: names.free(question.id),
      hidden: false,
      widths: [10, ...keys.map(() => 30)],
      headRows: 2,
      rows: [
        [cell(question.prompt, 'title')],
        [columns.number.head, ...control.columns.map(({ label }) => label)].map((text) =>
          cell(text, 'head'),
        ),
        ...lines.map((line) => [
          cell(question.id, 'muted'),
          ...keys.map((key) => cell(partOf(line, key), open ? 'input' : 'closed')),
        ]),
      ],
    },
  ]
}

const partOf = (line: Record<string, string>, key: string): string => line[key] ?? ''

/** Names as spreadsheet programs allow them: 31 characters, without a few signs, and no two alike. */
class SheetNames {
  private readonly taken = new Set<string>([idSheet.toLowerCase(), 'assay lists'])

  free(wanted: string): string {
    const name = wanted
      .replace(/[[\]:*?/\\']/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 31)
      .trim()
    let free = name
    for (let count = 2; this.taken.has(free.toLowerCase()); count++) {
      free = `${name.slice(0, 27)} ${count}`
    }
    this.taken.add(free.toLowerCase())
    return free
  }
}
