// The lines above and below every page, drawn last because they say how many pages there are.

import type { Canvas } from '../canvas'
import type { Faces } from '../fonts/faces'
import { INK, MARGIN, STYLES } from '../style'
import { drawLine } from '../text/draw-line'
import { fitOnLine } from '../text/fit'
import type { Line } from '../text/lines'

export interface RunningText {
  headLeft: string
  headRight: string
  footLeft: string
  footRight: string
}

/** Given the page's number and the number of pages, both from 1. */
export type Running = (page: number, pages: number) => RunningText

const HEAD_BASELINE = MARGIN - 18
const FOOT_BASELINE = MARGIN - 26
/** The left text gives way: the right one carries classification and page number. */
const RIGHT_SHARE = 0.4

export function drawRunning(pages: readonly Canvas[], running: Running, faces: Faces): void {
  const fitted = fitOnce(faces)
  const drawPair = (page: Canvas, baseline: number, pair: [string, string]) => {
    const width = page.width - 2 * MARGIN
    const right = fitted(pair[1], width * RIGHT_SHARE)
    const left = fitted(pair[0], width - right.width - 12)
    drawLine(page, left, MARGIN, baseline)
    drawLine(page, right, page.width - MARGIN - right.width, baseline)
  }
  pages.forEach((page, index) => {
    const text = running(index + 1, pages.length)
    const y = HEAD_BASELINE + 6
    page.own('Header', () => {
      drawPair(page, HEAD_BASELINE, [text.headLeft, text.headRight])
      page.rule({ x: MARGIN, y }, { x: page.width - MARGIN, y }, { stroke: INK.rule })
    })
    page.own('Footer', () => {
      drawPair(page, page.height - FOOT_BASELINE, [text.footLeft, text.footRight])
    })
  })
}

/** Most of these texts are the same on every page. */
function fitOnce(faces: Faces): (text: string, width: number) => Line {
  const fitted = new Map<string, Line>()
  return (text, width) => {
    const key = `${width} ${text}`
    const line = fitted.get(key) ?? fitOnLine(text, STYLES.running, width, faces)
    fitted.set(key, line)
    return line
  }
}
