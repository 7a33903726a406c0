// The pages themselves: paper, content, fonts, links, and their place in the structure's index.
import { type PDFDocument, PDFName, type PDFRef } from 'pdf-lib'
import type { Canvas } from '../canvas'
import type { Sheet } from '../sheet'
import { addStream, compress } from './compress'
import { type Objects, pdfRef, type Ref } from './objects'
import type { EmbeddedLink } from './structure'

export interface PageSource {
  pages: readonly Canvas[]
  pageRefs: ReadonlyMap<Sheet, Ref>
  links: Iterable<EmbeddedLink>
  /** Shared by all pages. */
  resources: Ref
  /** A form field that has to be listed on the first page. */
  field: PDFRef | undefined
}

export function embedPages({ catalog }: PDFDocument, objects: Objects, source: PageSource): void {
  const tree = catalog.Pages()
  const parent = catalog.get(PDFName.of('Pages'))
  const annotations = new Map<Ref, string[]>()
  for (const { page, annotation } of source.links) {
    annotations.set(page, [...(annotations.get(page) ?? []), `${annotation} 0 R`])
  }
  source.pages.forEach((page, key) => {
    const ref = source.pageRefs.get(page)
    if (ref === undefined) return
    const contents = addStream(objects, compress(page.content()))
    const linked = annotations.get(ref) ?? []
    if (source.field && key === 0) linked.push(String(source.field))
    objects.write(
      ref,
      `<</Type/Page/Parent ${parent}/MediaBox[0 0 ${page.width} ${page.height}]` +
        `/Resources ${source.resources} 0 R/Contents ${contents} 0 R/StructParents ${key}/Tabs/S` +
        `${linked.length > 0 ? `/Annots[${linked.join(' ')}]` : ''}>>`,
    )
    tree.pushLeafNode(pdfRef(ref))
  })
}
