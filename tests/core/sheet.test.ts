// What a spreadsheet may go through on its way, and what a file of answers may meet in another review.
import { describe, expect, test } from 'vitest'
import { fieldsFromCell } from '../../app/core/sheet/answer-cells'
import { answersFile } from '../../app/core/sheet/answers-file'
import type { Content, ReadSheet } from '../../app/core/sheet/book'
import type { Outline } from '../../app/core/sheet/outline'
import { propose } from '../../app/core/sheet/propose'
import { questionTable } from '../../app/core/sheet/question-book'
import { readAnswers } from '../../app/core/sheet/read-answers'
import { readUpload } from '../../app/core/sheet/read-upload'
import { sheetFiles } from '../../app/ports/sheets'
import { sha256, small } from '../services/respond-questionnaire'
import { given } from './bank'
import { anOutline, type Filled } from './sheet-case'

const said = { exception: null, comment: '', link: null, notApplicable: null }
const answers: Filled = {
  'TRN-01': { ...said, value: 'never', comment: 'By contract' },
  'TRN-03': { ...said, value: 30 },
}
const outline = (filled: Filled = {}, mark = 'mark-a') =>
  anOutline({ answers: filled, questionnaire: small, mark })

const sheet = (rows: Content[][], name: string | null = 'S'): ReadSheet => ({ name, rows })
const heads = ['No.', 'Question', 'Answer', 'Comment']

function dryRunOf(sheets: ReadSheet[], into: Outline = outline(), isTable = false) {
  const read = readUpload({ sheets, isTable }, into)
  if (!read.ok) throw new Error(read.reason)
  return propose(read.upload, into, sha256)
}

const fieldsOf = (sheets: ReadSheet[], id: string) => dryRunOf(sheets).fields.get(id)

describe('a sheet that people worked on', () => {
  test('may have its columns and rows in any order, other heads, and lines above them', () => {
    const rows = [
      ['Our answers'],
      [],
      ['COMMENTS', 'Response', 'number'],
      [null, '30', 'TRN-03'],
      ['By contract', 'Never', ' trn-01 '],
    ]
    expect(fieldsOf([sheet([['Hello']]), sheet(rows)], 'TRN-01')).toMatchObject({
      value: 'never',
      comment: 'By contract',
    })
    expect(fieldsOf([sheet(rows)], 'TRN-03')).toMatchObject({ value: '30' })
  })

  test('may have lost the number where the question is still there', () => {
    const rows = [heads, [null, 'DO YOU train on our content ?'.replace(' ?', '?'), 'Never', null]]
    expect(fieldsOf([sheet(rows)], 'TRN-01')).toMatchObject({ value: 'never' })
  })

  test('names the rows that belong to no question, with their place', () => {
    const { dryRun } = dryRunOf([
      sheet([heads, ['ZZZ-01', 'What?', 'x', null], [null, null, null, null]]),
    ])
    expect(dryRun.unknown).toEqual([{ at: 'S, row 2', words: 'ZZZ-01 What?' }])
  })

  test('that answers one question twice and differently is asked which holds', () => {
    const rows = [heads, ['TRN-03', null, '30', null], ['TRN-03', null, '60', null]]
    expect(dryRunOf([sheet(rows)]).dryRun.invalid).toMatchObject([
      { questionId: 'TRN-03', problems: [{ at: 'S, row 3' }] },
    ])
  })

  test('marks options in lines of their own, however a yes is written, or lists them in one cell', () => {
    const marked = [heads, ['CRT-01.a', null, 'x', null], ['CRT-01.b', null, 'no', null]]
    expect(fieldsOf([sheet(marked)], 'CRT-01')).toMatchObject({ value: ['soc2_t2'] })
    const listed = [heads, ['CRT-01', null, 'iso/iec 27001;  SOC 2  Type II', null]]
    expect(fieldsOf([sheet(listed)], 'CRT-01')).toMatchObject({ value: ['iso27001', 'soc2_t2'] })
  })

  test('without any of our heads is not taken', () => {
    const read = readUpload({ sheets: [sheet([['a', 'b']])], isTable: false }, outline())
    expect(read).toEqual({ ok: false, reason: 'no questions' })
  })
})

