// Makes a PDF file from what a writer puts into a flow; the same input gives the same bytes.
import { PDFDocument, PDFName } from 'pdf-lib'
import { embedLinks } from './assembly/annotations'
import { type Attachment, attach } from './assembly/attachment'
import { type Metadata, writeMetadata } from './assembly/metadata'
import { Objects, pdfRef, type Ref } from './assembly/objects'
import { embedOutline } from './assembly/outline'
import { embedPages } from './assembly/pages'
import { drawRunning, type Running } from './assembly/running'
import { embedStructure } from './assembly/structure'
import { writeFile } from './assembly/write-file'
import type { Canvas, FacesInUse } from './canvas'
import { embedFace } from './fonts/embed'
import { FaceInUse } from './fonts/face-in-use'
import { loadFaces } from './fonts/faces'
import type { Place } from './geometry'
import { contentsPages } from './layout/contents'
import { Flow } from './layout/flow'
import type { Sheet } from './sheet'
import { leaveRoom, type SignatureRoom } from './signature/room'
import { INK, type PageSize, STYLES } from './style'
import { Element } from './tags/element'
import { measure } from './text/lines'

export interface DocumentSpec {
  size: PageSize
  metadata: Metadata
  running: Running
  /** Title of the table of contents, which stands where the writer asked for it. */
  contentsTitle: string
  /** A word across every page, 'DRAFT'. */
  mark: string | undefined
  attachment: Attachment | undefined
  /** Room for a signature, which `signDocument` fills in; left out of a document that nobody signs. */
  signature?: SignatureRoom | undefined
}

export async function makeDocument(
  spec: DocumentSpec,
  write: (flow: Flow) => void,
): Promise<Uint8Array> {
  const faces = loadFaces()
  const inUse: FacesInUse = {
    regular: new FaceInUse(faces.regular, 'F0'),
    bold: new FaceInUse(faces.bold, 'F1'),
    mono: new FaceInUse(faces.mono, 'F2'),
    han: new FaceInUse(faces.han, 'F3'),
    hangul: new FaceInUse(faces.hangul, 'F4'),
  }
  const newFlow = (element: Element) =>
    new Flow(spec.size, { faces, inUse, element, prepare: (page) => drawMark(page, spec.mark) })
  const flow = newFlow(new Element('Document'))
  write(flow)
  const pages = withContents(flow, spec.contentsTitle, newFlow)
  drawRunning(pages, spec.running, faces)
  return assemble(spec, flow, pages, inUse)
}

function drawMark(page: Canvas, mark: string | undefined): void {
  if (mark === undefined) return
  const size = 96
  const width = measure(mark, { ...STYLES.title, size }, loadFaces())
  page.own('Watermark', () => page.diagonal(mark, size, width, INK.mark))
}

function withContents(
  flow: Flow,
  title: string,
  newFlow: (element: Element) => Flow,
): readonly Canvas[] {
  if (!flow.contents) return flow.pages
  const at = flow.pages.indexOf(flow.contents.before)
  const [before, after] = [flow.pages.slice(0, at), flow.pages.slice(at)]
  const contents = contentsPages(flow, title, { before, after }, newFlow)
  return [...before, ...contents, ...after]
}

async function assemble(
  spec: DocumentSpec,
  flow: Flow,
  pages: readonly Canvas[],
  inUse: FacesInUse,
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context, catalog } = document
  const objects = new Objects(context)
  const pageRefs = new Map<Sheet, Ref>(pages.map((page) => [page, objects.next()]))
  const destination = ({ page, y }: Place) =>
    `[${pageRefs.get(page)} 0 R/XYZ null ${Math.round(page.height - y + 8)} null]`
  const links = embedLinks(objects, { pages, pageRefs, places: flow.places, destination })
  const fonts = Object.values(inUse).map((face) => embedFace(objects, face))
  const resources = objects.add(`<</Font${spellEntries(Object.assign({}, ...fonts))}>>`)
  const field = spec.signature && leaveRoom(document, spec.signature, pdfRef(firstOf(pageRefs)))
  embedPages(document, objects, { pages, pageRefs, links: links.values(), resources, field })
  const outline = embedOutline(objects, flow.bookmarks, destination)
  if (outline !== undefined) {
    catalog.set(PDFName.of('Outlines'), pdfRef(outline))
    catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
  }
  const structure = embedStructure(objects, { root: flow.element, pages, pageRefs, links })
  catalog.set(PDFName.of('StructTreeRoot'), pdfRef(structure))
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  writeMetadata(document, spec.metadata)
  const { attachment, metadata } = spec
  if (attachment) attach(document, objects, { attachment, date: metadata.date })
  return writeFile(objects)
}

function spellEntries(entries: Record<string, Ref>): string {
  return `<<${Object.entries(entries)
    .map(([name, ref]) => `/${name} ${ref} 0 R`)
    .join('')}>>`
}

function firstOf(refs: ReadonlyMap<unknown, Ref>): Ref {
  const [first = 0] = refs.values()
  return first
}
