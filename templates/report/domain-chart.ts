// The bar chart of domains: pale for what is stated, dark for what is proven.

import { type DomainBar, type DomainBars, domainBars } from '../../app/core/report/chart'
import type { RecordedDomain } from '../../app/core/report/record'
import { figure } from '../../app/pdf/layout/figure'
import type { Flow, Spot } from '../../app/pdf/layout/flow'
import { INK, STYLES, type TextStyle } from '../../app/pdf/style'
import { drawLine } from '../../app/pdf/text/draw-line'
import { fitOnLine } from '../../app/pdf/text/fit'
import { drawShape } from './mark'
import { TONE_INKS } from './palette'

const LABEL: TextStyle = { ...STYLES.small, size: 8 }

const CAPTION =
  'Outer pale bar: as stated. Inner bar: assured. Figures: assured / as stated.\n' +
  'Levels: ○ strong from 80, ◐ acceptable from 65, ▲ conditional from 50, ◆ weak below.'

export function domainChart(flow: Flow, domains: readonly RecordedDomain[]): void {
  const chart = domainBars(domains, flow.width)
  flow.heading(2, 'Assured over as stated')
  figure(flow, { height: chart.height, alt: inWords(chart), caption: CAPTION }, (spot) => {
    drawTicks(flow, spot, chart)
    for (const bar of chart.bars) drawBar(flow, spot, chart, bar)
  })
}

/** What the bars show, for those who do not see them. */
function inWords({ bars }: DomainBars): string {
  const each = bars.map(({ id, label, figures }) => `${id} ${label} ${figures}`)
  return `Bar chart of the domains, assured over as stated, from 0 to 100: ${each.join('; ')}.`
}

function drawTicks(flow: Flow, { page, x, y }: Spot, { ticks, plot }: DomainBars): void {
  for (const tick of ticks) {
    const left = x + tick.x
    const dash = tick.value % 100 === 0 ? {} : ({ dash: [2, 2] } as const)
    page.rule(
      { x: left, y: y + plot.top },
      { x: left, y: y + plot.bottom },
      { stroke: INK.rule, ...dash },
    )
    centred(flow, { page, x: left, y: y + plot.top - 4 }, String(tick.value))
  }
}

function centred(flow: Flow, { page, x, y }: Pick<Spot, 'page' | 'x' | 'y'>, text: string): void {
  const line = fitOnLine(text, STYLES.running, 40, flow.faces)
  drawLine(page, line, x - line.width / 2, y)
}

function drawBar(flow: Flow, { page, x, y, width }: Spot, chart: DomainBars, bar: DomainBar): void {
  const { ink, ground, mark } = TONE_INKS[bar.tone]
  const baseline = y + bar.middle + LABEL.size * 0.36
  drawShape(page, bar.tone, { x: x + 5, y: y + bar.middle }, 3.6)
  const label = labelLine(flow, `${bar.id}  ${bar.label}`, chart.plot.left - 24, LABEL)
  drawLine(page, label, x + 16, baseline)
  const outline = { stroke: ink, lineWidth: 0.5 }
  if (bar.asStated) {
    const { x: left, y: top, ...size } = bar.asStated
    page.rect({ x: x + left, y: y + top, ...size }, { fill: ground, ...outline })
  }
  if (bar.assured) {
    const { x: left, y: top, ...size } = bar.assured
    page.rect({ x: x + left, y: y + top, ...size }, { fill: mark, ...outline })
  }
  const figures = labelLine(flow, bar.figures, width - chart.plot.right, LABEL)
  drawLine(page, figures, x + width - figures.width, baseline)
}

function labelLine(flow: Flow, text: string, width: number, style: TextStyle) {
  return fitOnLine(text, style, width, flow.faces)
}
