// Geometry of the domain bars, drawn alike as SVG on screen and as shapes on paper.
import type { RecordedDomain } from './record'
import { type Tone, toneOfBand } from './tones'
import { scoreWords } from './words'

/** Lengths in the unit of the width asked for; y grows downwards. */
export interface Bar {
  x: number
  y: number
  width: number
  height: number
}

export interface DomainBar {
  id: string
  label: string
  tone: Tone
  /** Middle of the row, where label and figures stand. */
  middle: number
  /** Pale and tall: what the vendor says. Null where nothing was scored. */
  asStated: Bar | null
  /** Dark and slim on top of it: what is proven. */
  assured: Bar | null
  /** '68.0 / 84.2'. */
  figures: string
}

export interface DomainBars {
  width: number
  height: number
  /** Where labels end and figures begin. */
  plot: { left: number; right: number; top: number; bottom: number }
  /** 0, 100 and the three limits between bands. */
  ticks: { value: number; x: number }[]
  bars: DomainBar[]
}

type Scored = Pick<RecordedDomain, 'id' | 'name' | 'assured' | 'asStated' | 'band'>

const TICKS = [0, 50, 65, 80, 100]
const ROW = 22
const HEAD = 16
const LABEL_SHARE = 0.41
const FIGURES_SHARE = 0.15

/** Assured over as-stated for each domain, in the order given. */
export function domainBars(domains: readonly Scored[], width: number): DomainBars {
  const plot = {
    left: width * LABEL_SHARE,
    right: width * (1 - FIGURES_SHARE),
    top: HEAD,
    bottom: HEAD + domains.length * ROW,
  }
  const xOf = (points: number) => plot.left + ((plot.right - plot.left) * points) / 100
  const bar = (points: number | null, middle: number, height: number): Bar | null =>
    points === null
      ? null
      : { x: plot.left, y: middle - height / 2, width: xOf(points) - plot.left, height }
  return {
    width,
    height: plot.bottom + 4,
    plot,
    ticks: TICKS.map((value) => ({ value, x: xOf(value) })),
    bars: domains.map((domain, index) => {
      const middle = HEAD + index * ROW + ROW / 2
      return {
        id: domain.id,
        label: domain.name,
        tone: toneOfBand(domain.band),
        middle,
        asStated: bar(domain.asStated, middle, 14),
        assured: bar(domain.assured, middle, 8),
        figures: `${scoreWords(domain.assured)} / ${scoreWords(domain.asStated)}`,
      }
    }),
  }
}
