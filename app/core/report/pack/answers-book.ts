// The answers of a frozen record as a workbook: one row a question, one sheet each for evidence and findings.
import type { Book, BookCell, BookSheet } from '../../sheet/book'
import type { RecordedQuestion, ReportRecord } from '../record'
import { dateWords, instantWords } from '../words'
import { reportStem } from './contents'

type Column<Row> = readonly [head: string, width: number, text: (row: Row) => string]

/** Made from the record alone, so that it says what the report says. */
export function answersBook(record: ReportRecord): Book {
  return {
    title: `${reportStem(record)}: answers`,
    sheets: [
      sheetOf('Answers', record.questions, answerColumns),
      sheetOf('Evidence', record.evidence, evidenceColumns),
      sheetOf('Findings', record.findings, findingColumns),
    ],
  }
}

const optional = (text: string | null): string => text ?? ''
const numberOrBlank = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value)

const answerColumns: readonly Column<RecordedQuestion>[] = [
  ['Number', 10, ({ id }) => id],
  ['Section', 22, ({ section }) => section],
  ['Question', 48, ({ wording }) => wording],
  ['Answer', 48, ({ answer }) => optional(answer)],
  ['Not asked because', 24, ({ hiddenBecause }) => optional(hiddenBecause)],
  ['Exception', 30, ({ exception }) => optional(exception)],
  ['Comment', 30, ({ comment }) => optional(comment)],
  ['Not applicable', 24, ({ notApplicable }) => optional(notApplicable?.reason ?? null)],
  ['Link', 28, ({ link }) => optional(link)],
  ['Evidence', 14, ({ evidence }) => evidence.join(', ')],
  ['Basis', 10, ({ basis }) => optional(basis)],
  ['Weight', 8, ({ weight, scoring }) => (scoring ? String(weight) : '')],
  ['Credit', 8, ({ scoring }) => numberOrBlank(scoring?.credit)],
  ['Points lost', 10, ({ scoring }) => numberOrBlank(scoring?.lost)],
  ['Verdict', 16, ({ verdict }) => optional(verdict?.kind ?? null)],
  ['Reason', 30, ({ verdict }) => optional(verdict?.reason ?? null)],
  ['Answered by', 20, ({ answeredBy }) => optional(answeredBy)],
  ['Answered', 20, ({ answeredAt }) => (answeredAt === null ? '' : instantWords(answeredAt))],
]

const evidenceColumns: readonly Column<ReportRecord['evidence'][number]>[] = [
  ['Number', 10, ({ id }) => id],
  ['Kind', 28, ({ kind }) => kind],
  ['File', 34, ({ fileName }) => fileName],
  ['Issuer', 22, ({ issuer }) => optional(issuer)],
  ['Valid from', 13, ({ validFrom }) => (validFrom === null ? '' : dateWords(validFrom))],
  ['Valid to', 13, ({ validTo }) => (validTo === null ? '' : dateWords(validTo))],
  ['Status', 13, ({ status }) => status],
  ['Uploaded by', 20, ({ uploadedBy }) => uploadedBy],
  ['Cited in', 24, ({ citedIn }) => citedIn.join(', ')],
  ['SHA-256', 66, ({ sha256 }) => sha256],
]

const findingColumns: readonly Column<ReportRecord['findings'][number]>[] = [
  ['Number', 10, ({ id }) => id],
  ['Severity', 12, ({ severity }) => severity],
  ['Statement', 48, ({ statement }) => statement],
  ['Question', 12, ({ questionId }) => optional(questionId)],
  ['Treatment', 16, ({ treatment }) => optional(treatment)],
  ['Owner', 20, ({ owner }) => optional(owner)],
  ['Due', 13, ({ dueOn }) => (dueOn === null ? '' : dateWords(dueOn))],
  ['Status', 12, ({ status }) => status],
]

function sheetOf<Row>(
  name: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): BookSheet {
  const head: BookCell[] = columns.map(([text]) => ({ text, look: 'head' }))
  const body = rows.map((row) =>
    columns.map(([, , text]): BookCell => ({ text: text(row), look: 'text' })),
  )
  return {
    name,
    hidden: false,
    widths: columns.map(([, width]) => width),
    headRows: 1,
    rows: [head, ...body],
  }
}
