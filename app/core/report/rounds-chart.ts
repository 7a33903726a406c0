// Geometry of the scores over rounds, drawn alike as SVG on screen and as shapes on paper.
import type { RoundScorePoint } from '../review/round-score'
import { type Tone, toneOfLevel } from './tones'
import { dateWords, scoreWords } from './words'

export interface RoundMark {
  /** The review's number, which names the point. */
  number: number
  x: number
  /** Null where that round had no score. */
  assured: number | null
  asStated: number | null
  tone: Tone
  /** Below the axis, in order: 'Round 2', '3 Mar 2027', 'High'. */
  round: string
  date: string
  level: string
  /** '71.4 / 80.0'. */
  figures: string
}

export interface Segment {
  from: { x: number; y: number }
  to: { x: number; y: number }
}

export interface RoundsChart {
  width: number
  height: number
  plot: { left: number; right: number; top: number; bottom: number }
  /** 0, 100 and the three limits between bands. */
  ticks: { value: number; y: number }[]
  marks: RoundMark[]
  /** From each round to the next, where both have a score. */
  assured: Segment[]
  asStated: Segment[]
  /** Rounds older than what there is room for. */
  leftOut: number
}

const TICKS = [0, 50, 65, 80, 100]
const PLOT_HEIGHT = 130
const HEAD = 14
const FOOT = 58
const AXIS = 28
/** Room that the words under one point need. */
const COLUMN = 76

/** Oldest first, evenly spaced: a round is a step, however long it took. */
export function roundsChart(rounds: readonly RoundScorePoint[], width: number): RoundsChart {
  const plot = { left: AXIS, right: width, top: HEAD, bottom: HEAD + PLOT_HEIGHT }
  const room = Math.max(2, Math.floor((plot.right - plot.left) / COLUMN))
  const shown = rounds.slice(-room)
  const step = (plot.right - plot.left) / Math.max(1, shown.length)
  const yOf = (points: number) => plot.bottom - (PLOT_HEIGHT * points) / 100
  const marks = shown.map((round, at): RoundMark => {
    const { number, assured, asStated, level } = round
    return {
      number,
      x: plot.left + step * (at + 0.5),
      assured: assured === null ? null : yOf(assured),
      asStated: asStated === null ? null : yOf(asStated),
      tone: toneOfLevel(level),
      round: round.decided ? `Round ${round.round}` : `Round ${round.round}, open`,
      date: dateWords(round.on),
      level: level ?? 'Not assessed',
      figures: `${scoreWords(assured)} / ${scoreWords(asStated)}`,
    }
  })
  return {
    width,
    height: plot.bottom + FOOT,
    plot,
    ticks: TICKS.map((value) => ({ value, y: yOf(value) })),
    marks,
    assured: segments(marks, 'assured'),
    asStated: segments(marks, 'asStated'),
    leftOut: rounds.length - shown.length,
  }
}

function segments(marks: readonly RoundMark[], of: 'assured' | 'asStated'): Segment[] {
  return marks.flatMap((mark, at) => {
    const before = marks[at - 1]
    const [from, to] = [before?.[of] ?? null, mark[of]]
    if (!before || from === null || to === null) return []
    return [{ from: { x: before.x, y: from }, to: { x: mark.x, y: to } }]
  })
}
