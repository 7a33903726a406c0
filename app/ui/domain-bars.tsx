// The score of each domain as bars: pale what the vendor says, dark what is proven; a table holds the same for every reader.
import { useId } from 'react'
import { type DomainBar, domainBars } from '../core/report/chart'
import { bandWords } from '../core/report/words'
import { DataTable } from './data-table'
import { scoreText } from './score-pair'

type Domain = Parameters<typeof domainBars>[0][number]

const width = 720

/** Fill and outline; the outline carries the contrast that a fill of the same hue lacks. */
const tones: Record<DomainBar['tone'], string> = {
  low: 'fill-mark-low stroke-low',
  moderate: 'fill-mark-moderate stroke-moderate',
  high: 'fill-mark-high stroke-high',
  critical: 'fill-mark-critical stroke-critical',
  none: 'fill-unassessed stroke-unassessed',
}

const shapes: Record<DomainBar['tone'], string> = {
  low: '○',
  moderate: '◐',
  high: '▲',
  critical: '◆',
  none: '–',
}

export function DomainBars({ domains }: { domains: readonly Domain[] }) {
  const id = useId()
  const { height, plot, ticks, bars } = domainBars(domains, width)
  return (
    <figure>
      {/* Below 640 px the labels would be too small to read; there the table alone stands. */}
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={id}
        className="hidden w-full max-w-3xl text-xs sm:block"
      >
        <title id={id}>
          Score of each domain, 0 to 100: as stated and assured. The table below has the figures.
        </title>
        {ticks.map(({ value, x }) => (
          <g key={value}>
            <line x1={x} x2={x} y1={plot.top} y2={plot.bottom} className="stroke-line" />
            <text x={x} y={plot.top - 5} textAnchor="middle" className="fill-muted">
              {value}
            </text>
          </g>
        ))}
        {bars.map((bar) => (
          <Row key={bar.id} bar={bar} right={plot.right} />
        ))}
      </svg>
      <figcaption className="hidden text-muted sm:block">
        Filled: assured. Pale: as stated. The distance is what proof would change.
      </figcaption>
      <details className="hidden sm:block">
        <summary className="link mt-2 w-fit">Show the figures as a table</summary>
        <Figures domains={domains} />
      </details>
      <div className="sm:hidden">
        <Figures domains={domains} />
      </div>
    </figure>
  )
}

function Row({ bar, right }: { bar: DomainBar; right: number }) {
  const { asStated, assured, middle, tone } = bar
  return (
    <g>
      <text x={6} y={middle + 4} textAnchor="middle" className="fill-text">
        {shapes[tone]}
      </text>
      <text x={18} y={middle + 4} className="fill-text">
        {bar.label}
      </text>
      {asStated === null ? null : (
        <rect {...asStated} className="fill-unassessed-wash stroke-unassessed" />
      )}
      {assured === null ? null : <rect {...assured} className={tones[tone]} />}
      <text x={right + 8} y={middle + 4} className="fill-text tabular-nums">
        {bar.figures}
      </text>
    </g>
  )
}

function Figures({ domains }: { domains: readonly Domain[] }) {
  return (
    <DataTable
      caption="Score of each domain, 0 to 100"
      captionHidden
      rows={domains}
      rowKey={(domain) => domain.id}
      columns={[
        { key: 'name', header: 'Domain', cell: (domain) => domain.name },
        {
          key: 'assured',
          header: 'Assured',
          cell: (domain) => scoreText(domain.assured),
          numeric: true,
        },
        {
          key: 'stated',
          header: 'As stated',
          cell: (domain) => scoreText(domain.asStated),
          numeric: true,
        },
        { key: 'band', header: 'Band', cell: (domain) => bandWords(domain.band) },
      ]}
    />
  )
}
