// Sizes, inks and paper that every document is set with; lengths in points (1/72 inch).
import type { FaceName } from './fonts/face'

/** '#rrggbb'. */
export type Ink = `#${string}`

export interface TextStyle {
  face: FaceName
  size: number
  /** Distance between baselines. */
  leading: number
  ink: Ink
}

export const INK = {
  text: '#1B1F24',
  muted: '#4A5363',
  rule: '#C9CFD8',
  strongRule: '#4A5363',
  surface: '#F1F3F6',
  mark: '#E9ECF1',
  link: '#1F4FD8',
  white: '#FFFFFF',
} satisfies Record<string, Ink>

const MM = 72 / 25.4

export const PAGE_SIZES = {
  A4: { width: 595.28, height: 841.89 },
  Letter: { width: 612, height: 792 },
} as const

export type PageSize = keyof typeof PAGE_SIZES

export const MARGIN = 20 * MM

/** Distances come from one 4-point grid. */
export const GRID = 4

function style(size: number, leading: number, face: FaceName = 'regular', ink: Ink = INK.text) {
  return { face, size, leading, ink } satisfies TextStyle
}

export const STYLES = {
  title: style(26, 34, 'bold'),
  subtitle: style(14, 20, 'regular', INK.muted),
  heading1: style(18, 24, 'bold'),
  heading2: style(12.5, 18, 'bold'),
  heading3: style(10, 14, 'bold'),
  body: style(10, 15),
  strong: style(10, 15, 'bold'),
  small: style(8.5, 12),
  smallStrong: style(8.5, 12, 'bold'),
  label: style(8.5, 12, 'regular', INK.muted),
  code: style(7.5, 12, 'mono'),
  running: style(7.5, 10, 'regular', INK.muted),
} satisfies Record<string, TextStyle>

export type StyleName = keyof typeof STYLES

/** Distance from the top of a line to its baseline; DejaVu's capitals are 0.73 em high. */
export function baselineIn({ size, leading }: Pick<TextStyle, 'size' | 'leading'>): number {
  return (leading + size * 0.73) / 2
}
