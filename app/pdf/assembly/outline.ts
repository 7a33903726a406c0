// The bookmarks panel: headings nested by level.
import { type PDFContext, PDFHexString, type PDFRef } from 'pdf-lib'
import type { Place } from '../canvas'
import type { Bookmark } from '../layout/flow'
import { titleText } from './metadata'

interface Node {
  ref: PDFRef
  bookmark: Bookmark | undefined
  children: Node[]
}

/** Levels below this are folded when the document opens. */
const OPEN_LEVELS = 1

/** Returns the outline's root, or undefined when there is nothing to list. */
export function embedOutline(
  context: PDFContext,
  bookmarks: readonly Bookmark[],
  destination: (place: Place) => readonly (PDFRef | string | number | null)[],
): PDFRef | undefined {
  if (bookmarks.length === 0) return undefined
  const root = nest(context, bookmarks)
  const write = (node: Node, parent: Node | undefined): void => {
    context.assign(node.ref, context.obj({ ...itemOf(node, parent), ...familyOf(node) }))
    for (const child of node.children) write(child, node)
  }
  const itemOf = ({ bookmark, ref }: Node, parent: Node | undefined) => {
    if (!bookmark || !parent) return { Type: 'Outlines' }
    const at = parent.children.findIndex((child) => child.ref === ref)
    return {
      Title: PDFHexString.fromText(titleText(bookmark.title)),
      Parent: parent.ref,
      Dest: [...destination(bookmark)],
      ...(at > 0 ? { Prev: refOf(parent.children[at - 1]) } : {}),
      ...(at < parent.children.length - 1 ? { Next: refOf(parent.children[at + 1]) } : {}),
    }
  }
  write(root, undefined)
  return root.ref
}

function familyOf({ children, bookmark }: Node) {
  if (children.length === 0) return {}
  const open = (bookmark?.level ?? 0) < OPEN_LEVELS
  const family = { First: refOf(children[0]), Last: refOf(children.at(-1)) }
  return { ...family, Count: open ? children.length : -children.length }
}

function refOf(node: Node | undefined): PDFRef {
  if (!node) throw new Error('An outline node has lost its sibling')
  return node.ref
}

/** A heading belongs to the nearest earlier heading of a higher level. */
function nest(context: PDFContext, bookmarks: readonly Bookmark[]): Node {
  const root: Node = { ref: context.nextRef(), bookmark: undefined, children: [] }
  const path: Node[] = [root]
  for (const bookmark of bookmarks) {
    const node: Node = { ref: context.nextRef(), bookmark, children: [] }
    while (path.length > 1 && levelOf(path.at(-1)) >= bookmark.level) path.pop()
    path.at(-1)?.children.push(node)
    path.push(node)
  }
  return root
}

function levelOf(node: Node | undefined): number {
  return node?.bookmark?.level ?? 0
}
