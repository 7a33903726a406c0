// The controls on spreadsheets that are read, names that are kept, and files that are handed out.
import type { Control } from '../control'

const sheetKinds = 'app/ports/sheet-kind.ts'
const reader = 'app/ports/sheet-reader.mjs'
const sheets = 'tests/ports/sheets.test.ts'
const refusedSheet = 'a file that cannot be taken'
const names = 'app/core/respond/file-name.ts'
const evidence = 'tests/services/evidence.test.ts'
const cleaned = ' becomes '
const answer = 'app/http/file-response.ts'
const answers = 'tests/http/file-response.test.ts'
const handedOut = 'is saved and not opened, by its own type'
const pack = 'tests/services/evidence-pack.test.ts'

export const downloads: readonly Control[] = [
  {
    control: 'a spreadsheet has at most 10 MB before anything reads it',
    file: sheetKinds,
    without: [["if (bytes.length > LARGEST_SHEET) return refused('too large')", '']],
    test: sheets,
    named: refusedSheet,
  },
  {
    control: 'a spreadsheet does not unpack to more than 40 MB',
    file: sheetKinds,
    without: [
      [
        'return entries.reduce((sum, { inflated }) => sum + inflated, 0) > LARGEST_INFLATED',
        'return false',
      ],
    ],
    test: sheets,
    named: refusedSheet,
  },
  {
    control: 'a part of a spreadsheet says how large it is',
    file: sheetKinds,
    without: [
      [
        'if (entries.some(({ inflated, compressed }) => inflated === 0 && compressed > 64)) return true',
        '',
      ],
    ],
    test: sheets,
    named: refusedSheet,
  },
  {
    control: 'a spreadsheet has not hundreds of parts',
    file: sheetKinds,
    without: [['if (entries.length > MOST_PARTS) return true', '']],
    test: sheets,
    named: refusedSheet,
  },
  {
    control: 'a spreadsheet with macros is not read',
    file: sheetKinds,
    without: [["if (has(/vbaProject|macrosheets\\//i)) return refused('macros')", '']],
    test: sheets,
    named: refusedSheet,
  },
  {
    control: 'a spreadsheet has no endless number of rows',
    file: 'app/ports/sheets.ts',
    without: [
      ['rows.length > MOST_ROWS', 'rows.length > 9_000_000'],
      ['rows: MOST_ROWS,', 'rows: 9_000_000,'],
    ],
    test: sheets,
    named: refusedSheet,
  },
  {
    control: 'a zip file has one directory, and it is the one that was checked',
    file: 'app/ports/zip-directory.ts',
    without: [[' || view.getUint32(end + 12, true) === ZIP64', '']],
    test: sheets,
    named: 'a second directory in the form of zip64 is not followed',
  },
  {
    control: 'spreadsheets are read by another process than the server',
    file: 'app/ports/sheets.ts',
    without: [
      [
        '{ bytes, as, most }, limits)',
        '{ bytes, as, most }, { milliseconds: 60_000, megabytes: 2_000 })',
      ],
      [
        '  limits: ApartLimits,\n): Promise<FileRead>',
        '  _limits: ApartLimits,\n): Promise<FileRead>',
      ],
    ],
    test: sheets,
    named: 'ends that reader alone',
  },
  {
    control: 'a cell in the farthest corner makes no empty cells before it',
    file: reader,
    without: [[`range: \`A1:\${most.lastColumn}\${most.rows + 1}\`,`, '']],
    test: sheets,
    named: 'a lone cell in the farthest corner costs no memory',
  },
  {
    control: 'text in a workbook stays text',
    file: 'app/ports/sheet-writer.ts',
    without: [
      [
        "value: verbatim(text),\n        type: 'string',",
        "...(text.startsWith('=') ? { formula: text.slice(1) } : { value: verbatim(text), type: 'string' as const }),",
      ],
    ],
    test: sheets,
    named: 'comes back from a workbook as it was',
  },
  {
    control: "no cell of a vendor's table opens a formula",
    file: 'app/core/sheet/guarded-text.ts',
    without: [[`opensFormula.test(text) ? \`'\${text}\` : text)`, 'text)']],
    test: sheets,
    named: 'a cell of a table never opens a formula',
  },
  {
    control: 'no cell of an exported table opens a formula',
    file: 'app/core/export/csv.ts',
    without: [[`/^[\\s]*[=+\\-@\\t\\r\\n＝＋－＠]/.test(value) ? \`'\${value}\` : value`, 'value']],
    test: 'tests/core/findings.test.ts',
    named: 'becomes a sheet in which no text turns into a formula',
  },
  {
    control: 'a name is the last part of a path',
    file: names,
    without: [["given.normalize('NFC').split(/[/\\\\]/).pop() ?? ''", "given.normalize('NFC')"]],
    test: evidence,
    named: cleaned,
  },
  {
    control: 'a name does not turn its reading direction or end its line',
    file: names,
    without: [[".replace(/[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]/gu, '')", '']],
    test: evidence,
    named: cleaned,
  },
  {
    control: 'a name ends with what the file is',
    file: names,
    without: [
      [`return \`\${safe || 'file'}.\${extension}\``, `return base || \`file.\${extension}\``],
    ],
    test: evidence,
    named: cleaned,
  },
  {
    control: 'a name is none that Windows opens a device by',
    file: names,
    without: [
      [`/^(con|prn|aux|nul|com\\d|lpt\\d)(\\.|$)/i.test(short) ? \`_\${short}\` : short`, 'short'],
    ],
    test: evidence,
    named: cleaned,
  },
  {
    control: 'a name has an end',
    file: names,
    without: [[".slice(0, LONGEST - extension.length - 1).join('')", ".join('')"]],
    test: evidence,
    named: cleaned,
  },
  {
    control: 'a name does not end its header',
    file: answer,
    without: [[".replace(/[^A-Za-z0-9 ._-]/g, '_')", '']],
    test: answers,
    named: 'ends no header and opens no other',
  },
  {
    control: 'a file is saved and not opened',
    file: answer,
    without: [
      [
        `\`\${shown ? 'inline' : 'attachment'}; \${named(file.fileName)}\``,
        `\`inline; \${named(file.fileName)}\``,
      ],
    ],
    test: answers,
    named: handedOut,
  },
  {
    control: 'a file that is opened after all has a page of its own kind',
    file: answer,
    without: [["`sandbox; default-src 'none'", "`default-src 'none'"]],
    test: answers,
    named: handedOut,
  },
  {
    control: 'a browser does not guess what a file is',
    file: answer,
    without: [
      ["      'X-Content-Type-Options': 'nosniff',\n      // The whole", '      // The whole'],
    ],
    test: answers,
    named: handedOut,
  },
  {
    control: 'only pictures and PDFs are shown in place',
    file: answer,
    without: [['inPlace && shownInPlace.has(file.mediaType)', 'inPlace']],
    test: answers,
    named: 'is never shown in place, whoever says what it is',
  },
  {
    control: 'no range of a file is offered',
    file: answer,
    without: [["never given.\n      'Accept-Ranges': 'none',", 'never given.']],
    test: answers,
    named: handedOut,
  },
  {
    control: 'a file that looks like a page is none to a browser',
    file: answer,
    without: [
      [
        "`${shown ? 'inline' : 'attachment'}; ${named(file.fileName)}`",
        '`inline; ${named(file.fileName)}`',
      ],
      ["'Content-Type': file.mediaType,", "'Content-Type': 'text/html',"],
      [
        "'Content-Security-Policy': policyFor(shown),",
        "'Content-Security-Policy': shown ? policyFor(shown) : 'upgrade-insecure-requests'.slice(26),",
      ],
    ],
    test: 'tests/journeys/isolation.test.ts',
    named: 'a file that looks like a page is saved under its name, and runs nowhere',
  },
  {
    control: 'a file is kept by no cache on the way',
    file: answer,
    without: [
      [
        "      'Accept-Ranges': 'none',\n      'Cache-Control': 'private, no-store',\n    },\n  })\n}\n\n/** The same",
        "      'Accept-Ranges': 'none',\n    },\n  })\n}\n\n/** The same",
      ],
    ],
    test: answers,
    named: handedOut,
  },
  {
    control: 'what is made while it is sent is saved and not opened',
    file: answer,
    without: [[`\`attachment; \${named(fileName)}\``, `\`inline; \${named(fileName)}\``]],
    test: answers,
    named: handedOut,
  },
  {
    control: "another review's file is one that never was",
    file: 'db/queries/evidence.ts',
    without: [
      [
        '.where(and(live(db, scope), eq(db.t.evidence.id, id)))\n\nexport type',
        '.where(eq(db.t.evidence.id, id))\n\nexport type',
      ],
    ],
    test: 'tests/services/evidence.test.ts',
    named: "another review's file cannot be opened, removed or linked",
  },
  {
    control: 'a colleague opens the files of their part alone',
    file: 'app/services/evidence/own-piece.ts',
    without: [
      [
        'return supports ? { review, piece, isOwn } : null',
        'return { review, piece, isOwn, supports }',
      ],
    ],
    test: 'tests/services/respond-colleague.test.ts',
    named: 'a colleague opens the files of their part, and no others',
  },
  {
    control: 'staff without the right to read answers open no file',
    file: 'app/services/judgement/open-evidence.ts',
    without: [["if (!allows(staff, 'answers.read', { decided })) return notAllowed()", '']],
    test: 'tests/routes/review-pages.test.ts',
    named: 'serves evidence as a download that cannot act as a page',
  },
  {
    control: 'staff open no file that its vendor took back',
    file: 'app/services/judgement/open-evidence.ts',
    without: [['!found || found.removedAt !== null', '!found']],
    test: 'tests/routes/review-pages.test.ts',
    named: 'serves evidence as a download that cannot act as a page',
  },
  {
    control: 'a name in an evidence pack leads out of no folder',
    file: 'app/core/report/pack/contents.ts',
    without: [['|[<>:"/\\\\|?*]/g', '/g']],
    test: pack,
    named: 'has no name that leads out of its folder',
  },
  {
    control: 'two files of one name stay two in an evidence pack',
    file: 'app/core/report/pack/contents.ts',
    without: [
      [`\`evidence/\${id} \${ascii(fileName)}\``, `\`evidence/\${id && ascii(fileName)}\``],
    ],
    test: pack,
    named: 'has no name that leads out of its folder',
  },
  {
    control: 'an evidence pack without one of its files is not given out',
    file: 'app/services/report/evidence-pack.ts',
    without: [['if (missing.length > 0) return notNow(missingSentence(missing))', '']],
    test: pack,
    named: 'gives out nothing',
  },
  {
    control: 'an evidence pack is for those who may read answers',
    file: 'app/services/report/evidence-pack.ts',
    without: [["if (!allows(staff, 'answers.read', { decided: true })) return notAllowed()", '']],
    test: pack,
    named: 'is for those who may read both answers and report',
  },
  {
    control: 'an evidence pack that was given out is in the audit log',
    file: 'app/services/report/evidence-pack.ts',
    without: [['await recordPack(ctx, staff, { ...report, files: evidence.length })', '']],
    test: pack,
    named: 'and both are recorded',
  },
]
