// Where the points went, domain by domain, with the line that adds them up.
import { UNKNOWN } from '../../core/report/words'
import type { ExplainedDomain } from '../../core/scoring/explanation'
import type { ExplanationView } from '../../core/scoring/explanation-view'
import { DataTable } from '../data-table'
import { Section } from '../page'
import { pointsText } from './figures'

export function CostsByDomain({ view }: { view: ExplanationView }) {
  const { domains, sum, uncapped } = view
  const outOf = domains[0]?.outOf ?? 0
  return (
    <Section title="Where the points went">
      <DataTable
        caption="Each domain: its share of the overall, its score before caps, and the points of the overall that are missing"
        captionHidden
        rows={domains}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', header: 'Domain', cell: ({ id, name }) => `${id} ${name}` },
          { key: 'share', header: 'Share of the overall', numeric: true, cell: shareText },
          {
            key: 'assured',
            header: 'Assured',
            numeric: true,
            cell: (domain) => pointsText(domain.uncapped.assured),
          },
          {
            key: 'stated',
            header: 'As stated',
            numeric: true,
            cell: (domain) => pointsText(domain.uncapped.asStated),
          },
          {
            key: 'cap',
            header: 'Cap',
            numeric: true,
            cell: ({ cappedAt }) => (cappedAt === null ? UNKNOWN : String(cappedAt)),
          },
          {
            key: 'lost',
            header: 'Points missing',
            numeric: true,
            cell: ({ lost }) => pointsText(lost),
          },
        ]}
      />
      <p className="mt-3 font-semibold tabular-nums">{sumLine(view)}</p>
      <p className="prose-measure mt-1 text-muted">
        {uncapped.assured === null
          ? null
          : `Each cost is rounded to one decimal so that they add up without a remainder: all are rounded down, and the tenths still missing go to those that lost most by it. Domains without a score drop out, and the others share ${outOf}.`}
      </p>
      {sum.missing === sum.lost || sum.missing === null ? null : (
        <p role="alert">The sum does not come out. Please report this.</p>
      )}
    </Section>
  )
}

function shareText({ share, weight, outOf }: ExplainedDomain): string {
  return share === null ? 'no score, drops out' : `${weight} of ${outOf}, ${share.toFixed(1)} %`
}

/** Added up from the costs shown, so that it is the reader's own sum. */
function sumLine({ domains, sum, uncapped }: ExplanationView): string {
  if (uncapped.assured === null) return 'There is no score, so nothing is missing from it.'
  const terms = domains.flatMap(({ lost }) => (lost === null ? [] : [lost.toFixed(1)]))
  return `${terms.join(' + ')} = ${sum.lost.toFixed(1)} = 100 − ${uncapped.assured.toFixed(1)}, exactly.`
}
