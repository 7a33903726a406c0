// The arithmetic of the score, set out so that it can be redone by hand.
import {
  type DomainSums,
  domainCeilings,
  domainSums,
  halfUp,
  meanOf,
  type Overall,
  overallOf,
} from '../../app/core/report/arithmetic'
import type { ReportRecord } from '../../app/core/report/record'
import { plainNumber, UNKNOWN } from '../../app/core/report/words'
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

/** Up to three lines: the mean, the mean with capped domains, and the cap on the overall. */
function overall(
  flow: Flow,
  sums: readonly DomainSums[],
  record: ReportRecord,
  which: 'assured' | 'asStated',
): void {
  const name = which === 'assured' ? 'Assured' : 'As stated'
  const plain = overallOf(sums, which)
  if (plain.mean === null) {
    line(flow, name, 'nothing could be scored.')
    return
  }
  line(flow, name, sumWords(plain, plain.mean))
  const withCeilings = overallOf(sums, which, domainCeilings(record))
  if (withCeilings.mean !== null && withCeilings.mean < plain.mean) {
    line(flow, `${name}, domains capped`, sumWords(withCeilings, withCeilings.mean))
  }
  const ceilings = record.score.caps.flatMap(({ scope, at }) => (scope === 'overall' ? [at] : []))
  const lowest = Math.min(...ceilings)
  if (lowest < (withCeilings.mean ?? 0)) {
    line(flow, `${name}, overall capped`, `at most ${lowest}, that is ${lowest.toFixed(1)}.`)
  }
}

function sumWords({ terms, weights }: Overall, mean: number): string {
  const products = terms.map((term) => `${plainNumber(term.weight)} × ${term.mean.toFixed(3)}`)
  const quotient = `(${products.join(' + ')}) ÷ ${plainNumber(weights)}`
  return `${quotient} = ${mean.toFixed(3)}, rounded ${halfUp(mean).toFixed(1)}.`
}

function line(flow: Flow, name: string, words: string): void {
  paragraph(flow, [{ text: `${name}: `, face: 'bold' }, { text: words }], {
    style: 'small',
    spaceAfter: 4,
  })
}
