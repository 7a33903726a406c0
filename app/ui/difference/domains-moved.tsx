// The score of both rounds domain by domain, and how the points of the listed changes add up to it.
import { UNKNOWN } from '../../core/report/words'
import type { DomainMoved } from '../../core/review/difference/rest'
import { signed } from '../../core/review/difference/summary'
import type { ShownDifference } from '../../core/review/difference/view'
import { DataTable } from '../data-table'
import { Section } from '../page'
import { scoreText } from '../score-pair'

export function DomainsMoved({ of }: { of: ShownDifference }) {
  const { points, uncapped } = of
  return (
    <Section title="Score by domain">
      <DataTable
        caption="Assured of each domain, then and now"
        captionHidden
        rows={of.domains}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', header: 'Domain', cell: ({ id, name }) => `${id} ${name}` },
          { key: 'was', header: 'Assured then', numeric: true, cell: side('was', 'assured') },
          { key: 'now', header: 'Assured now', numeric: true, cell: side('now', 'assured') },
          { key: 'moved', header: 'Change', numeric: true, cell: movedText },
          {
            key: 'stated-was',
            header: 'Stated then',
            numeric: true,
            cell: side('was', 'asStated'),
          },
          { key: 'stated-now', header: 'Stated now', numeric: true, cell: side('now', 'asStated') },
        ]}
      />
      {points.total === null || points.listed === null || points.rest === null ? null : (
        <p className="prose-measure mt-3 tabular-nums">
          Assured before caps went from {scoreText(uncapped.was)} to {scoreText(uncapped.now)},{' '}
          {signed(points.total)}: {signed(points.listed)} by the changes listed with their points,{' '}
          {signed(points.rest)} by everything else, such as answers that weigh more or less because
          others are asked, or that wait for a verdict.
        </p>
      )}
    </Section>
  )
}

const side = (round: 'was' | 'now', of: 'assured' | 'asStated') => (domain: DomainMoved) =>
  scoreText(domain[round]?.[of] ?? null)

const movedText = ({ moved }: DomainMoved): string => (moved === null ? UNKNOWN : signed(moved))
