// Makes the workbooks in tests/fixtures/sheets anew: `npx tsx tests/support/resave-sheets.ts`, with LibreOffice installed.
// Writes 40 filled questionnaires, lets LibreOffice open and save each, says how many read back equal, keeps eight.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { questionBook } from '../../app/core/sheet/question-book'
import { sheetFiles } from '../../app/ports/sheets'
import { filledQuestionnaires } from '../core/sheet-case'
import {
  KEPT,
  resavedFolder,
  resavedName,
  resavedOutline,
  resavedQuestionnaire,
  sameAnswers,
} from '../services/resaved-case'
import { sha256, smallRow } from '../services/respond-questionnaire'

const work = mkdtempSync(path.join(tmpdir(), 'assay-resave-'))
const folder = resavedFolder
mkdirSync(folder, { recursive: true })
writeFileSync(path.join(folder, 'questionnaire.json'), smallRow.definition)
const forty = fc.sample(filledQuestionnaires(resavedQuestionnaire()), { seed: 7, numRuns: 40 })
const sheets = sheetFiles()
const names = forty.map((_filled, at) => resavedName(at))
for (const [at, answers] of forty.entries()) {
  const book = questionBook(resavedOutline(answers), sha256)
  writeFileSync(path.join(work, names[at] ?? ''), await sheets.workbook(book))
}
const out = path.join(work, 'out')
execFileSync('soffice', [
  '--headless',
  `-env:UserInstallation=file://${work}/profile`,
  '--convert-to',
  'xlsx:Calc MS Excel 2007 XML',
  '--outdir',
  out,
  ...names.map((name) => path.join(work, name)),
])
let equal = 0
for (const [at, answers] of forty.entries()) {
  if (await sameAnswers(readFileSync(path.join(out, names[at] ?? '')), answers)) equal++
}
process.stdout.write(`${equal} of ${forty.length} equal after LibreOffice saved them\n`)
for (const name of names.slice(0, KEPT)) copyFileSync(path.join(out, name), path.join(folder, name))
writeFileSync(path.join(folder, 'answers.json'), `${JSON.stringify(forty.slice(0, KEPT))}\n`)
rmSync(work, { recursive: true })
