// What the workbooks saved by LibreOffice were made from, and whether one still says it.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { compileQuestionnaire } from '../../app/core/questionnaire/compile'
import { questionnaireSchema } from '../../app/core/questionnaire/definition'
import { checkQuestion } from '../../app/core/respond/answer-input'
import { propose } from '../../app/core/sheet/propose'
import { readUpload } from '../../app/core/sheet/read-upload'
import { sheetFiles } from '../../app/ports/sheets'
import { anOutline, type Filled, TODAY } from '../core/sheet-case'
import { sha256 } from './respond-questionnaire'

export const resavedFolder = fileURLToPath(new URL('../fixtures/sheets', import.meta.url))
export const KEPT = 8
export const resavedName = (at: number) => `libreoffice-${String(at + 1).padStart(2, '0')}.xlsx`

/** The questionnaire as it was when the files were made, whatever became of it since. */
export const resavedQuestionnaire = () =>
  compileQuestionnaire(
    questionnaireSchema.parse(
      JSON.parse(readFileSync(`${resavedFolder}/questionnaire.json`, 'utf8')),
    ),
    sha256,
  )

export const resavedOutline = (answers: Filled = {}) =>
  anOutline({
    answers,
    questionnaire: resavedQuestionnaire(),
    intake: { ai_act_class: 'high' },
  })

const sheets = sheetFiles()

/** Into a review without answers everything arrives; where it came from nothing changes. */
export async function sameAnswers(bytes: Uint8Array, answers: Filled): Promise<boolean> {
  const found = await sheets.read(bytes)
  if (!found.ok || found.as === 'json') return false
  const own = resavedOutline(answers)
  const read = readUpload({ sheets: found.sheets, isTable: found.as === 'table' }, own)
  if (!read.ok) return false
  const { dryRun } = propose(read.upload, own, sha256)
  if (dryRun.changes.length + dryRun.invalid.length + dryRun.unknown.length > 0) return false
  for (const answer of read.upload.answers) answer.base = null
  const empty = resavedOutline()
  const { fields } = propose(read.upload, empty, sha256)
  return empty.sections
    .flatMap((section) => section.questions)
    .every(({ question }) => {
      const checked = checkQuestion(question, fields.get(question.id) ?? {}, TODAY)
      return checked.ok && isDeepStrictEqual(checked.fields, answers[question.id])
    })
}
