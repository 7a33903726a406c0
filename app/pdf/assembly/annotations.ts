// Links on a page, as the objects a PDF reader follows.
import { type PDFContext, type PDFRef, PDFString } from 'pdf-lib'
import type { Canvas, LinkArea, Place } from '../canvas'

export type Destination = (place: Place) => (PDFRef | string | number | null)[]

/** A link to a place that the document does not have stays plain text. */
export function embedLinks(
  context: PDFContext,
  page: Canvas,
  places: ReadonlyMap<string, Place>,
  destination: Destination,
): PDFRef[] {
  const refs: PDFRef[] = []
  for (const link of page.links) {
    const goal = goalOf(link, places, destination)
    if (!goal) continue
    const top = page.height - link.y
    const rect = [link.x, top - link.height, link.x + link.width, top].map(hundredths)
    const look = { Type: 'Annot', Subtype: 'Link', Rect: rect, Border: [0, 0, 0], F: 4 }
    refs.push(context.register(context.obj({ ...look, ...goal })))
  }
  return refs
}

function goalOf(
  { target }: LinkArea,
  places: ReadonlyMap<string, Place>,
  destination: Destination,
) {
  if (typeof target !== 'string') return { Dest: destination(target) }
  if (!target.startsWith('#')) return { A: { S: 'URI', URI: PDFString.of(asciiUri(target)) } }
  const place = places.get(target.slice(1))
  return place && { Dest: destination(place) }
}

/** Brackets and backslashes would end the string in the file; encoded they mean the same. */
function asciiUri(address: string): string {
  return encodeURI(address).replace(/[()\\]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16)}`
  })
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
