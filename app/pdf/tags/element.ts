// The document's structure as a tree: what a screen reader reads, in the order it is read.
import type { Sheet } from '../sheet'

/** Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4) that documents here are made of. */
export type Tag =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'TOC'
  | 'TOCI'
  | 'Link'

export interface Traits {
  /** What a heading cell is the heading of. */
  scope?: 'Column' | 'Row'
  /** Says in words what a figure shows. */
  alt?: string
  /** Where a figure stands, from the lower left of its page. */
  box?: readonly [left: number, bottom: number, right: number, top: number]
}

/** A marked stretch of a page's content. */
export interface Mark {
  page: Sheet
  id: number
}

const NONE: Traits = {}

export class Element {
  private held: (Element | Mark)[] = []

  constructor(
    readonly tag: Tag,
    readonly traits: Traits = NONE,
  ) {}

  get kids(): readonly (Element | Mark)[] {
    return this.held
  }

  /** Adds an element below this one, after all that it has. */
  add(tag: Tag, traits?: Traits): Element {
    const child = new Element(tag, traits)
    this.hold(child)
    return child
  }

  /** Thousands of elements hold one thing only: a list of exactly one is a tenth of a growing one. */
  hold(kid: Element | Mark): void {
    if (this.held.length === 0) this.held = [kid]
    else this.held.push(kid)
  }
}
