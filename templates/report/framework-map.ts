// Framework map: where the questions touch law and standards. Informative only.
import { frameworkMap as mapOf } from '../../app/core/report/framework-map'
import type { ReportRecord } from '../../app/core/report/record'
import { dateWords, UNKNOWN } from '../../app/core/report/words'
import type { Flow } from '../../app/pdf/layout/flow'
import { paragraph } from '../../app/pdf/layout/paragraph'
import { table } from '../../app/pdf/layout/table'
import { cite } from './cite'

export function frameworkMap(flow: Flow, record: ReportRecord): void {
  flow.heading(1, '6  Framework map')
  const groups = mapOf(record)
  if (groups.length === 0) {
    paragraph(flow, 'The questions refer to no outside framework.')
    return
  }
  paragraph(
    flow,
    'Which questions speak to which outside framework. It is informative: it does not say that a law or ' +
      `standard is met or missed. Dates are judged as of ${dateWords(record.review.asOf)}.`,
  )
  for (const { scheme, rows } of groups) {
    flow.heading(2, scheme)
    const titled = rows.some(({ title }) => title !== null)
    const noted = rows.some(({ note }) => note !== '')
    table(flow, {
      columns: [
        { head: 'Reference', width: 3 },
        ...(titled ? [{ head: 'Title', width: 5 }] : []),
        { head: 'Questions', width: 5 },
        ...(noted ? [{ head: 'Note', width: 5 }] : []),
      ],
      rows: rows.map(({ id, title, questions, note }) => ({
        cells: [
          id,
          ...(titled ? [title ?? UNKNOWN] : []),
          cite(questions),
          ...(noted ? [note] : []),
        ],
      })),
    })
  }
}
