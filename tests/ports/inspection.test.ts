// What outsiders upload: judged by content, looked into by a process that may fail alone, refused with what helps.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { PDFDocument } from 'pdf-lib'
import PDFKit from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { fileSentences } from '../../app/core/respond/file-refusals'
import { fileInspector } from '../../app/ports/inspection/inspector'
import { lookInto } from '../../app/ports/inspection/look-into.mjs'
import { aDocx, aJpeg, anXlsx, aPdf, aPng, pdfOf, pdfWithStream } from '../support/papers'
import { zipOf } from '../support/zip'

const MEGABYTE = 1024 * 1024
const limits = { milliseconds: 8_000, megabytes: 128 }
/** Small files need no process each; that one is there is shown by the bombs. */
const inspector = fileInspector(limits, lookInto)
const look = (name: string, bytes: Uint8Array | string) =>
  inspector.inspect({ name, bytes: Buffer.from(bytes) })
const html = '<!doctype html><script>parent.ran = 1</script>'
const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="parent.ran = 1"/>'
const gif = Buffer.concat([Buffer.from('GIF89a/*'), Buffer.alloc(30), Buffer.from('*/=alert(1)')])
const compound = (stream: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(stream, 'utf16le')])
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
const zip = zipOf([{ name: 'readme.txt', bytes: 'hello' }])

describe('a file is what is in it, whatever it is called', () => {
  test.each([
    ['picture.exe', aPdf, 'pdf'],
    ['scan.pdf', aPng(), 'png'],
    ['scan.png', aJpeg(), 'jpg'],
    ['list.zip', anXlsx(), 'xlsx'],
    ['sheet.xlsx', aDocx(), 'docx'],
    ['page.txt', html, 'txt'],
    ['logo.txt', svg, 'txt'],
    ['BM and MZ are words.txt', 'BM: Bill of materials', 'txt'],
    ['unicode.csv', utf16('Name;Größe\r\n'), 'csv'],
    ['latin.txt', Buffer.from('Gr\xfc\xdfe', 'latin1'), 'txt'],
  ])('%s is taken for what it is', async (name, bytes, extension) => {
    expect(await look(name, bytes)).toMatchObject({ ok: true, extension })
  })

  test.each([
    ['page.html', html, 'wrong type'],
    ['logo.svg', svg, 'wrong type'],
    ['report.pdf', `${html}${aPdf}`, 'wrong type'],
    ['anim.png', gif, 'other picture'],
    ['report.pdf', 'MZ\0\0\0\0', 'wrong type'],
    ['notes.txt', Buffer.from([1, 2, 0, 3]), 'wrong type'],
    ['odd.txt', utf16('a\0b'), 'wrong type'],
    ['half.txt', Buffer.from([0xff, 0xfe, 0x41]), 'wrong type'],
    ['all.zip', zip, 'archive'],
    ['all.pdf', Buffer.from('1f8b0800000000000003', 'hex'), 'archive'],
    ['old.doc', compound('WordDocument'), 'old office'],
    ['locked.docx', compound('EncryptedPackage'), 'password'],
    ['report.pdf', aPdf.slice(0, 60), 'damaged'],
    ['report.pdf', '%PDF-1.7\n%%EOF\n', 'damaged'],
    ['scan.png', aPng().subarray(0, 50), 'damaged'],
    ['scan.jpg', aJpeg().subarray(0, 40), 'damaged'],
    ['policy.docx', aDocx().subarray(0, 300), 'damaged'],
  ])('%s with something else in it, or half of it, is refused', async (name, bytes, reason) => {
    expect(await look(name, bytes)).toEqual({ ok: false, reason })
  })

  test('each refusal has a sentence of its own that says what helps', () => {
    const sentences = Object.values(fileSentences)
    expect(new Set(sentences).size).toBe(sentences.length)
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].{15,}[^.]$/)
  })
})

