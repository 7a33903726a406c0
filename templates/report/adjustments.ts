// Where a reviewer's word replaced the engine's, with name and reason.
import type { ReportRecord } from '../../app/core/report/record'
import { instantWords, pairWords, plainNumber, UNKNOWN } from '../../app/core/report/words'
import type { Flow } from '../../app/pdf/layout/flow'
import { paragraph } from '../../app/pdf/layout/paragraph'
import { table } from '../../app/pdf/layout/table'
import { cite } from './cite'

export function adjustments(flow: Flow, { questions, score }: ReportRecord): void {
  flow.heading(2, 'Adjustments by reviewers')
  const adjusted = questions.flatMap(({ id, verdict }) =>
    verdict && verdict.kind !== 'accepted' && verdict.kind !== 'asked' ? [{ id, verdict }] : [],
  )
  if (adjusted.length === 0) {
    paragraph(flow, 'No answer was adjusted: the score is the engine’s.')
    return
  }
  table(flow, {
    columns: [
      { head: 'Question', width: 1.6 },
      { head: 'Verdict', width: 2 },
      { head: 'Credit', width: 1.2, align: 'right' },
      { head: 'Reason', width: 6 },
      { head: 'By', width: 2.4 },
      { head: 'When', width: 2.4 },
    ],
    rows: adjusted.map(({ id, verdict }) => ({
      cells: [
        cite([id]),
        verdict.kind,
        verdict.credit === null ? UNKNOWN : plainNumber(verdict.credit),
        verdict.reason ?? UNKNOWN,
        verdict.by,
        instantWords(verdict.at),
      ],
    })),
    spaceAfter: 6,
  })
  const { automatic } = score
  if (!automatic) return
  const before = `Before review: ${pairWords(automatic)}, ${automatic.band ?? 'no level'}`
  paragraph(flow, `${before}. After: ${pairWords(score)}, ${score.band ?? 'no level'}.`)
}
