// The bookmarks panel: headings nested by level.
import type { Bookmark } from '../layout/flow'
import type { Destination } from './annotations'
import { titleText } from './metadata'
import { type Objects, type Ref, stringObject } from './objects'

interface Node {
  ref: Ref
  bookmark: Bookmark | undefined
  children: Node[]
}

/** Levels below this are folded when the document opens. */
const OPEN_LEVELS = 1

/** Returns the outline's root, or undefined when there is nothing to list. */
export function embedOutline(
  objects: Objects,
  bookmarks: readonly Bookmark[],
  destination: Destination,
): Ref | undefined {
  if (bookmarks.length === 0) return undefined
  const root = nest(objects, bookmarks)
  objects.write(root.ref, `<</Type/Outlines${familyOf(root)}>>`)
  const write = (parent: Node): void => {
    parent.children.forEach((node, at) => {
      if (!node.bookmark) return
      const [previous, next] = [parent.children[at - 1], parent.children[at + 1]]
      const siblings = `${previous ? `/Prev ${previous.ref} 0 R` : ''}${next ? `/Next ${next.ref} 0 R` : ''}`
      const title = stringObject(titleText(node.bookmark.title))
      const dest = destination(node.bookmark)
      const body = `<</Title${title}/Parent ${parent.ref} 0 R/Dest${dest}${siblings}${familyOf(node)}>>`
      objects.write(node.ref, body)
      write(node)
    })
  }
  write(root)
  return root.ref
}

function familyOf({ children, bookmark }: Node): string {
  const [first, last] = [children[0], children.at(-1)]
  if (!first || !last) return ''
  const open = (bookmark?.level ?? 0) < OPEN_LEVELS
  return `/First ${first.ref} 0 R/Last ${last.ref} 0 R/Count ${open ? children.length : -children.length}`
}

/** A heading belongs to the nearest earlier heading of a higher level. */
function nest(objects: Objects, bookmarks: readonly Bookmark[]): Node {
  const root: Node = { ref: objects.next(), bookmark: undefined, children: [] }
  const path: Node[] = [root]
  for (const bookmark of bookmarks) {
    const node: Node = { ref: objects.next(), bookmark, children: [] }
    while (path.length > 1 && levelOf(path.at(-1)) >= bookmark.level) path.pop()
    path.at(-1)?.children.push(node)
    path.push(node)
  }
  return root
}

function levelOf(node: Node | undefined): number {
  return node?.bookmark?.level ?? 0
}
