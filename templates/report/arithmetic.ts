// The arithmetic of the score, set out so that it can be redone by hand.
import { type DomainSums, domainSums, meanOf, overallOf } from '../../app/core/report/arithmetic'
import type { ReportRecord } from '../../app/core/report/record'
import { plainNumber, scoreWords, UNKNOWN } from '../../app/core/report/words'
import type { Flow } from '../../app/pdf/layout/flow'
import { paragraph } from '../../app/pdf/layout/paragraph'
import { table } from '../../app/pdf/layout/table'

export function arithmetic(flow: Flow, record: ReportRecord): void {
  const sums = domainSums(record)
  flow.heading(2, 'The arithmetic')
  paragraph(
    flow,
    'For each scored question Appendix A gives its weight w, credit c (0 to 100) and confidence k. ' +
      'A domain’s assured score is the sum of w × c × k over the sum of w; as stated leaves out k. ' +
      'The overall is the mean of the domains by their weights, rounded once to one decimal, half up.',
    { style: 'small' },
  )
  table(flow, {
    columns: [
      { head: 'Domain', width: 2 },
      { head: 'Weight', width: 2, align: 'right' },
      { head: 'Σ w·c·k', width: 3, align: 'right' },
      { head: 'Σ w', width: 2, align: 'right' },
      { head: 'Assured', width: 2.4, align: 'right' },
      { head: 'Σ w·c', width: 3, align: 'right' },
      { head: 'Σ w', width: 2, align: 'right' },
      { head: 'As stated', width: 2.4, align: 'right' },
    ],
    rows: sums.map((domain) => ({
      cells: [
        domain.id,
        plainNumber(domain.weight),
        ...quotient(domain.assured),
        ...quotient(domain.asStated),
      ],
    })),
    spaceAfter: 6,
  })
  overall(flow, sums, record, 'assured')
  overall(flow, sums, record, 'asStated')
}

function quotient(sum: DomainSums['assured']): [string, string, string] {
  const mean = meanOf(sum)
  if (mean === null) return [UNKNOWN, UNKNOWN, UNKNOWN]
  return [plainNumber(sum.points), plainNumber(sum.weights), mean.toFixed(3)]
}

function overall(
  flow: Flow,
  sums: readonly DomainSums[],
  { score }: ReportRecord,
  which: 'assured' | 'asStated',
): void {
  const { terms, weights, mean } = overallOf(sums, which)
  const name = which === 'assured' ? 'Assured' : 'As stated'
  if (mean === null) {
    paragraph(flow, `${name}: nothing could be scored.`, { style: 'small' })
    return
  }
  const products = terms.map((term) => `${plainNumber(term.weight)} × ${term.mean.toFixed(3)}`)
  const sum = `(${products.join(' + ')}) ÷ ${plainNumber(weights)} = ${mean.toFixed(3)}`
  const published = scoreWords(which === 'assured' ? score.assured : score.asStated)
  const uncapped = scoreWords(which === 'assured' ? score.uncappedAssured : score.uncappedAsStated)
  const capped = published === uncapped ? '' : `, capped to ${published}`
  paragraph(
    flow,
    [{ text: `${name}: `, face: 'bold' }, { text: `${sum}, that is ${uncapped}${capped}.` }],
    {
      style: 'small',
    },
  )
}
