// Links on pages, as the objects a PDF reader follows.

import type { Canvas } from '../canvas'
import type { LinkArea, Place } from '../geometry'
import type { Sheet } from '../sheet'
import type { Element } from '../tags/element'
import type { Objects, Ref } from './objects'
import type { EmbeddedLink } from './structure'

/** Spells the array that leads to a place. */
export type Destination = (place: Place) => string

export interface LinkSource {
  pages: readonly Canvas[]
  pageRefs: ReadonlyMap<Sheet, Ref>
  places: ReadonlyMap<string, Place>
  destination: Destination
}

/** A link to a place that the document does not have stays plain text. */
export function embedLinks(objects: Objects, source: LinkSource): Map<Element, EmbeddedLink> {
  const links = new Map<Element, EmbeddedLink>()
  for (const canvas of source.pages) {
    const page = source.pageRefs.get(canvas)
    if (!page) continue
    for (const link of canvas.links) {
      const goal = goalOf(link, source)
      if (goal === undefined) continue
      const key = source.pages.length + links.size
      const annotation = objects.add(
        `<</Type/Annot/Subtype/Link/Rect[${rectOf(link, canvas)}]/Border[0 0 0]/F 4` +
          `/StructParent ${key}${goal}>>`,
      )
      links.set(link.element, { annotation, page, key })
    }
  }
  return links
}

function rectOf({ x, y, width, height }: LinkArea, page: Canvas): string {
  const top = page.height - y
  return [x, top - height, x + width, top].map(Math.round).join(' ')
}

function goalOf({ target }: LinkArea, { places, destination }: LinkSource): string | undefined {
  if (typeof target !== 'string') return `/Dest${destination(target)}`
  if (!target.startsWith('#')) return `/A<</S/URI/URI(${asciiUri(target)})>>`
  const place = places.get(target.slice(1))
  return place && `/Dest${destination(place)}`
}

/** Brackets and backslashes would end the string in the file; encoded they mean the same. */
function asciiUri(address: string): string {
  return encodeURI(address.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[()\\]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16)}`
  })
}