describe('a cell', () => {
  const question = (id: string) => given(small.byId.get(id))
  const value = (id: string, content: Content) => {
    const read = fieldsFromCell(question(id), content)
    return read.ok ? read.fields : read.sentence
  }

  test.each([
    ['TRN-01', 'Only if we opt in', { value: 'opt_in' }],
    ['TRN-01', '  ONLY if  we opt\u00a0in. ', { value: 'opt_in' }],
    ['TRN-01', 'opt_in', { value: 'opt_in' }],
    ['TRN-03', 30, { value: '30' }],
    ['TRN-03', ' 30 days', { value: '30' }],
    ['TRN-03', '1,000', { value: '1000' }],
    ['TRN-03', '30.0', { value: '30' }],
    ['TRN-03', 'no limit', { value: '', noLimit: 'yes' }],
    ['CRT-02', 46_000, { value: '2025-12-09' }],
    ['CRT-02', '46000', { value: '2025-12-09' }],
    ['CRT-02', '2026-1-5', { value: '2026-01-05' }],
    ['CRT-02', '2026-01-05T00:00:00Z', { value: '2026-01-05' }],
    ['CRT-02', '5 Jan 2026', { value: '2026-01-05' }],
    ['CRT-02', '05.01.2026', { value: '2026-01-05' }],
  ])('%s takes %j', (id, content, fields) => {
    expect(value(id, content)).toMatchObject(fields)
  })

  test.each([
    ['CRT-02', '03/04/2026', 'Write it like 2026-11-21'],
    ['TRN-01', 'perhaps', 'is not one of the answers: Never; Only if we opt in; Always'],
    ['CRT-01', 'SOC 2 Type II; SOC 9', '“SOC 9” is not one of the answers'],
    ['CRT-03', 'yes', 'upload it on the page'],
  ])('%s does not guess at %j', (id, content, sentence) => {
    expect(value(id, content)).toContain(sentence)
  })
})

describe('answers that changed here since the file was downloaded', () => {
  const table = (filled: Filled, edit: (row: Content[]) => Content[] = (row) => row) => [
    sheet(
      questionTable(outline(filled), sha256).map((row) => edit(row.map((cell) => cell || null))),
      null,
    ),
  ]
  const only = (id: string, edit: (row: Content[]) => Content[]) => (row: Content[]) =>
    row[1] === id ? edit(row) : row
  const answerIs = (text: string | null) => (row: Content[]) => row.with(5, text)
  const now = outline({ ...answers, 'TRN-03': { ...said, value: 60 } })

  test('stay where the file was not touched', () => {
    expect(dryRunOf(table(answers), now, true).dryRun).toMatchObject({ changes: [], unchanged: 8 })
  })

  test('are shown to be looked at where the file was touched too', () => {
    const { dryRun } = dryRunOf(table(answers, only('TRN-03', answerIs('90'))), now, true)
    expect(dryRun.changes).toMatchObject([
      {
        questionId: 'TRN-03',
        look: true,
        parts: [{ before: '60 days', after: '90 days' }],
        notes: ['This answer was changed here after the file was downloaded.'],
      },
    ])
  })

  test('are not emptied by a cell that was emptied; an answer that stayed as it was is', () => {
    const emptied = table(answers, only('TRN-03', answerIs(null)))
    expect(dryRunOf(emptied, now, true).dryRun.changes).toEqual([])
    expect(dryRunOf(emptied, outline(answers), true).dryRun.changes).toMatchObject([
      { questionId: 'TRN-03', look: false, parts: [{ before: '30 days', after: null }] },
    ])
  })

  test('an empty cell of a file that says nothing of itself empties nothing', () => {
    const bare = [sheet([heads, ['TRN-01', null, null, null], ['TRN-03', null, null, null]])]
    expect(dryRunOf(bare, outline(answers)).dryRun).toMatchObject({ changes: [], unchanged: 2 })
  })

  test.each([
    ['other review', { mark: 'mark-b' }],
    ['other version', { form: { ...outline().form, version: 2 } }],
    ['other version', { form: { ...outline().form, hash: 'f'.repeat(64) } }],
    ['other questionnaire', { form: { ...outline().form, slug: 'other' } }],
  ])('a file of an%s is not taken', (reason, over) => {
    const read = readUpload({ sheets: table(answers), isTable: true }, { ...outline(), ...over })
    expect(read).toEqual({ ok: false, reason })
  })

  test('one row from another review makes the file one of another review', () => {
    const [mine, theirs] = [outline(answers), outline(answers, 'mark-b')]
    const rows = [
      ...questionTable(mine, sha256),
      ...questionTable(theirs, sha256).filter((row) => row[1] === 'TRN-03'),
    ]
    const read = readUpload({ sheets: [sheet(rows, null)], isTable: true }, mine)
    expect(read).toEqual({ ok: false, reason: 'other review' })
  })
})

