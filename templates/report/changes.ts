// Appendix B: what moved since the round before.
import type { ReportRecord } from '../../app/core/report/record'
import { scoreWords } from '../../app/core/report/words'
import type { Flow } from '../../app/pdf/layout/flow'
import { paragraph } from '../../app/pdf/layout/paragraph'
import { table } from '../../app/pdf/layout/table'

export function changes(flow: Flow, { review, score }: ReportRecord): void {
  flow.heading(1, 'Appendix B  Changes since the last review')
  const compared = score.domains.filter((domain) => domain.previousAssured !== null)
  if (review.round === 1 || compared.length === 0) {
    const first =
      'This is the first review of this use: there is no earlier one to compare it with.'
    paragraph(flow, review.round === 1 ? first : 'No scores of the round before are on record.')
    return
  }
  table(flow, {
    columns: [
      { head: 'Domain', width: 6 },
      { head: `Assured, round ${review.round - 1}`, width: 3, align: 'right' },
      { head: `Assured, round ${review.round}`, width: 3, align: 'right' },
    ],
    rows: compared.map(({ id, name, previousAssured, assured }) => ({
      cells: [`${id}  ${name}`, scoreWords(previousAssured), scoreWords(assured)],
    })),
  })
}
