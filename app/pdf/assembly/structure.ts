// Writes the structure tree, and the index that leads from marked content and links back to it.

import type { Canvas } from '../canvas'
import type { Sheet } from '../sheet'
import { Element, type Mark, type Tag, type Traits } from '../tags/element'
import { type Objects, type Ref, stringObject } from './objects'

/** A link's annotation, and the place in the index that its page names. */
export interface EmbeddedLink {
  annotation: Ref
  page: Ref
  key: number
}

export interface StructureSource {
  root: Element
  /** In the order of their keys in the index: page n has key n. */
  pages: readonly Canvas[]
  pageRefs: ReadonlyMap<Sheet, Ref>
  /** Links that lead somewhere; an element of one that does not is written as plain text. */
  links: ReadonlyMap<Element, EmbeddedLink>
}

/** Returns the tree's root for the catalog. */
export function embedStructure(objects: Objects, source: StructureSource): Ref {
  const tree = objects.next()
  const refs = new Map<Element, Ref>()
  const number = (element: Element): void => {
    refs.set(element, objects.next())
    for (const kid of element.kids) if (kid instanceof Element) number(kid)
  }
  number(source.root)
  const write = (element: Element, parent: Ref): void => {
    const ref = refs.get(element) ?? tree
    objects.write(ref, spell(element, parent, source, refs))
    for (const kid of element.kids) if (kid instanceof Element) write(kid, ref)
  }
  write(source.root, tree)
  const index = objects.add(spellIndex(source, refs))
  const next = source.pages.length + source.links.size
  objects.write(
    tree,
    `<</Type/StructTreeRoot/K[${refs.get(source.root)} 0 R]/ParentTree ${index} 0 R` +
      `/ParentTreeNextKey ${next}>>`,
  )
  return tree
}

type Refs = ReadonlyMap<Element, Ref>

function spell(element: Element, parent: Ref, source: StructureSource, refs: Refs): string {
  const link = source.links.get(element)
  const first = element.kids.find((kid): kid is Mark => !(kid instanceof Element))
  let kids = ''
  for (const kid of element.kids) {
    if (kid instanceof Element) kids += `${refs.get(kid)} 0 R `
    else if (kid.page === first?.page) kids += `${kid.id} `
    else kids += `<</Type/MCR/Pg ${source.pageRefs.get(kid.page)} 0 R/MCID ${kid.id}>> `
  }
  if (link) kids += `<</Type/OBJR/Obj ${link.annotation} 0 R/Pg ${link.page} 0 R>> `
  const page = first ? `/Pg ${source.pageRefs.get(first.page)} 0 R` : ''
  const tag = element.tag === 'Link' && !link ? 'Span' : element.tag
  const traits = spellTraits(element.tag, element.traits)
  return `<</S/${tag}/P ${parent} 0 R${page}/K[${kids.trimEnd()}]${traits}>>`
}

function spellTraits(tag: Tag, { scope, alt, box }: Traits): string {
  if (scope) return `/A<</O/Table/Scope/${scope}>>`
  if (tag === 'L') return '/A<</O/List/ListNumbering/Disc>>'
  const layout = box && `/A<</O/Layout/Placement/Block/BBox[${box.map(Math.round).join(' ')}]>>`
  return `${layout ?? ''}${alt === undefined ? '' : `/Alt ${stringObject(alt)}`}`
}

function spellIndex({ pages, links }: StructureSource, refs: Refs): string {
  let entries = ''
  pages.forEach((page, key) => {
    entries += `${key}[${page.marks.map((owner) => `${refs.get(owner)} 0 R`).join(' ')}]`
  })
  for (const [element, { key }] of links) entries += `${key} ${refs.get(element)} 0 R `
  return `<</Nums[${entries}]>>`
}
