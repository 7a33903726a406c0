// Answers that hardly go together, each with what the vendor says to it.
import type { ReportRecord } from '../../app/core/report/record'
import { definitions } from '../../app/pdf/layout/definitions'
import type { Flow } from '../../app/pdf/layout/flow'
import { paragraph } from '../../app/pdf/layout/paragraph'
import { cite } from './cite'

/** Nothing where no contradiction stood. */
export function contradictions(flow: Flow, record: ReportRecord): void {
  if (record.contradictions.length === 0) return
  flow.heading(2, 'Contradictions between answers')
  paragraph(
    flow,
    'The vendor was asked about each of these before submitting. They do not change the score.',
  )
  for (const { sentence, questionIds, explanation } of record.contradictions) {
    definitions(
      flow,
      [
        ['Contradiction', sentence],
        ['Questions', cite(questionIds)],
        ['Vendor’s explanation', explanation ? `${explanation.text} (${explanation.by})` : 'None'],
      ],
      { labels: 0.2, keep: true },
    )
  }
}
