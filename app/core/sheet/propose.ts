// The dry run: what an uploaded file would change, compared with what is stored at this moment.
import { canonicalJson, type Sha256 } from '../audit/canonical-json'
import type { Question } from '../questionnaire/definition'
import { kindOf } from '../questionnaire/kinds/registry'
import { type AnswerFields, checkQuestion, type QuestionFields } from '../respond/answer-input'
import { typedFields } from '../respond/typed-fields'
import type { PlainDate } from '../schedule/plain-date'
import { digestOf } from './identity'
import type { Outline, OutlineQuestion } from './outline'
import type { Upload, UploadedAnswer } from './upload'

/** One part of an answer, as it is and as it would be; null = nothing. */
export interface PartChange {
  part: string
  before: string | null
  after: string | null
}

interface Row {
  questionId: string
  prompt: string
  at: string
  notes: string[]
}

export interface ProposedChange extends Row {
  /** Nothing was said to this question so far. */
  isNew: boolean
  parts: PartChange[]
  /** Of the answer that is compared with; saving is refused where it moved on. */
  revision: number
  /** Ticked unless somebody should look first. */
  look: boolean
}

export interface InvalidRow extends Row {
  problems: { at: string; sentence: string }[]
}

export interface DryRun {
  changes: ProposedChange[]
  invalid: InvalidRow[]
  unknown: Upload['unknown']
  notes: string[]
  /** Questions of the file that say what is stored already. */
  unchanged: number
  /** Files that are named as proof and were not given so far. */
  missingFiles: { questionId: string; name: string }[]
}

export interface Proposed {
  dryRun: DryRun
  /** What to save of each question in `changes`. */
  fields: Map<string, QuestionFields>
}

interface Compared {
  asked: OutlineQuestion
  said: UploadedAnswer
  today: PlainDate
  sha256: Sha256
}

export function propose(upload: Upload, outline: Outline, sha256: Sha256): Proposed {
  const { today } = outline
  const questions = outline.sections.flatMap((section) => section.questions)
  const saidTo = new Map(upload.answers.map((said) => [said.questionId, said]))
  const { unknown, notes } = upload
  const dryRun: DryRun = {
    changes: [],
    invalid: [],
    unknown,
    notes,
    unchanged: 0,
    missingFiles: [],
  }
  const fields = new Map<string, QuestionFields>()
  // In the order of the questionnaire, however the rows stood in the file.
  for (const asked of questions) {
    const said = saidTo.get(asked.question.id)
    if (said === undefined) continue
    const row = compare({ asked, said, today, sha256 })
    if (row === null) dryRun.unchanged++
    else if ('problems' in row) dryRun.invalid.push(row)
    else {
      dryRun.changes.push(row.change)
      fields.set(asked.question.id, row.fields)
    }
    dryRun.missingFiles.push(...missingFiles(asked, said))
  }
  return { dryRun, fields }
}

function missingFiles({ question, files }: OutlineQuestion, said: UploadedAnswer) {
  const given = new Set(files.map((name) => name.toLowerCase()))
  return said.files
    .filter((name) => !given.has(name.toLowerCase()))
    .map((name) => ({ questionId: question.id, name }))
}

/** Null: nothing would change. */
function compare(
  compared: Compared,
): InvalidRow | { change: ProposedChange; fields: QuestionFields } | null {
  const { asked, said, today, sha256 } = compared
  const { question } = asked
  const row = { questionId: question.id, prompt: question.prompt, at: said.at, notes: said.notes }
  if (said.problems.length > 0) return { ...row, problems: said.problems }
  const current = typedFields(question, asked.fields)
  const isUntouchedHere = said.base !== null && said.base === digestOf(question, current, sha256)
  const inFile = merged(question, current, { said, blankMeansNothing: true })
  // The row is as it was downloaded: whatever changed since then changed here, and stays.
  if (said.base !== null && said.base === digestOf(question, inFile, sha256)) return null
  // A blank cell says "nothing" only where it is certain that something stood in it.
  const fields = isUntouchedHere
    ? inFile
    : merged(question, current, { said, blankMeansNothing: false })
  const checked = checkQuestion(question, fields, today)
  if (!checked.ok) {
    const problems = Object.entries(checked.problems).map(([field, problem]) => ({
      at: said.places[field] ?? said.at,
      sentence: `${problem}.`,
    }))
    return { ...row, problems }
  }
  if (canonicalJson(checked.fields) === canonicalJson(asked.fields)) return null
  if (!asked.open) {
    const sentence = 'This question is not open now: its answer stays as it was submitted.'
    return { ...row, problems: [{ at: said.at, sentence }] }
  }
  const meanwhile = said.base !== null && !isUntouchedHere
  const notes = meanwhile
    ? [...said.notes, 'This answer was changed here after the file was downloaded.']
    : said.notes
  const change = {
    ...row,
    notes,
    isNew: asked.revision === 0,
    parts: partsOf(question, asked.fields, checked.fields),
    revision: asked.revision,
    look: notes.length > 0,
  }
  return { change, fields }
}

const worded = ['exception', 'notApplicable', 'comment', 'link'] as const

function merged(
  question: Question,
  current: QuestionFields,
  { said, blankMeansNothing }: { said: UploadedAnswer; blankMeansNothing: boolean },
): QuestionFields {
  const fields = { ...current }
  for (const key of worded) {
    const text = said.fields[key]
    if (text !== undefined && (blankMeansNothing || text.trim() !== '')) fields[key] = text
  }
  const { value, noLimit, instead, rows } = said.fields
  const {
    exception: _e,
    comment: _c,
    link: _l,
    notApplicable: _n,
    ...blank
  } = typedFields(question, undefined)
  if (value !== undefined || rows !== undefined) {
    Object.assign(fields, blank, {
      ...(value !== undefined && { value }),
      ...(noLimit !== undefined && { noLimit }),
      ...(instead !== undefined && { instead }),
      ...(rows !== undefined && { rows }),
    })
  } else if (said.blankAnswer && blankMeansNothing) Object.assign(fields, blank)
  return fields
}

function partsOf(question: Question, before: AnswerFields, after: AnswerFields): PartChange[] {
  const value = (fields: AnswerFields) =>
    fields.value === null ? null : kindOf(question).print(question, fields.value)
  const parts: PartChange[] = [
    { part: 'Answer', before: value(before), after: value(after) },
    { part: 'True, except', before: before.exception, after: after.exception },
    { part: 'Does not apply, because', before: before.notApplicable, after: after.notApplicable },
    { part: 'Comment', before: before.comment || null, after: after.comment || null },
    { part: 'Link', before: before.link, after: after.link },
  ]
  return parts.filter((part) => part.before !== part.after)
}
