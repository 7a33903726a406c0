// How headings are set, and the room they take.
import { STYLES, type TextStyle } from '../style'
import type { Tag } from '../tags/element'
import type { Line } from '../text/lines'

export type Level = 1 | 2 | 3

/** Waits to be drawn together with the block below it. */
export interface PendingHeading {
  level: Level
  title: string
  name: string | undefined
  lines: readonly Line[]
}

export const HEADING_STYLES: Record<Level, TextStyle> = {
  1: STYLES.heading1,
  2: STYLES.heading2,
  3: STYLES.heading3,
}
export const HEADING_TAGS = { 1: 'H1', 2: 'H2', 3: 'H3' } satisfies Record<Level, Tag>
export const SPACE_BEFORE: Record<Level, number> = { 1: 20, 2: 16, 3: 12 }
export const SPACE_AFTER: Record<Level, number> = { 1: 8, 2: 4, 3: 2 }
