// Fills pages from top to bottom: knows where the next block goes and what must stay together.
import { Canvas, type FacesInUse } from '../canvas'
import type { Faces } from '../fonts/faces'
import type { Place } from '../geometry'
import { baselineIn, MARGIN, PAGE_SIZES, type PageSize } from '../style'
import type { Element, Tag, Traits } from '../tags/element'
import { drawLine } from '../text/draw-line'
import { breakLines } from '../text/lines'
import {
  HEADING_STYLES,
  HEADING_TAGS,
  type Level,
  type PendingHeading,
  SPACE_AFTER,
  SPACE_BEFORE,
} from './headings'

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

export interface FlowSetting {
  faces: Faces
  inUse: FacesInUse
  /** What the flow's blocks become parts of. */
  element: Element
  /** Draws what lies under the text of every page. */
  prepare: (page: Canvas) => void
}

const PART_SPACE = 16

export class Flow {
  readonly pages: Canvas[] = []
  readonly bookmarks: Bookmark[] = []
  readonly places = new Map<string, Place>()
  readonly width: number
  readonly faces: Faces
  readonly element: Element
  /** Where the table of contents goes: before this page, and into this element. */
  contents: { before: Canvas; element: Element } | undefined
  private readonly paper: { width: number; height: number }
  private y = 0
  /** White space that the page ends with so far; a heading's own space takes it up. */
  private trailingSpace = 0
  private pending: PendingHeading[] = []

  constructor(
    size: PageSize,
    private readonly setting: FlowSetting,
  ) {
    this.faces = setting.faces
    this.element = setting.element
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
    const page = new Canvas(this.paper.width, this.paper.height, this.setting.inUse)
    this.setting.prepare(page)
    this.pages.push(page)
    this.y = MARGIN
    this.trailingSpace = 0
  }

  /** On an empty page nothing happens. */
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
    this.contents = { before: this.page, element: this.add('Sect') }
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
    const lines = breakLines(title, HEADING_STYLES[level], this.width, this.faces)
    this.pending.push({ level, title, name, lines })
  }

  /** Adds an element to the structure, for a block that is about to be drawn. */
  add(tag: Tag, traits?: Traits): Element {
    this.drawPending()
    return this.element.add(tag, traits)
  }

  /** Makes sure that `height` fits below the waiting headings, on a new page if need be. */
  reserve(height: number): void {
    if (height > this.room && !this.atTop) this.newPage()
    this.drawPending()
  }

  /** Where the next block goes if it fits on this page. */
  get next(): Spot {
    return { page: this.page, x: MARGIN, y: this.y, width: this.width }
  }

  /** Takes `height` for a block that is not split. */
  take(height: number): Spot {
    this.reserve(height)
    const spot = this.next
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

  private heightOf({ level, lines }: PendingHeading, index: number): number {
    const height = lines.length * HEADING_STYLES[level].leading
    return this.spaceBefore(level, index) + height + SPACE_AFTER[level]
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

  private drawHeading({ level, title, name, lines }: PendingHeading): void {
    const style = HEADING_STYLES[level]
    const element = this.element.add(HEADING_TAGS[level])
    this.bookmarks.push({ level, title, page: this.page, y: this.y })
    if (name !== undefined) this.name(name)
    for (const line of lines) {
      if (style.leading > this.room) this.newPage()
      const baseline = this.y + baselineIn(style)
      this.page.own(element, () => drawLine(this.page, line, MARGIN, baseline))
      this.y += style.leading
    }
  }
}
