// The score of every round as a line: solid what is assured, dashed what is stated; a table holds the same for every reader.
import { useId } from 'react'
import { type RoundMark, roundsChart, type Segment } from '../core/report/rounds-chart'
import { reviewLabel } from '../core/review/number'
import type { RoundScorePoint } from '../core/review/round-score'
import { DataTable } from './data-table'
import { DateText } from './date-text'
import { RiskBadge } from './risk-badge'
import { scoreText } from './score-pair'
import { TextLink } from './text-link'

const width = 560

const tones: Record<RoundMark['tone'], { shape: string; className: string }> = {
  low: { shape: '○', className: 'fill-low' },
  moderate: { shape: '◐', className: 'fill-moderate' },
  high: { shape: '▲', className: 'fill-high' },
  critical: { shape: '◆', className: 'fill-critical' },
  none: { shape: '–', className: 'fill-unassessed' },
}

export function ScoreOverRounds({ rounds }: { rounds: readonly RoundScorePoint[] }) {
  const id = useId()
  const chart = roundsChart(rounds, width)
  const { plot, ticks, marks, leftOut } = chart
  return (
    <figure>
      {/* Below 640 px the words would be too small to read; there the table alone stands. */}
      <svg
        viewBox={`0 0 ${chart.width} ${chart.height}`}
        role="img"
        aria-labelledby={id}
        className="hidden w-full max-w-xl text-xs sm:block"
      >
        <title id={id}>
          Score of each round, 0 to 100: assured and as stated. The table below has the figures.
        </title>
        {ticks.map(({ value, y }) => (
          <g key={value}>
            <line x1={plot.left} x2={plot.right} y1={y} y2={y} className="stroke-line" />
            <text x={plot.left - 5} y={y + 4} textAnchor="end" className="fill-muted">
              {value}
            </text>
          </g>
        ))}
        <Line segments={chart.asStated} className="stroke-muted [stroke-dasharray:4_3]" />
        <Line segments={chart.assured} className="stroke-text stroke-2" />
        {marks.map((mark) => (
          <Point key={mark.number} mark={mark} bottom={plot.bottom} />
        ))}
      </svg>
      <figcaption className="hidden text-muted sm:block">
        Solid, filled: assured. Dashed, hollow: as stated. Figures: assured / as stated.
        {leftOut > 0 ? ` The oldest ${leftOut} are in the table only.` : null}
      </figcaption>
      <details className="hidden sm:block">
        <summary className="link mt-2 w-fit">Show the figures as a table</summary>
        <Figures rounds={rounds} />
      </details>
      <div className="sm:hidden">
        <Figures rounds={rounds} />
      </div>
    </figure>
  )
}

function Line({ segments, className }: { segments: readonly Segment[]; className: string }) {
  return segments.map(({ from, to }) => (
    <line key={from.x} x1={from.x} y1={from.y} x2={to.x} y2={to.y} className={className} />
  ))
}

function Point({ mark, bottom }: { mark: RoundMark; bottom: number }) {
  const { x, assured, asStated, tone } = mark
  const { shape, className } = tones[tone]
  const lines = [mark.figures, mark.round, mark.date]
  return (
    <g>
      {asStated === null ? null : (
        <circle cx={x} cy={asStated} r={3.5} className="fill-page stroke-muted" />
      )}
      {assured === null ? null : (
        <circle cx={x} cy={assured} r={4} className="fill-text stroke-text" />
      )}
      <text x={x} y={bottom + 16} textAnchor="middle" className={`font-semibold ${className}`}>
        {shape} {mark.level}
      </text>
      {lines.map((text, at) => (
        <text
          key={text}
          x={x}
          y={bottom + 30 + at * 13}
          textAnchor="middle"
          className="fill-text tabular-nums"
        >
          {text}
        </text>
      ))}
    </g>
  )
}

function Figures({ rounds }: { rounds: readonly RoundScorePoint[] }) {
  return (
    <DataTable
      caption="Score of each round, 0 to 100"
      captionHidden
      rows={rounds}
      rowKey={({ number }) => String(number)}
      columns={[
        { key: 'round', header: 'Round', cell: Round },
        { key: 'on', header: 'Decided', cell: Decided },
        { key: 'a', header: 'Assured', numeric: true, cell: ({ assured }) => scoreText(assured) },
        {
          key: 's',
          header: 'As stated',
          numeric: true,
          cell: ({ asStated }) => scoreText(asStated),
        },
        { key: 'level', header: 'Level', cell: ({ level }) => <RiskBadge level={level} /> },
      ]}
    />
  )
}

const Round = ({ round, number }: RoundScorePoint) => (
  <>
    {round}, <TextLink to={`/reviews/${number}`}>{reviewLabel(number)}</TextLink>
  </>
)

const Decided = ({ decided, on }: RoundScorePoint) =>
  decided ? <DateText date={on} /> : 'Not decided yet'
