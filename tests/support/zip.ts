// Builds zip files byte by byte, so that tests can make ones that no honest program writes; and reads what is in one.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

export interface Part {
  name: string
  bytes: Uint8Array | string
  /** What the directory claims, where it lies. */
  declared?: number
  encrypted?: boolean
}

export function zipOf(parts: readonly Part[]): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const bytes = Buffer.from(part.bytes)
    const packed = deflateRawSync(bytes)
    const facts = Buffer.alloc(22)
    facts.writeUInt16LE(part.encrypted ? 1 : 0, 0)
    facts.writeUInt16LE(8, 2)
    facts.writeUInt32LE(crc32(bytes), 8)
    facts.writeUInt32LE(packed.length, 12)
    facts.writeUInt32LE(part.declared ?? bytes.length, 16)
    facts.writeUInt16LE(name.length, 20)
    const local = Buffer.concat([hex('504b03041400'), facts, hex('0000'), name, packed])
    const end = Buffer.alloc(16)
    end.writeUInt32LE(at, 12)
    directory.push(Buffer.concat([hex('504b010214001400'), facts, end, name]))
    locals.push(local)
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(14)
  end.writeUInt16LE(parts.length, 0)
  end.writeUInt16LE(parts.length, 2)
  end.writeUInt32LE(listed.length, 4)
  end.writeUInt32LE(at, 8)
  return Buffer.concat([...locals, listed, hex('504b050600000000'), end])
}

/** The name and the text of everything in a zip file, hidden sheets and properties included. */
export const entriesOf = (zip: Uint8Array): string[] =>
  [...unzipped(zip)].map(([name, bytes]) => `${name}\n${bytes.toString('utf8')}`)

/** What is in a zip file, by name, in its order. */
export function unzipped(zip: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(zip)
  const end = bytes.lastIndexOf(hex('504b0506'))
  let at = bytes.readUInt32LE(end + 16)
  const entries = Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field))
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0))
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20))
    const deflated = bytes.readUInt16LE(at + 10) === 8
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0)
    return [name, deflated ? inflateRawSync(packed) : packed] as const
  })
  return new Map(entries)
}

const hex = (text: string) => Buffer.from(text, 'hex')

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a workbook with one sheet, of which the rows and the shared strings are given as XML. */
export function workbookParts(rows: string, strings = ''): Part[] {
  return [
    {
      name: '[Content_Types].xml',
      bytes: `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      bytes: `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${rels}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      bytes: `${xml}<workbook xmlns="${main}" xmlns:r="${rels}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${rels}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${rels}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', bytes: `${xml}<sst xmlns="${main}">${strings}</sst>` },
    {
      name: 'xl/worksheets/sheet1.xml',
      bytes: `${xml}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    },
  ]
}

/** A row of texts, numbered from 1. */
export const rowXml = (number: number, texts: readonly string[]): string =>
  `<row r="${number}">${texts
    .map(
      (text, at) =>
        `<c r="${String.fromCharCode(65 + at)}${number}" t="inlineStr"><is><t>${text}</t></is></c>`,
    )
    .join('')}</row>`
