// Writes a document's objects as a file: small objects packed into compressed streams, then the index.
import { type PDFContext, PDFInvalidObject, PDFRawStream } from 'pdf-lib'
import { compress, QUICK } from './compress'
import type { Objects, Ref } from './objects'

/** Larger packs compress better; readers unpack one whole to reach an object. */
const PACK = 1000
/** Bytes of an index entry: its kind, an offset or a pack's number, a place within the pack. */
const ENTRY = 6

const HEADER = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')

class FileWriter {
  readonly parts: Uint8Array[] = [HEADER]
  length = HEADER.length
  /** By object number. */
  readonly index: [kind: 1 | 2, at: number, place: number][] = []

  write(bytes: Uint8Array): void {
    this.parts.push(bytes)
    this.length += bytes.length
  }

  /** An object that has to stand in the file as it is spelled. */
  bare(number: Ref, body: Uint8Array): void {
    this.index[number] = [1, this.length, 0]
    this.write(latin1(`${number} 0 obj\n`))
    this.write(body)
    this.write(latin1('\nendobj\n'))
  }

  stream(number: Ref, entries: string, bytes: Uint8Array): void {
    this.index[number] = [1, this.length, 0]
    this.write(latin1(`${number} 0 obj\n<<${entries}/Length ${bytes.length}>>\nstream\n`))
    this.write(bytes)
    this.write(latin1('\nendstream\nendobj\n'))
  }

  pack(number: Ref, objects: Objects['written']): void {
    let directory = ''
    let at = 0
    const bodies = objects.map(({ ref, body }, place) => {
      this.index[ref] = [2, number, place]
      directory += `${ref} ${at} `
      at += body.length + 1
      return body
    })
    const entries = `/Type/ObjStm/N ${objects.length}/First ${directory.length}/Filter/FlateDecode`
    this.stream(number, entries, compress(directory + bodies.join('\n'), QUICK).bytes)
  }
}

/** The same objects give the same bytes. */
export function writeFile({ context, written }: Objects): Uint8Array {
  const file = new FileWriter()
  const small = [...written]
  for (const [{ objectNumber: ref }, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream) file.stream(ref, entriesOf(object), object.contents)
    else if (object instanceof PDFInvalidObject) file.bare(ref, bytesOf(object))
    else small.push({ ref, body: String(object) })
  }
  let next = context.largestObjectNumber + 1
  for (let from = 0; from < small.length; from += PACK) {
    file.pack(next++, small.slice(from, from + PACK))
  }
  writeIndex(file, context, next)
  return Buffer.concat(file.parts, file.length)
}

function bytesOf(object: PDFInvalidObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return bytes
}

function entriesOf({ dict }: PDFRawStream): string {
  return dict
    .entries()
    .map(([name, value]) => `${String(name)} ${String(value)}`)
    .join('')
}

function writeIndex(file: FileWriter, { trailerInfo }: PDFContext, number: number): void {
  const start = file.length
  file.index[number] = [1, start, 0]
  const { Root, Info, ID } = trailerInfo
  const entries =
    `/Type/XRef/Size ${number + 1}/W[1 3 2]/Root ${String(Root)}/Info ${String(Info)}` +
    `/ID ${String(ID)}/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns ${ENTRY}>>`
  file.stream(number, entries, compress(indexTable(file.index)).bytes)
  file.write(latin1(`startxref\n${start}\n%%EOF\n`))
}

/** Each entry as its difference from the one before (predictor "up"), which compresses to little. */
function indexTable(index: FileWriter['index']): Uint8Array {
  const table = new Uint8Array(index.length * (ENTRY + 1))
  let before = new Uint8Array(ENTRY)
  for (let number = 0; number < index.length; number++) {
    const [kind, at, place] = index[number] ?? [0, 0, 0xffff]
    const entry = Uint8Array.of(kind, at >> 16, at >> 8, at, place >> 8, place)
    const row = number * (ENTRY + 1)
    table[row] = 2
    for (let i = 0; i < ENTRY; i++) table[row + 1 + i] = (entry[i] ?? 0) - (before[i] ?? 0)
    before = entry
  }
  return table
}

function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1')
}
