// The scores over rounds: a solid line for what is assured, a dashed one for what is stated, the level under each round.
import type { ReportRecord } from '../../app/core/report/record'
import { type RoundMark, type RoundsChart, roundsChart } from '../../app/core/report/rounds-chart'
import { figure } from '../../app/pdf/layout/figure'
import type { Flow, Spot } from '../../app/pdf/layout/flow'
import { INK, STYLES, type TextStyle } from '../../app/pdf/style'
import { drawLine } from '../../app/pdf/text/draw-line'
import { fitOnLine } from '../../app/pdf/text/fit'
import { drawShape } from './mark'
import { TONE_INKS } from './palette'

const WORDS: TextStyle = { ...STYLES.small, size: 8 }

const CAPTION =
  'Solid line, filled points: assured. Dashed line, hollow points: as stated. Figures: assured / as stated.'

/** One round alone is no course, and older records know of no other. */
export function scoreOverRounds(flow: Flow, { rounds = [] }: ReportRecord): void {
  if (rounds.length < 2) return
  const chart = roundsChart(rounds, flow.width)
  flow.heading(2, 'Score over rounds')
  figure(flow, { height: chart.height, alt: inWords(chart), caption: CAPTION }, (spot) => {
    drawTicks(flow, spot, chart)
    drawLines(spot, chart)
    for (const mark of chart.marks) drawMark(flow, spot, chart, mark)
  })
}

/** What the lines show, for those who do not see them. */
function inWords({ marks }: RoundsChart): string {
  const each = marks.map(
    ({ round, date, figures, level }) => `${round}, ${date}: ${figures}, ${level}`,
  )
  return `Line chart of the score over rounds, assured over as stated, from 0 to 100: ${each.join('; ')}.`
}

function drawTicks(flow: Flow, { page, x, y }: Spot, { ticks, plot }: RoundsChart): void {
  for (const tick of ticks) {
    const level = y + tick.y
    const dash = tick.value % 100 === 0 ? {} : ({ dash: [2, 2] } as const)
    page.rule(
      { x: x + plot.left, y: level },
      { x: x + plot.right, y: level },
      { stroke: INK.rule, ...dash },
    )
    const label = fitOnLine(String(tick.value), STYLES.running, plot.left, flow.faces)
    drawLine(page, label, x + plot.left - 5 - label.width, level + 2.5)
  }
}

function drawLines({ page, x, y }: Spot, { assured, asStated }: RoundsChart): void {
  const at = (point: { x: number; y: number }) => ({ x: x + point.x, y: y + point.y })
  for (const { from, to } of asStated) {
    page.rule(at(from), at(to), { stroke: INK.muted, dash: [3, 2] })
  }
  for (const { from, to } of assured) {
    page.rule(at(from), at(to), { stroke: INK.text, lineWidth: 1.4 })
  }
}

function drawMark(flow: Flow, spot: Spot, { plot, marks }: RoundsChart, mark: RoundMark): void {
  const { page, x, y } = spot
  const centre = x + mark.x
  if (mark.asStated !== null) {
    const point = { x: centre, y: y + mark.asStated }
    page.circle(point, 2.6, { fill: '#FFFFFF', stroke: INK.muted })
  }
  if (mark.assured !== null) {
    page.circle({ x: centre, y: y + mark.assured }, 2.8, { fill: INK.text })
  }
  const column = (plot.right - plot.left) / marks.length
  const { ink } = TONE_INKS[mark.tone]
  const bold = { ...WORDS, face: 'bold' as const, ink }
  const level = fitOnLine(mark.level, bold, column - 12, flow.faces)
  const baseline = y + plot.bottom + 16
  drawShape(page, mark.tone, { x: centre - level.width / 2 - 4, y: baseline - 3 }, 3.2)
  drawLine(page, level, centre - level.width / 2 + 4, baseline)
  for (const [at, text] of [mark.figures, mark.round, mark.date].entries()) {
    const line = fitOnLine(text, WORDS, column, flow.faces)
    drawLine(page, line, centre - line.width / 2, baseline + 13 + at * 12)
  }
}
