// Reads the structure of a PDF back from its objects, by pdf-lib's parser: tree, marks, index, links.
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  type PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib'

export interface Read {
  tag: string
  dict: PDFDict
  ref: PDFRef
  parent: PDFRef | undefined
  kids: Read[]
  /** 'page/number' of each marked stretch. */
  marks: string[]
  /** Annotations. */
  objects: PDFRef[]
}

export interface Structure {
  document: PDFDocument
  root: Read
  /** All elements, in reading order. */
  all: Read[]
}

const name = (text: string) => PDFName.of(text)

export function textOf(object: PDFObject | undefined): string {
  if (object instanceof PDFString || object instanceof PDFHexString) return object.decodeText()
  return object instanceof PDFName ? object.decodeText() : ''
}

export async function readStructure(bytes: Uint8Array): Promise<Structure> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const tree = document.catalog.lookup(name('StructTreeRoot'), PDFDict)
  const pages = new Map(document.getPages().map(({ ref }, index) => [ref, index]))
  const all: Read[] = []
  const read = (ref: PDFRef): Read => {
    const dict = document.context.lookup(ref, PDFDict)
    const element: Read = {
      tag: textOf(dict.get(name('S'))),
      dict,
      ref,
      parent: dict.get(name('P')) as PDFRef | undefined,
      kids: [],
      marks: [],
      objects: [],
    }
    all.push(element)
    for (const kid of kidsOf(dict)) readKid(kid, element)
    return element
  }
  const readKid = (kid: PDFObject, element: Read): void => {
    const pageOf = (dict: PDFDict) => pages.get(dict.get(name('Pg')) as PDFRef)
    if (kid instanceof PDFNumber) element.marks.push(`${pageOf(element.dict)}/${kid.asNumber()}`)
    else if (kid instanceof PDFRef) element.kids.push(read(kid))
    else if (kid instanceof PDFDict && textOf(kid.get(name('Type'))) === 'MCR') {
      const number = kid.lookup(name('MCID'), PDFNumber).asNumber()
      element.marks.push(`${pageOf(kid)}/${number}`)
    } else if (kid instanceof PDFDict) element.objects.push(kid.get(name('Obj')) as PDFRef)
  }
  const [first] = kidsOf(tree)
  return { document, root: read(first as PDFRef), all }
}

function kidsOf(dict: PDFDict): PDFObject[] {
  const kids = dict.lookup(name('K'))
  if (kids === undefined) return []
  return kids instanceof PDFArray ? kids.asArray() : [dict.get(name('K')) as PDFObject]
}

/** Values of the tree's index by key: elements of a page's marks in order, or of one link. */
export function readIndex({ document }: Structure): Map<number, PDFRef[]> {
  const tree = document.catalog.lookup(name('StructTreeRoot'), PDFDict)
  const entries = tree.lookup(name('ParentTree'), PDFDict).lookup(name('Nums'), PDFArray).asArray()
  const index = new Map<number, PDFRef[]>()
  for (let at = 0; at < entries.length; at += 2) {
    const value = document.context.lookup(entries[at + 1])
    const refs = value instanceof PDFArray ? value.asArray() : [entries[at + 1]]
    index.set((entries[at] as PDFNumber).asNumber(), refs as PDFRef[])
  }
  return index
}

export interface PageMarks {
  /** Numbers of the marks, in the order they are opened. */
  numbers: number[]
  /** What is wrong: unbalanced marks or text objects, and operators that show something unmarked. */
  faults: string[]
}

const SHOWS = new Set(['Tj', 'TJ', 'f', 'S', 'B', 'Do'])

/** Goes through a page's operators as a reader would. */
export function readMarks(page: PDFPage): PageMarks {
  const stream = page.node.lookup(name('Contents')) as PDFRawStream
  const content = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
  const marks: PageMarks = { numbers: [], faults: [] }
  const open: string[] = []
  // Strings go first: what they hold is no operator.
  const bare = content.replace(/\((?:\\.|[^\\)])*\)|<[0-9a-f]+>/gs, '()')
  for (const token of bare.match(/\/MCID \d+>>|[A-Za-z*]+/g) ?? []) {
    if (token.startsWith('/MCID')) marks.numbers.push(Number.parseInt(token.slice(6), 10))
    else if (token === 'BDC' || token === 'BMC' || token === 'BT')
      open.push(token === 'BT' ? token : 'M')
    else if (token === 'EMC' && open.pop() !== 'M') marks.faults.push('EMC closes no mark')
    else if (token === 'ET' && open.pop() !== 'BT') marks.faults.push('ET closes no text')
    else if (SHOWS.has(token) && !open.includes('M')) marks.faults.push(`${token} without a mark`)
  }
  if (open.length > 0) marks.faults.push(`${open.length} left open`)
  return marks
}
