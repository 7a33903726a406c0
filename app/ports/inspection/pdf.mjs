// Looks into a PDF: whether it opens, how many pages it has, and what it would do besides showing them.
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFParser, PDFRef, PDFStream } from 'pdf-lib'
import { opensWithoutPassword } from './pdf-password.mjs'

const MOST_PAGES = 100_000
/** White space and a stray line end may follow the last mark. */
const MOST_TRAILING = 64

const keys = {
  JS: 'script',
  JavaScript: 'script',
  XFA: 'script',
  EmbeddedFiles: 'embedded',
  EF: 'embedded',
}
/** By the value of /S (what an action does), /Subtype (what an annotation is) or /Type. */
const kinds = {
  JavaScript: 'script',
  Launch: 'launch',
  SubmitForm: 'external',
  ImportData: 'external',
  GoToR: 'external',
  EmbeddedFile: 'embedded',
  FileAttachment: 'embedded',
  RichMedia: 'active',
  Movie: 'active',
  Screen: 'active',
  '3D': 'active',
}

export async function inspectPdf({ bytes }) {
  const context = await PDFParser.forBytesWithOptions(
    bytes,
    Number.POSITIVE_INFINITY,
  ).parseDocument()
  const sealed = context.lookup(context.trailerInfo.Encrypt)
  if (sealed) {
    // What is in it is encrypted all the same, so nothing more can be said of it.
    if (!opensWithoutPassword(context, sealed)) return { refused: 'password' }
    return { noticed: ['restricted'] }
  }
  const pages = pagesIn(context)
  if (pages === 0) return { refused: 'damaged' }
  return { pages, noticed: [...actionsIn(context), ...(hasTrailing(bytes) ? ['trailing'] : [])] }
}

/** Leaves of the page tree; a branch that comes back to itself is walked once. */
function pagesIn(context) {
  const root = context.lookup(context.trailerInfo.Root)
  if (!(root instanceof PDFDict)) return 0
  const open = [root.get(PDFName.of('Pages'))]
  const seen = new Set()
  let pages = 0
  while (open.length > 0 && pages < MOST_PAGES) {
    const next = open.pop()
    if (next instanceof PDFRef && seen.has(next.tag)) continue
    if (next instanceof PDFRef) seen.add(next.tag)
    const node = context.lookup(next)
    if (!(node instanceof PDFDict)) continue
    const kids = context.lookup(node.get(PDFName.of('Kids')))
    if (kids instanceof PDFArray) open.push(...kids.asArray())
    else pages += 1
  }
  return pages
}

function actionsIn(context) {
  const found = new Set()
  const open = context.enumerateIndirectObjects().map(([, object]) => object)
  while (open.length > 0) {
    const next = open.pop()
    if (next instanceof PDFArray) for (const each of next.asArray()) open.push(each)
    const dict = next instanceof PDFStream ? next.dict : next
    if (!(dict instanceof PDFDict)) continue
    for (const [key, value] of dict.entries()) {
      note(found, keys, key)
      if (/^\/(S|Subtype|Type)$/.test(key.asString()) && value instanceof PDFName)
        note(found, kinds, value)
      if (!(value instanceof PDFRef) && !(value instanceof PDFNumber)) open.push(value)
    }
  }
  return found
}

function note(found, table, name) {
  const word = name.decodeText()
  if (Object.hasOwn(table, word)) found.add(table[word])
}

function hasTrailing(bytes) {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = text.lastIndexOf('%%EOF')
  // Readers make do without the mark; what was cut off has lost its pages too.
  return end !== -1 && text.toString('latin1', end + 5).trim().length > MOST_TRAILING
}