describe('a table as programs save it', () => {
  const text = 'No.;Answer;Comment\r\nTRN-01;Never;"ü; zwei\r\nZeilen"\r\nTRN-03;30;\r\n'
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  test.each([
    ['semicolons', Buffer.from(text)],
    ['the mark of UTF-8', Buffer.from(`\ufeff${text}`)],
    ['single line ends', Buffer.from(text.replaceAll('\r\n', '\n'))],
    ['tabs', Buffer.from(text.replaceAll(/;(?! )/g, '\t'))],
    ['UTF-16', utf16],
    ['the Windows code page', Buffer.from(text, 'latin1')],
  ])('with %s reads the same', async (_name, bytes) => {
    const read = await sheetFiles().read(bytes)
    if (!read.ok || read.as === 'json') throw new Error('Not read')
    const { dryRun } = dryRunOf(read.sheets, outline(), true)
    expect(
      dryRun.changes.map(({ questionId, parts }) => [questionId, parts.map((p) => p.after)]),
    ).toEqual([
      ['TRN-01', ['Never', 'ü; zwei\nZeilen']],
      ['TRN-03', ['30 days']],
    ])
  })
})

describe('a file of answers in another review', () => {
  const file = answersFile(outline(answers))
  const first = given(file.answers[0])
  const into = (over: Partial<typeof first>, form: Partial<typeof file.questionnaire> = {}) => {
    const changed = {
      ...file,
      questionnaire: { ...file.questionnaire, ...form },
      answers: [{ ...first, ...over }],
    }
    return propose(readAnswers(changed, outline()), outline(), sha256).dryRun
  }

  test('fits without a remark where nothing was reworded', () => {
    expect(into({}).changes).toMatchObject([{ questionId: 'TRN-01', look: false, notes: [] }])
  })

  test('shows a question that read differently, to be looked at', () => {
    expect(into({ prompt: 'Do you ever train?' }).changes).toMatchObject([
      { look: true, notes: ['The question read “Do you ever train?” when this was answered.'] },
    ])
  })

  test('of another questionnaire counts only where the question is the same', () => {
    expect(into({ prompt: 'Do you ever train?' }, { slug: 'other' })).toMatchObject({
      changes: [],
      unknown: [{ at: 'TRN-01' }],
    })
    expect(into({ question: 'ABC-77' }, { slug: 'other' }).changes).toMatchObject([
      { questionId: 'TRN-01' },
    ])
  })

  test('names an option that was reworded, and one that is gone', () => {
    expect(into({ labels: { never: 'Never ever' } }).changes[0]?.notes).toEqual([
      '“Never ever” is now worded “Never”.',
    ])
    expect(into({ value: 'maybe', labels: { maybe: 'Maybe' } }).invalid).toMatchObject([
      {
        problems: [{ sentence: expect.stringContaining('“Maybe” is no longer among the answers') }],
      },
    ])
  })

  test('follows the label where an option got another value', () => {
    const { changes } = into({ value: 'no', labels: { no: 'Always' } })
    expect(changes[0]?.parts[0]).toMatchObject({ after: 'Always' })
  })
})

describe('what may be carried away', () => {
  const ids = (of: Outline) =>
    of.sections.flatMap((s) => s.questions.map(({ question }) => question.id))

  test('is every question that any answer could bring up, and none that intake or tier rule out', () => {
    expect(ids(anOutline({ questionnaire: small, tier: 2 }))).toEqual([
      'TRN-01',
      'TRN-02',
      'TRN-03',
      'CRT-01',
      'CRT-02',
      'CRT-03',
      'CRT-04',
    ])
  })

  test('is for a colleague their own part only', () => {
    const part = { sectionIds: [], questionIds: ['TRN-03', 'CRT-02'] }
    expect(ids(anOutline({ questionnaire: small, part }))).toEqual(['TRN-03', 'CRT-02'])
  })

  test('names no intake fact, credit or flag', () => {
    const all = JSON.stringify(anOutline({ questionnaire: small }).sections)
    expect(all).not.toMatch(/canary|"credit":[1-9]|"red"|weight|intake/)
  })
})
