// Makes a PDF file from what a writer puts into a flow; the same input gives the same bytes.
import { type PDFContext, PDFDocument, PDFName, type PDFRef } from 'pdf-lib'
import { embedLinks } from './assembly/annotations'
import { type Attachment, attach, type Metadata, writeMetadata } from './assembly/metadata'
import { embedOutline } from './assembly/outline'
import { drawRunning, type Running } from './assembly/running'
import type { Canvas, FacesInUse, Place } from './canvas'
import { embedFace } from './fonts/embed'
import { FaceInUse } from './fonts/face-in-use'
import { loadFaces } from './fonts/faces'
import { contentsPages } from './layout/contents'
import { Flow } from './layout/flow'
import { leaveRoom, type SignatureRoom } from './signature/room'
import { INK, type PageSize, STYLES } from './style'
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
  }
  const newFlow = () => new Flow(spec.size, faces, inUse, (page) => drawMark(page, spec.mark))
  const flow = newFlow()
  write(flow)
  const pages = withContents(flow, spec.contentsTitle, newFlow)
  drawRunning(pages, spec.running, faces)
  return assemble(spec, flow, pages, inUse)
}

function drawMark(page: Canvas, mark: string | undefined): void {
  if (mark === undefined) return
  const size = 96
  const width = measure(mark, { ...STYLES.title, size }, loadFaces())
  page.diagonal(mark, size, width, INK.mark)
}

function withContents(flow: Flow, title: string, newFlow: () => Flow): readonly Canvas[] {
  const at = flow.contentsBefore ? flow.pages.indexOf(flow.contentsBefore) : -1
  if (at < 0) return flow.pages
  const [before, after] = [flow.pages.slice(0, at), flow.pages.slice(at)]
  const contents = contentsPages(flow.bookmarks, title, { before, after }, newFlow)
  return [...before, ...contents.pages, ...after]
}

async function assemble(
  spec: DocumentSpec,
  flow: Flow,
  pages: readonly Canvas[],
  inUse: FacesInUse,
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context } = document
  const refs = new Map<Canvas, PDFRef>()
  const resources = context.nextRef()
  for (const page of pages) refs.set(page, addPage(document, page, resources))
  const destination = ({ page, y }: Place) => [
    refs.get(page) ?? null,
    'XYZ',
    null,
    Math.round(page.height - y + 8),
    null,
  ]
  const first = document.getPage(0).ref
  const field = spec.signature && leaveRoom(document, spec.signature, first)
  pages.forEach((page, index) => {
    const links = embedLinks(context, page, flow.places, destination)
    if (field && index === 0) links.push(field)
    if (links.length > 0) document.getPage(index).node.set(PDFName.of('Annots'), context.obj(links))
  })
  const outline = embedOutline(context, flow.bookmarks, destination)
  if (outline) {
    document.catalog.set(PDFName.of('Outlines'), outline)
    document.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
  }
  context.assign(resources, context.obj({ Font: embedFonts(context, inUse) }))
  writeMetadata(document, spec.metadata)
  if (spec.attachment) await attach(document, spec.attachment, spec.metadata.date)
  return document.save({ addDefaultPage: false })
}

function addPage(document: PDFDocument, page: Canvas, resources: PDFRef): PDFRef {
  const { node, ref } = document.addPage([page.width, page.height])
  const content = document.context.flateStream(page.content())
  node.set(PDFName.of('Contents'), document.context.register(content))
  node.set(PDFName.of('Resources'), resources)
  return ref
}

/** A face that no page used is left out. */
function embedFonts(context: PDFContext, inUse: FacesInUse): Record<string, PDFRef> {
  const used = Object.values(inUse).filter((face) => face.codePoints.length > 0)
  return Object.fromEntries(used.map((face) => [face.resource, embedFace(context, face)]))
}
