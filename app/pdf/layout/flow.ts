// Fills pages from top to bottom: knows where the next block goes and what must stay together.

import { Canvas, type FacesInUse, type Place } from '../canvas'
import type { Faces } from '../fonts/faces'
import { MARGIN, PAGE_SIZES, type PageSize, STYLES, type TextStyle } from '../style'
import { drawLine } from '../text/draw-line'
import { breakLines } from '../text/lines'

export type Level = 1 | 2 | 3

export interface Bookmark extends Place {
  level: Level
  title: string
}

/** Room given to a block. */
export interface Spot {
  page: Canvas
  x: number
  y: number
  width: number
}

interface PendingHeading {
  level: Level
  title: string
  name: string | undefined
}

const HEADING_STYLES: Record<Level, TextStyle> = {
  1: STYLES.heading1,
  2: STYLES.heading2,
  3: STYLES.heading3,
}
const SPACE_BEFORE: Record<Level, number> = { 1: 20, 2: 16, 3: 12 }
const SPACE_AFTER: Record<Level, number> = { 1: 8, 2: 4, 3: 2 }

const PART_SPACE = 16

export class Flow {
  readonly pages: Canvas[] = []
  readonly bookmarks: Bookmark[] = []
  readonly places = new Map<string, Place>()
  readonly width: number
  /** Where the table of contents goes: before this page. */
  contentsBefore: Canvas | undefined
  private readonly paper: { width: number; height: number }
  private y = 0
  /** White space that the page ends with so far; a heading's own space takes it up. */
  private trailingSpace = 0
  private pending: PendingHeading[] = []

  constructor(
    size: PageSize,
    readonly faces: Faces,
    private readonly inUse: FacesInUse,
    /** Draws what lies under the text of every page. */
    private readonly prepare: (page: Canvas) => void,
  ) {
    this.paper = PAGE_SIZES[size]
    this.width = this.paper.width - 2 * MARGIN
    this.newPage()
  }

  /** Height of an empty page between its margins. */
  get fullHeight(): number {
    return this.paper.height - 2 * MARGIN
  }

  /** Height left on this page, after headings that wait for their first block. */
  get room(): number {
    return this.paper.height - MARGIN - this.y - this.pendingHeight()
  }

  get atTop(): boolean {
    return this.y === MARGIN
  }

  newPage(): void {
    const page = new Canvas(this.paper.width, this.paper.height, this.inUse)
    this.prepare(page)
    this.pages.push(page)
    this.y = MARGIN
    this.trailingSpace = 0
  }

  /** Starts a part of the document on a fresh page; on an empty one nothing happens. */
  startPage(): void {
    if (!this.atTop) this.newPage()
  }

  /** Starts a part on a fresh page unless more than half of this one is free. */
  startPart(): void {
    if (this.room < this.fullHeight / 2) this.startPage()
    else this.space(PART_SPACE)
  }

  /** The table of contents is put in before the current page. */
  contentsHere(): void {
    this.contentsBefore = this.pages.at(-1)
  }

  /** White space that stays at the top of a page. */
  gap(height: number): void {
    this.y += height
  }

  /** White space between blocks; none at the top of a page. */
  space(height: number): void {
    if (this.atTop) return
    this.y += height
    this.trailingSpace += height
  }

  /** Drawn together with the first part of the next block, so that it never stands alone. */
  heading(level: Level, title: string, name?: string): void {
    this.pending.push({ level, title, name })
  }

  /** Makes sure that `height` fits below the waiting headings, on a new page if need be. */
  reserve(height: number): void {
    if (height > this.room && !this.atTop) this.newPage()
    this.drawPending()
  }

  /** Takes `height` for a block that is not split. */
  take(height: number): Spot {
    this.reserve(height)
    const spot = { page: this.page, x: MARGIN, y: this.y, width: this.width }
    this.y += height
    this.trailingSpace = 0
    return spot
  }

  /** Gives the current position a name that '#name' links lead to. */
  name(name: string): void {
    this.places.set(name, { page: this.page, y: this.y })
  }

  private get page(): Canvas {
    const page = this.pages.at(-1)
    if (!page) throw new Error('A flow always has a page')
    return page
  }

  private pendingHeight(): number {
    return this.pending.reduce((sum, heading, index) => sum + this.heightOf(heading, index), 0)
  }

  private heightOf({ level, title }: PendingHeading, index: number): number {
    const style = HEADING_STYLES[level]
    const lines = breakLines(title, style, this.width, this.faces).length
    return this.spaceBefore(level, index) + lines * style.leading + SPACE_AFTER[level]
  }

  private spaceBefore(level: Level, index: number): number {
    if (index > 0) return SPACE_AFTER[level]
    return this.atTop ? 0 : Math.max(0, SPACE_BEFORE[level] - this.trailingSpace)
  }

  private drawPending(): void {
    const pending = this.pending
    this.pending = []
    pending.forEach((heading, index) => {
      this.y += this.spaceBefore(heading.level, index)
      this.drawHeading(heading)
      this.y += SPACE_AFTER[heading.level]
    })
  }

  private drawHeading({ level, title, name }: PendingHeading): void {
    const style = HEADING_STYLES[level]
    this.bookmarks.push({ level, title, page: this.page, y: this.y })
    if (name !== undefined) this.name(name)
    for (const line of breakLines(title, style, this.width, this.faces)) {
      if (style.leading > this.room) this.newPage()
      drawLine(this.page, line, MARGIN, this.y + baselineIn(style))
      this.y += style.leading
    }
  }
}

/** Distance from the top of a line to its baseline; DejaVu's capitals are 0.73 em high. */
export function baselineIn({ size, leading }: Pick<TextStyle, 'size' | 'leading'>): number {
  return (leading + size * 0.73) / 2
}
