// Small whole files of the kinds that vendors give, for tests that need one which opens; and odd ones, byte by byte.
import { crc32, deflateSync } from 'node:zlib'
import { type Part, zipOf } from './zip'

/** `objects` and `catalog` are PDF source; another text makes another file. */
export const pdfOf = ({ text = 'a report', objects = '', catalog = '' } = {}): string => `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R${catalog}>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
${objects}
% ${text}
trailer<</Root 1 0 R>>
%%EOF
`

/** A PDF of one blank page. */
export const aPdf = pdfOf()

/** A PDF whose objects lie in a compressed stream, as large as is said once inflated. */
export function pdfWithStream(inflated: number, fill = '1 0 obj '): Uint8Array {
  const packed = deflateSync(Buffer.alloc(inflated, fill), { level: 9 })
  const head = `9 0 obj<</Type/ObjStm/N 1/First 10/Filter/FlateDecode/Length ${packed.length}>>stream\n`
  const [before = '', after = ''] = pdfOf().split(/(?=\n% a report)/)
  return Buffer.concat([
    Buffer.from(`${before}\n${head}`),
    packed,
    Buffer.from(`\nendstream endobj${after}`),
  ])
}

function chunk(name: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const named = Buffer.concat([Buffer.from(name), data])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** A grey picture; of a larger one than a few pixels only the headers are true. */
export function aPng(width = 2, height = 2): Buffer {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.writeUInt8(8, 8)
  const rows = deflateSync(Buffer.alloc(Math.min((width + 1) * height, 4096)))
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', size),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Headers and a scan of a few bytes, as a reader of sizes sees it. */
export function aJpeg(width = 2, height = 2): Buffer {
  const frame = Buffer.from('ffc0000b08000000000101110000', 'hex').subarray(0, 13)
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  const start = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')
  return Buffer.concat([start, frame, Buffer.from('ffda0008010100003f00d2ff00cfffd9', 'hex')])
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

interface OfficeOptions {
  main?: string
  more?: readonly Part[]
  /** Of the main part: type and target of what it refers to outside of the file. */
  outside?: { type: string; target: string }
}

/** What a Word file is, as far as programs look at it before they open it. */
export function aDocx(options: OfficeOptions = {}): Uint8Array {
  const { main = 'wordprocessingml.document.main+xml', more = [], outside } = options
  const type = main.includes('/') ? main : `application/vnd.openxmlformats-officedocument.${main}`
  const rels = outside
    ? `<Relationship Id="r9" Type="${relationships}/${outside.type}" Target="${outside.target}" TargetMode="External"/>`
    : ''
  return zipOf([
    {
      name: '[Content_Types].xml',
      bytes: `${xml}<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    },
    { name: 'word/document.xml', bytes: `${xml}<w:document/>` },
    {
      name: 'word/_rels/document.xml.rels',
      bytes: `${xml}<Relationships>${rels}</Relationships>`,
    },
    ...more,
  ])
}

export const anXlsx = (more: readonly Part[] = []): Uint8Array =>
  zipOf([
    {
      name: '[Content_Types].xml',
      bytes: `${xml}<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    },
    { name: 'xl/workbook.xml', bytes: `${xml}<workbook/>` },
    ...more,
  ])
