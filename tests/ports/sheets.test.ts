// Spreadsheet files that nobody should open, each refused with its own reason, and limits that hold before anything is inflated.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { MOST_ROWS } from '../../app/core/sheet/book'
import { guarded, unguarded } from '../../app/core/sheet/guarded-text'
import { refusalSentences } from '../../app/core/sheet/refusals'
import { sheetFiles } from '../../app/ports/sheets'
import { zipDirectory } from '../../app/ports/zip-directory'
import { rowXml, workbookParts, zipOf } from '../support/zip'

const sheets = sheetFiles()
const MEGABYTE = 1024 * 1024
const row = rowXml(1, ['No.', 'Answer'])
const container = (stream: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(512),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(512),
  ])
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const honest = zipOf(workbookParts(row))

const mangled: [string, string, () => Uint8Array][] = [
  ['nothing at all', 'empty', () => new Uint8Array()],
  ['11 MB', 'too large', () => Buffer.alloc(11 * MEGABYTE, 'a')],
  [
    'a part that unpacks to 100 MB',
    'bomb',
    () =>
      zipOf([
        ...workbookParts(row),
        { name: 'xl/media/a.xml', bytes: Buffer.alloc(100 * MEGABYTE) },
      ]),
  ],
  [
    'a part that declares no size',
    'bomb',
    () =>
      zipOf([
        ...workbookParts(row).slice(0, -1),
        { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(MEGABYTE), declared: 0 },
      ]),
  ],
  [
    'a part that declares far less than it unpacks to',
    'damaged',
    () =>
      zipOf([
        ...workbookParts(row).slice(0, -1),
        { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(50 * MEGABYTE), declared: 1_000 },
      ]),
  ],
  [
    'six hundred parts',
    'bomb',
    () =>
      zipOf(Array.from({ length: 600 }, (_unused, at) => ({ name: `xl/${at}.xml`, bytes: '' }))),
  ],
  [
    'macros',
    'macros',
    () => zipOf([...workbookParts(row), { name: 'xl/vbaProject.bin', bytes: 'x' }]),
  ],
  ['a password', 'encrypted', () => container('EncryptedPackage')],
  [
    'parts with a password',
    'encrypted',
    () => zipOf(workbookParts(row).map((part) => ({ ...part, encrypted: true }))),
  ],
  ['Excel 97', 'old excel', () => container('Workbook')],
  [
    'OpenDocument',
    'open document',
    () =>
      zipOf([
        { name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.spreadsheet' },
        { name: 'content.xml', bytes: '<a/>' },
      ]),
  ],
  [
    'a Word document',
    'not a spreadsheet',
    () => zipOf([{ name: 'word/document.xml', bytes: '<a/>' }]),
  ],
  ['a picture', 'not a spreadsheet', () => png],
  ['a PDF', 'not a spreadsheet', () => Buffer.from('%PDF-1.7\n%%EOF\n')],
  ['a workbook cut in half', 'damaged', () => honest.subarray(0, honest.length / 2)],
  ['a workbook without its sheet', 'damaged', () => zipOf(workbookParts(row).slice(0, -1))],
  [
    `more than ${MOST_ROWS} rows`,
    'too many rows',
    () =>
      zipOf(
        workbookParts(
          Array.from({ length: 10_000 }, (_unused, at) => rowXml(at + 1, ['a', 'b'])).join(''),
        ),
      ),
  ],
  ['CSV of more rows than that', 'too many rows', () => Buffer.from('No.,Answer\n'.repeat(10_000))],
]

describe('a file that cannot be taken', () => {
  test.each(mangled)('%s: %s', async (_name, reason, bytes) => {
    expect(await sheets.read(bytes())).toEqual({ ok: false, reason })
  })

  test('is told from every other by its sentence, which says what to do', () => {
    const sentences = Object.values(refusalSentences)
    expect(new Set(sentences).size).toBe(sentences.length)
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].{20,}\.$/)
  })
})

describe('limits', () => {
  test('a file that needs more memory than its reader has ends that reader alone', async () => {
    const small = sheetFiles({ milliseconds: 20_000, megabytes: 24 })
    const many = zipOf(workbookParts(row, '<si><t>some words</t></si>'.repeat(1_200_000)))
    expect(await small.read(many)).toEqual({ ok: false, reason: 'bomb' })
    expect((await small.read(honest)).ok).toBe(true)
  })

  test('a file that takes too long is given up', async () => {
    const hasty = sheetFiles({ milliseconds: 1, megabytes: 128 })
    expect(await hasty.read(honest)).toEqual({ ok: false, reason: 'bomb' })
  })

  test('a lone cell in the farthest corner costs no memory', async () => {
    const far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    const read = await sheets.read(zipOf(workbookParts(row + far)))
    expect(read).toEqual({
      ok: true,
      as: 'workbook',
      sheets: [{ name: 'S', rows: [['No.', 'Answer']] }],
    })
  })

  test('a second directory in the form of zip64 is not followed', async () => {
    const tricked = Buffer.from(honest)
    tricked.writeUInt32LE(0xffffffff, tricked.length - 10)
    expect(zipDirectory(tricked)).toBeNull()
    expect(await sheets.read(tricked)).toEqual({ ok: false, reason: 'damaged' })
  })
})

describe('XML that would fetch or multiply', () => {
  const declared = (entities: string, use: string) =>
    zipOf(
      workbookParts(rowXml(1, [use])).map((part) => ({
        ...part,
        bytes: String(part.bytes).replace('?>', `?><!DOCTYPE x [${entities}]>`),
      })),
    )
  const laughs = Array.from({ length: 12 }, (_unused, at) =>
    at === 0 ? '<!ENTITY e0 "ha">' : `<!ENTITY e${at} "${`&e${at - 1};`.repeat(10)}">`,
  ).join('')

  test.each([
    [
      'a file of the server',
      '<!ENTITY e SYSTEM "file:///etc/hostname">',
      '&e;',
      readFileSync('/etc/hostname', 'utf8').trim(),
    ],
    ['a set that is fetched', '<!ENTITY % e SYSTEM "http://127.0.0.1:9/x.dtd"> %e;', 'x', 'dtd'],
    ['a thousand million laughs', laughs, '&e11;', 'haha'],
  ])('brings nothing: %s', async (_what, entities, use, never) => {
    const began = Date.now()
    const read = await sheets.read(declared(entities, use))
    expect(JSON.stringify(read)).not.toContain(never)
    expect(Date.now() - began).toBeLessThan(10_000)
  })
})

describe('what was written is text', () => {
  const book = (text: string) => ({
    title: 'Texts',
    sheets: [
      {
        name: 'S',
        hidden: false,
        widths: [20],
        headRows: 0,
        rows: [[{ text, look: 'input' as const }]],
      },
    ],
  })

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    "'=1+1",
    '007',
    '1e5',
    '_x0041_',
    'a\u0007b',
    '\ttab',
  ])('%j comes back from a workbook as it was', async (text) => {
    const read = await sheets.read(await sheets.workbook(book(text)))
    expect(read).toMatchObject({ ok: true, sheets: [{ rows: [[text]] }] })
  })

  test.each(['=1+1', "'=1+1", "''@x", '-5', '\tx', "it's", "'"])(
    'a cell of a table never opens a formula, and %j comes back',
    (text) => {
      expect(guarded(text)).not.toMatch(/^[=+\-@\t\r]/)
      expect(unguarded(guarded(text))).toBe(text)
    },
  )

  test('a table starts with the mark by which Excel knows UTF-8', () => {
    expect([...sheets.table([['a']])].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf])
  })
})
