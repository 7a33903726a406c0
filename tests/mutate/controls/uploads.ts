// The controls on what outsiders upload: what it may be, how much of it, and what looking into it may cost.
import type { Control } from '../control'

const kinds = 'app/ports/inspection/file-kind.ts'
const pdfs = 'app/ports/inspection/pdf.mjs'
const office = 'app/ports/inspection/office.mjs'
const pictures = 'app/ports/inspection/pictures.mjs'
const inspection = 'tests/ports/inspection.test.ts'
const apart = 'tests/ports/apart.test.ts'
const disguised = 'with something else in it, or half of it, is refused'
const noticed = 'is taken, and that is noticed'
const refusedOffice = 'is refused: '

export const uploads: readonly Control[] = [
  {
    control: 'a file is a PDF by its first bytes, not by its name',
    file: kinds,
    without: [['startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])', '/\\.pdf$/i.test(name)']],
    test: inspection,
    named: disguised,
  },
  {
    control: 'a picture is one by its first bytes, not by its name',
    file: kinds,
    without: [
      [
        'startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])',
        '/\\.png$/i.test(name)',
      ],
    ],
    test: inspection,
    named: disguised,
  },
  {
    control: 'a photograph is one by its first bytes, not by its name',
    file: kinds,
    without: [['startsWith(bytes, [0xff, 0xd8, 0xff])', '/\\.pdf$/i.test(name)']],
    test: inspection,
    named: disguised,
  },
  {
    control: 'what is called text has no control characters in it',
    file: kinds,
    without: [['extension === undefined || !isText(bytes)', 'extension === undefined']],
    test: inspection,
    named: disguised,
  },
  {
    control: 'UTF-16 text has no control characters in it either',
    file: kinds,
    without: [
      [
        "if (startsWith(bytes, [0xff, 0xfe])) return isUtf16(bytes, 'utf-16le')",
        'if (startsWith(bytes, [0xff, 0xfe])) return true',
      ],
    ],
    test: inspection,
    named: disguised,
  },
  {
    control: 'no page and no drawing with script is taken under its own name',
    file: kinds,
    without: [['/\\.(csv|txt)$/i', '/\\.(csv|txt|html|svg)$/i']],
    test: inspection,
    named: disguised,
  },
  {
    control: 'an archive is no document',
    file: kinds,
    without: [["if (!isOffice || !has(/^(word|xl)\\//)) return refused('archive')", '']],
    test: inspection,
    named: disguised,
  },
  {
    control: 'a document with a part of macros is refused',
    file: kinds,
    without: [
      ["if (has(/(^|\\/)(vbaProject|vbaData)|macrosheets\\//i)) return refused('macros')", ''],
    ],
    test: inspection,
    named: refusedOffice,
  },
  {
    control: 'a document that is of a kind with macros is refused',
    file: office,
    without: [
      [
        "if (/macroEnabled|vbaProject|ms-office\\.vba/i.test(types)) return { refused: 'macros' }",
        '',
      ],
    ],
    test: inspection,
    named: refusedOffice,
  },
  {
    control: 'a document does not unpack to more than 300 MB in all',
    file: kinds,
    without: [['all > LARGEST_INFLATED || ', '']],
    test: inspection,
    named: refusedOffice,
  },
  {
    control: 'no part of a document shrinks to less than a two-hundredth',
    file: kinds,
    without: [['(inflated > SMALL_PART && inflated > LARGEST_RATIO * compressed)', 'false']],
    test: inspection,
    named: refusedOffice,
  },
  {
    control: 'a document has not thousands of parts',
    file: kinds,
    without: [['if (entries.length > MOST_PARTS) return true', '']],
    test: inspection,
    named: refusedOffice,
  },
  {
    control: 'a part says how large it is',
    file: kinds,
    without: [['(inflated === 0 && compressed > 64) ||', '']],
    test: inspection,
    named: refusedOffice,
  },
  {
    control: 'a part behind a password is not taken unread',
    file: kinds,
    without: [["if (entries.some(({ encrypted }) => encrypted)) return refused('password')", '']],
    test: inspection,
    named: refusedOffice,
  },
  {
    control: 'what a document says of itself is not inflated beyond 4 MB, whatever it declares',
    file: office,
    without: [
      ['inflateRawSync(packed, { maxOutputLength: LARGEST_LIST })', 'inflateRawSync(packed)'],
    ],
    test: inspection,
    named: refusedOffice,
  },
  {
    control: 'a document that would fetch something is pointed out',
    file: office,
    without: [['entries.some((entry) => fetches(bytes, entry))', 'false']],
    test: inspection,
    named: noticed,
  },
  {
    control: 'what a document would fetch is told by its type, not by its address',
    file: office,
    without: [
      [
        "({ targetmode = '', type = '' }) =>",
        "({ targetmode = '', target = '', type = target }) =>",
      ],
      ['.test(type)', '.test(type + target)'],
    ],
    test: inspection,
    named: noticed,
  },
  {
    control: 'nothing that is quoted hides what a document would fetch',
    file: office,
    without: [['((?:[^>"\']|"[^"]*"|\'[^\']*\')*)>/gi', '([^>]*)>/gi']],
    test: inspection,
    named: noticed,
  },
  {
    control: 'a letter that is spelled as a number hides nothing',
    file: office,
    without: [['hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)', '0x110000']],
    test: inspection,
    named: noticed,
  },
  {
    control: 'a document has each part once',
    file: kinds,
    without: [["if (hasNameTwice(entries)) return refused('damaged')", '']],
    test: inspection,
    named: refusedOffice,
  },
  {
    control: 'a file inside a document is pointed out',
    file: office,
    without: [["if (has(/\\/embeddings\\//i)) noticed.push('embedded')", '']],
    test: inspection,
    named: noticed,
  },
  {
    control: 'a control inside a document is pointed out',
    file: office,
    without: [["if (has(/\\/activeX\\//i)) noticed.push('active')", '']],
    test: inspection,
    named: noticed,
  },
  {
    control: 'a picture has no more pixels than a program can open',
    file: pictures,
    without: [[' || width * height > MOST_PIXELS', '']],
    test: inspection,
    named: 'with more pixels than anybody can open',
  },
  {
    control: 'no side of a picture is endless',
    file: pictures,
    without: [['width > LONGEST_SIDE || height > LONGEST_SIDE || ', '']],
    test: inspection,
    named: 'with more pixels than anybody can open',
  },
  {
    control: 'a picture that was cut off is refused',
    file: pictures,
    without: [
      [
        "  return { refused: 'damaged' }\n}\n\nconst isFrame",
        '  return sized(width, height, [])\n}\n\nconst isFrame',
      ],
    ],
    test: inspection,
    named: disguised,
  },
  {
    control: 'a second file behind a picture is pointed out',
    file: pictures,
    without: [["bytes.length > at + 12 ? ['trailing'] : []", '[]']],
    test: inspection,
    named: 'what hangs on behind it is noticed',
  },
  {
    control: 'a second file behind a PDF is pointed out',
    file: pdfs,
    without: [["hasTrailing(bytes) ? ['trailing'] : []", '[]']],
    test: inspection,
    named: noticed,
  },
  {
    control: 'script in a PDF is pointed out',
    file: pdfs,
    without: [
      ['note(found, keys, key)', ''],
      ['note(found, kinds, value)', ''],
    ],
    test: inspection,
    named: 'a compressed part is noticed as well',
  },
  {
    control: 'a PDF that starts a program or sends a form is pointed out',
    file: pdfs,
    without: [['note(found, kinds, value)', '']],
    test: inspection,
    named: noticed,
  },
  {
    control: 'a PDF that nobody can read without its password is refused',
    file: pdfs,
    without: [["if (!opensWithoutPassword(context, sealed)) return { refused: 'password' }", '']],
    test: inspection,
    named: 'with a password is refused',
  },
  {
    control: 'a PDF without a page is refused',
    file: pdfs,
    without: [["if (pages === 0) return { refused: 'damaged' }", '']],
    test: inspection,
    named: disguised,
  },
  {
    control: 'pages that lead back to themselves are counted once',
    file: pdfs,
    without: [['if (next instanceof PDFRef && seen.has(next.tag)) continue', '']],
    test: inspection,
    named: 'go in a circle',
  },
  {
    control: 'a file is looked into by another process than the server',
    file: 'app/ports/inspection/inspector.ts',
    without: [
      [
        'askApart(reader, question, limits)',
        "import('./look-into.mjs').then(({ lookInto }) => lookInto(question))",
      ],
      ['(limits: ApartLimits): Ask =>', '(_limits: ApartLimits): Ask =>'],
    ],
    test: inspection,
    named: 'a file that takes too long is given up',
  },
  {
    control: 'files are looked into one at a time',
    file: 'app/ports/inspection/inspector.ts',
    without: [
      [
        'last.then(() => ask({ bytes, as: extension, entries }))',
        'ask({ bytes, as: extension, entries })',
      ],
    ],
    test: inspection,
    named: 'one after the other',
  },
  {
    control: 'looking into a file has a heap of its own size',
    file: 'app/ports/apart.ts',
    without: [[`\`--max-old-space-size=\${megabytes}\``, "'--max-old-space-size=4000'"]],
    test: apart,
    named: 'a heap that grows too large ends it',
  },
  {
    control: 'looking into a file holds no endless memory outside of the heap',
    file: 'app/ports/caps.mjs',
    without: [['process.memoryUsage.rss() > most || ', '']],
    test: apart,
    named: 'memory outside of the heap ends it too',
  },
  {
    control: 'looking into a file does no endless work',
    file: 'app/ports/caps.mjs',
    without: [[' || user + system > longest', '']],
    test: apart,
    named: 'work that takes too long ends it',
  },
  {
    control: 'looking into a file ends by the clock where it does nothing',
    file: 'app/ports/apart.ts',
    without: [
      ["setTimeout(() => process.kill('SIGKILL'), 4 * milliseconds)", 'setTimeout(() => {}, 0)'],
    ],
    test: apart,
    named: 'waiting too long ends it by the clock',
  },
  {
    control: 'the process that looks into a file knows no settings and no secrets',
    file: 'app/ports/apart.ts',
    without: [["    env: { NODE_ENV: 'production' },\n", '']],
    test: apart,
    named: 'no settings, no secrets, no loaders',
  },
]
