// Forty filled questionnaires go out as files and come back the same, through our writer and reader.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkQuestion } from '../../app/core/respond/answer-input'
import { answersFile, readAnswersFile } from '../../app/core/sheet/answers-file'
import type { Outline } from '../../app/core/sheet/outline'
import { propose } from '../../app/core/sheet/propose'
import { questionBook, questionTable } from '../../app/core/sheet/question-book'
import { readAnswers } from '../../app/core/sheet/read-answers'
import { readUpload } from '../../app/core/sheet/read-upload'
import type { Upload } from '../../app/core/sheet/upload'
import { sheetFiles } from '../../app/ports/sheets'
import { anOutline, type Filled, filledQuestionnaires, TODAY } from '../core/sheet-case'
import { sha256 } from './respond-questionnaire'

const sheets = sheetFiles()
const forty: Filled[] = fc.sample(filledQuestionnaires(), { seed: 4, numRuns: 40 })

type Found = Awaited<ReturnType<typeof sheets.read>>

function uploadOf(found: Found, into: Outline): Upload {
  if (!found.ok) throw new Error(`Not read: ${found.reason}`)
  if (found.as === 'json') {
    const file = readAnswersFile(found.text)
    if (!file.ok) throw new Error(`Not read: ${file.reason}`)
    return readAnswers(file.file, into)
  }
  const read = readUpload({ sheets: found.sheets, isTable: found.as === 'table' }, into)
  if (!read.ok) throw new Error(`Not read: ${read.reason}`)
  return read.upload
}

/** What a review without answers would hold after the whole file was accepted. */
function accepted(upload: Upload, into: Outline): Filled {
  const { fields, dryRun } = propose(upload, into, sha256)
  expect(dryRun.invalid).toEqual([])
  expect(dryRun.unknown).toEqual([])
  const questions = into.sections.flatMap((section) => section.questions)
  return Object.fromEntries(
    questions.map(({ question }) => {
      const checked = checkQuestion(question, fields.get(question.id) ?? {}, TODAY)
      if (!checked.ok) throw new Error(`${question.id} does not fit`)
      return [question.id, checked.fields]
    }),
  )
}

/** Only what the questionnaire of this tier may ask can travel. */
const askable = (filled: Filled, outline: Outline): Filled =>
  Object.fromEntries(
    outline.sections.flatMap(({ questions }) =>
      questions.map(({ question }) => [question.id, filled[question.id] ?? never(question.id)]),
    ),
  )

function never(id: string): never {
  throw new Error(`${id} was not filled`)
}

const ways: [string, (outline: Outline) => Promise<Uint8Array>][] = [
  ['workbook', (outline) => sheets.workbook(questionBook(outline, sha256))],
  ['CSV', async (outline) => sheets.table(questionTable(outline, sha256))],
  [
    'file of answers',
    async (outline) => new TextEncoder().encode(JSON.stringify(answersFile(outline))),
  ],
]

describe.each(ways)('a filled questionnaire as %s', (_name, write) => {
  const files = new Map<Filled, Found>()
  // Reading takes a process of its own each time, and the file is the same in both tests.
  const fileOf = async (filled: Filled): Promise<Found> => {
    const found =
      files.get(filled) ?? (await sheets.read(await write(anOutline({ answers: filled }))))
    files.set(filled, found)
    return found
  }

  test('comes back equal, 40 of 40', async () => {
    const empty = anOutline()
    let equal = 0
    for (const filled of forty) {
      const upload = uploadOf(await fileOf(filled), empty)
      // The file was downloaded with answers in it; here it meets a review that has none.
      const answers = upload.answers.map((answer) => ({ ...answer, base: null }))
      expect(accepted({ ...upload, answers }, empty)).toEqual(askable(filled, empty))
      equal++
    }
    expect(equal).toBe(40)
  })

  test('changes nothing where it came from, 40 of 40', async () => {
    let quiet = 0
    for (const filled of forty) {
      const outline = anOutline({ answers: filled })
      const { dryRun } = propose(uploadOf(await fileOf(filled), outline), outline, sha256)
      expect(dryRun.changes).toEqual([])
      expect(dryRun.invalid).toEqual([])
      quiet++
    }
    expect(quiet).toBe(40)
  })
})
