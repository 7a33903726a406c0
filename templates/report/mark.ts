// Risk as shape, word and colour, set inside a line of text.

import type { Band, RiskLevel } from '../../app/core/report/record'
import { type Tone, toneOfBand, toneOfLevel } from '../../app/core/report/tones'
import { bandWords, capitalised } from '../../app/core/report/words'
import type { Canvas } from '../../app/pdf/canvas'
import { loadFaces } from '../../app/pdf/fonts/faces'
import type { Point } from '../../app/pdf/geometry'
import { STYLES } from '../../app/pdf/style'
import { drawLine } from '../../app/pdf/text/draw-line'
import type { InlineBox } from '../../app/pdf/text/inline'
import { breakLines } from '../../app/pdf/text/lines'
import { TONE_INKS } from './palette'

export function levelMark(level: RiskLevel | null, size = 8.5): InlineBox {
  return mark(toneOfLevel(level), level ?? 'Not assessed', size)
}

export function bandMark(band: Band | null, size = 8.5): InlineBox {
  return mark(toneOfBand(band), capitalised(bandWords(band)), size)
}

/** A tinted label with the tone's shape and the word; as wide as both need. */
function mark(tone: Tone, word: string, size: number): InlineBox {
  const { ink, ground } = TONE_INKS[tone]
  const style = { ...STYLES.smallStrong, size, ink }
  const line = breakLines(word, style, Number.POSITIVE_INFINITY, loadFaces())[0]
  if (!line) throw new Error('A text always has a first line')
  const pad = size * 0.4
  const shape = size * 0.85
  const width = pad + shape + pad + line.width + pad
  return {
    width,
    draw(canvas, x, baseline) {
      const box = { x, y: baseline - size * 0.98, width, height: size * 1.3 }
      const dashed = tone === 'none' ? ({ dash: [2, 2] } as const) : {}
      canvas.rect(box, { fill: ground, stroke: ink, lineWidth: 0.4, ...dashed })
      const centre = { x: x + pad + shape / 2, y: baseline - size * 0.34 }
      drawShape(canvas, tone, centre, shape / 2)
      drawLine(canvas, line, x + pad + shape + pad, baseline)
    },
  }
}

/** ○ low, ◐ moderate, ▲ high, ◆ critical, – not assessed. */
export function drawShape(canvas: Canvas, tone: Tone, centre: Point, radius: number): void {
  const { ink } = TONE_INKS[tone]
  const { x, y } = centre
  const outline = { stroke: ink, lineWidth: 0.8 }
  switch (tone) {
    case 'low':
      canvas.circle(centre, radius * 0.85, outline)
      return
    case 'moderate':
      canvas.circle(centre, radius * 0.85, outline)
      canvas.halfCircle(centre, radius * 0.85, { fill: ink })
      return
    case 'high':
      canvas.polygon(
        [
          { x, y: y - radius * 0.9 },
          { x: x + radius, y: y + radius * 0.8 },
          { x: x - radius, y: y + radius * 0.8 },
        ],
        { fill: ink },
      )
      return
    case 'critical':
      canvas.polygon(
        [
          { x, y: y - radius },
          { x: x + radius, y },
          { x, y: y + radius },
          { x: x - radius, y },
        ],
        { fill: ink },
      )
      return
    case 'none':
      canvas.rule({ x: x - radius, y }, { x: x + radius, y }, { stroke: ink, lineWidth: 1 })
      return
  }
}
