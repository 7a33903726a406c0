// The lines above and below every page, drawn last because they say how many pages there are.

import type { Canvas } from '../canvas'
import type { Faces } from '../fonts/faces'
import { INK, MARGIN, STYLES } from '../style'
import { drawLine } from '../text/draw-line'
import { fitOnLine } from '../text/fit'

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
  pages.forEach((page, index) => {
    const text = running(index + 1, pages.length)
    drawPair(page, HEAD_BASELINE, [text.headLeft, text.headRight], faces)
    drawPair(page, page.height - FOOT_BASELINE, [text.footLeft, text.footRight], faces)
    const y = HEAD_BASELINE + 6
    page.rule({ x: MARGIN, y }, { x: page.width - MARGIN, y }, { stroke: INK.rule })
  })
}

function drawPair(page: Canvas, baseline: number, pair: [string, string], faces: Faces): void {
  const width = page.width - 2 * MARGIN
  const right = fitOnLine(pair[1], STYLES.running, width * RIGHT_SHARE, faces)
  const left = fitOnLine(pair[0], STYLES.running, width - right.width - 12, faces)
  drawLine(page, left, MARGIN, baseline)
  drawLine(page, right, page.width - MARGIN - right.width, baseline)
}