describe('a Word or Excel file', () => {
  const part = (name: string, bytes: Uint8Array | string = 'x') => ({ name, bytes })
  const honestType =
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const template =
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate'
  const related = (attributes: string) =>
    aDocx({ more: [part('word/_rels/settings.xml.rels', `<r:Relationship ${attributes}/>`)] })
  /** A true one, with blanks behind it. */
  const longList = Buffer.alloc(9 * MEGABYTE, ' ')
  longList.write('application/vnd.openxmlformats-officedocument.wordprocessingml.document')

  test.each([
    ['macros', 'macros', aDocx({ more: [part('word/vbaProject.bin')] })],
    ['old macros', 'macros', anXlsx([part('xl/macrosheets/sheet1.xml')])],
    [
      'macros by its type alone',
      'macros',
      aDocx({ main: 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
    ],
    [
      'macros by its type, spelled in another way, beside an honest one',
      'macros',
      aDocx({
        main: `${honestType}"/><Override PartName="/a" ContentType="application/vnd.ms-word.document.macro&#69;nabled.main+xml`,
      }),
    ],
    ['a part twice', 'damaged', aDocx({ more: [part('word/Document.xml')] })],
    [
      'a part that unpacks to 400 MB',
      'bomb',
      aDocx({ more: [part('word/media/a.emf', Buffer.alloc(400 * MEGABYTE))] }),
    ],
    [
      'a part that shrinks to a thousandth',
      'bomb',
      aDocx({ more: [part('word/media/a.emf', Buffer.alloc(20 * MEGABYTE))] }),
    ],
    [
      'six thousand parts',
      'bomb',
      zipOf(Array.from({ length: 6_000 }, (_unused, at) => part(`word/${at}.xml`, ''))),
    ],
    [
      'a part without a size',
      'bomb',
      aDocx({ more: [{ ...part('word/a.xml', Buffer.alloc(MEGABYTE)), declared: 0 }] }),
    ],
    [
      'a password on its parts',
      'password',
      aDocx({ more: [{ ...part('word/a.xml'), encrypted: true }] }),
    ],
    ['slides', 'wrong type', zipOf([part('[Content_Types].xml'), part('ppt/presentation.xml')])],
    [
      'four parts that unpack to 400 MB together, none of them to much of its own',
      'bomb',
      aDocx({
        more: [1, 2, 3, 4].map((at) => ({
          ...part(`word/${at}.bin`, randomBytes(MEGABYTE)),
          declared: 100 * MEGABYTE,
        })),
      }),
    ],
    [
      'a list of parts that unpacks to far more',
      'damaged',
      zipOf([
        { ...part('[Content_Types].xml', longList), declared: 900 },
        part('word/document.xml'),
      ]),
    ],
  ])('with %s is refused: %s', async (_what, reason, bytes) => {
    expect(await look('policy.docx', bytes)).toEqual({ ok: false, reason })
  })

  test.each([
    ['nothing odd', [], aDocx()],
    ['a link to click', [], aDocx({ outside: { type: 'hyperlink', target: 'https://a.example' } })],
    [
      'a template from elsewhere',
      ['external'],
      aDocx({ outside: { type: 'attachedTemplate', target: 'https://a.example/t.dotm' } }),
    ],
    [
      'a template whose address ends like a link',
      ['external'],
      aDocx({ outside: { type: 'attachedTemplate', target: 'https://a.example/hyperlink' } }),
    ],
    [
      'a template behind a quoted bracket',
      ['external'],
      related(`Id="a>b" Type="${template}" Target="https://a.example" TargetMode="External"`),
    ],
    [
      'a template spelled in another way',
      ['external'],
      related(`Type='${template}' Target="https://a.example" TargetMode='Ext&#x65;rn&#97;l'`),
    ],
    [
      'a template that says of itself in a name that it is none',
      ['external'],
      related(
        `Id=' TargetMode="Internal" Type="/hyperlink"' Type="${template}" TargetMode="External"`,
      ),
    ],
    [
      'a link to click, spelled in another way',
      [],
      related(`Type="x/hyper&#108;ink" Target="https://a.example" TargetMode="External"`),
    ],
    ['another workbook in it', ['embedded'], aDocx({ more: [part('word/embeddings/a.xlsx')] })],
    ['a control', ['active'], aDocx({ more: [part('word/activeX/activeX1.xml')] })],
    [
      'a connection to another workbook',
      ['external'],
      anXlsx([part('xl/externalLinks/externalLink1.xml')]),
    ],
  ])('with %s is taken, and that is noticed', async (_what, noticed, bytes) => {
    expect(await look('policy.docx', bytes)).toMatchObject({ ok: true, contents: { noticed } })
  })
})

describe('a picture', () => {
  test.each([
    ['PNG', aPng(20_001, 1)],
    ['PNG', aPng(10_001, 10_000)],
    ['JPEG', aJpeg(20_001, 1)],
    ['JPEG', aJpeg(60_000, 60_000)],
  ])(
    '%s with more pixels than anybody can open is refused by its headers',
    async (_kind, bytes) => {
      expect(await look('scan.png', bytes)).toEqual({ ok: false, reason: 'too many pixels' })
    },
  )

  test('is measured, and what hangs on behind it is noticed', async () => {
    expect(await look('scan.png', aPng(10_000, 10_000))).toMatchObject({
      ok: true,
      contents: { width: 10_000, height: 10_000, noticed: [] },
    })
    for (const picture of [aPng(3, 4), aJpeg(3, 4)]) {
      expect(await look('scan.png', Buffer.concat([picture, zip]))).toMatchObject({
        contents: { width: 3, height: 4, noticed: ['trailing'] },
      })
    }
    const second = Buffer.concat([aJpeg(), aJpeg()])
    expect(await look('phone.jpg', second)).toMatchObject({ contents: { noticed: [] } })
  })
})

describe('a PDF', () => {
  const action = (source: string) =>
    pdfOf({ objects: `4 0 obj${source}endobj`, catalog: '/OpenAction 4 0 R' })

  test.each([
    ['nothing odd', [], aPdf],
    ['a link to click', [], action('<</S/URI/URI(https://a.example)>>')],
    ['script', ['script'], action('<</S/JavaScript/JS(app.alert\\(1\\))>>')],
    [
      'script under another spelling',
      ['script'],
      action('<</S/J#61vaScript/J#53(app.alert\\(1\\))>>'),
    ],
    ['a program to start', ['launch'], action('<</S/Launch/F(cmd.exe)>>')],
    [
      'a form that is sent somewhere',
      ['external'],
      action('<</S/SubmitForm/F(https://a.example)>>'),
    ],
    ['a web page behind its end', ['trailing'], `${aPdf}${html.repeat(3)}`],
  ])('with %s is taken, and that is noticed', async (_what, noticed, bytes) => {
    expect(await look('report.pdf', bytes)).toMatchObject({
      ok: true,
      contents: { noticed, pages: 1 },
    })
  })

  test('with script and a file inside a compressed part is noticed as well', async () => {
    const made = await PDFDocument.create()
    made.addPage()
    made.addPage()
    made.addJavaScript('a', 'app.alert(1)')
    await made.attach(new Uint8Array([1]), 'inside.exe')
    const found = await look('report.pdf', await made.save())
    if (!found.ok) throw new Error(found.reason)
    expect(found.contents.pages).toBe(2)
    expect(found.contents.noticed.toSorted()).toEqual(['embedded', 'script'])
  })

  test.each(['1.3', '1.4', '1.6', '1.7', '1.7ext3'] as const)(
    'with a password is refused, and one that opens without is taken (PDF %s)',
    async (pdfVersion) => {
      const closed = await locked({ pdfVersion, userPassword: 'secret', ownerPassword: 'owner' })
      expect(await look('report.pdf', closed)).toEqual({ ok: false, reason: 'password' })
      const open = await locked({ pdfVersion, ownerPassword: 'owner' })
      expect(await look('report.pdf', open)).toMatchObject({
        ok: true,
        contents: { noticed: ['restricted'], pages: null },
      })
    },
  )

  test('whose table of objects is broken, or whose pages go in a circle, ends well', async () => {
    expect(await look('report.pdf', `${aPdf}startxref\n99999999\n%%EOF`)).toMatchObject({
      ok: true,
    })
    const circle = aPdf.replace('/Kids[3 0 R]', '/Kids[2 0 R 3 0 R]')
    expect(await look('report.pdf', circle)).toMatchObject({ ok: true, contents: { pages: 1 } })
  })

  async function locked(options: PDFKit.PDFDocumentOptions): Promise<Buffer> {
    const made = new PDFKit(options)
    const chunks: Buffer[] = []
    made.on('data', (bytes: Buffer) => chunks.push(bytes))
    const ended = new Promise((resolve) => made.once('end', resolve))
    made.text('Confidential').end()
    await ended
    return Buffer.concat(chunks)
  }
})

describe('bombs', () => {
  const bombs: [string, () => Uint8Array | string, RegExp][] = [
    ['objects that inflate to 3 GB', () => pdfWithStream(1_500 * MEGABYTE), /bomb|damaged/],
    [
      'a million objects',
      () => pdfOf({ objects: '4 0 obj<</A[1 2 3]/B<</C/D>>>>endobj\n'.repeat(500_000) }),
      /bomb|undefined/,
    ],
    ['arrays in arrays', () => pdfOf({ objects: `4 0 obj${'['.repeat(5_000_000)}endobj` }), /./],
  ]

  test('end the process that looks into them, while the server stays as it was', async () => {
    const own = fileInspector(limits)
    const files = bombs.map(([what, make]) => ({ what, bytes: Buffer.from(make()) }))
    const delay = monitorEventLoopDelay({ resolution: 10 })
    await pause(50)
    const before = process.memoryUsage.rss()
    delay.enable()
    const children = watchChildren()
    let most = 0
    const watching = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss() - before)
    }, 5)
    for (const { what, bytes } of files) {
      const found = await own.inspect({ name: 'a.pdf', bytes })
      expect(found.ok ? 'taken' : found.reason, what).toMatch(/taken|bomb|damaged/)
    }
    clearInterval(watching)
    const largestChild = await children.stop()
    delay.disable()
    // The bytes themselves are copied once on their way; a bomb would be hundreds of times that.
    expect(most / MEGABYTE).toBeLessThan(120)
    expect(delay.max / 1e6).toBeLessThan(500)
    // 2 × 128 for its heap and what lies beside it, 160 for itself, and what comes between two looks.
    expect(largestChild / MEGABYTE).toBeLessThan(2 * 128 + 160 + 300)
    expect(await own.inspect({ name: 'a.pdf', bytes: Buffer.from(aPdf) })).toMatchObject({
      ok: true,
    })
  }, 90_000)

  test('files are looked into one after the other, also behind one that failed', async () => {
    let [running, most] = [0, 0]
    const counting = fileInspector(limits, async () => {
      most = Math.max(most, ++running)
      await pause(5)
      running -= 1
      return null
    })
    const file = { name: 'a.pdf', bytes: Buffer.from(aPdf) }
    await Promise.all([1, 2, 3].map(() => counting.inspect(file)))
    expect([most, running]).toEqual([1, 0])
  })

  test('a file that takes too long is given up', async () => {
    const hasty = fileInspector({ milliseconds: 1, megabytes: 128 })
    expect(await hasty.inspect({ name: 'a.pdf', bytes: Buffer.from(aPdf) })).toEqual({
      ok: false,
      reason: 'bomb',
    })
  })
})

/** The most memory that any child of this process held, as the system counts it. */
function watchChildren() {
  let most = 0
  const timer = setInterval(() => {
    for (const pid of childrenOf(process.pid)) most = Math.max(most, residentOf(pid))
  }, 10)
  return {
    async stop() {
      clearInterval(timer)
      return most
    },
  }
}

function childrenOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
  } catch {
    return []
  }
}

function residentOf(pid: string): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    return pages * 4096
  } catch {
    return 0
  }
}
