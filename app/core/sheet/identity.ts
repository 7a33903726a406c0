// Which questionnaire and which review a file was downloaded for, and what stood in each row then.
import { canonicalJson, type Sha256 } from '../audit/canonical-json'
import type { Question } from '../questionnaire/definition'
import { checkQuestion, type QuestionFields } from '../respond/answer-input'
import type { Content, ReadSheet } from './book'
import type { Outline } from './outline'

export const idSheet = 'Assay ids'
/** What the file's own layout is called; a later layout gets the next number. */
const layout = 'assay-sheet-1'

export interface Identity {
  slug: string
  version: string
  hash: string
  mark: string
  /** Question id → digest of its fields as they were written into the file. */
  bases: Map<string, string>
}

/** The same for every file of one review, different for another's, and nothing can be read out of it. */
export const reviewMark = (reviewId: string, sha256: Sha256): string =>
  sha256(`Assay spreadsheet of ${reviewId}`).slice(0, 16)

/** Null where the fields cannot be an answer. */
export function digestOf(
  question: Question,
  fields: QuestionFields,
  sha256: Sha256,
): string | null {
  const checked = checkQuestion(question, fields, null)
  return checked.ok ? sha256(canonicalJson(checked.fields)).slice(0, 16) : null
}

/** The rows of the hidden sheet. */
export function identityRows(
  { form, mark }: Outline,
  bases: ReadonlyMap<string, string>,
): string[][] {
  return [
    [layout, 'Do not change this sheet: it says which questionnaire the answers belong to.'],
    ['questionnaire', form.slug],
    ['version', String(form.version)],
    ['hash', form.hash],
    ['review', mark],
    ['Row', 'As downloaded'],
    ...bases,
  ]
}

/** The same in one cell, for each row of a file without sheets. */
export const refOf = ({ form, mark }: Outline, base: string): string =>
  [layout, form.slug, form.version, form.hash, mark, base].join('/')

/** Null where the file says nothing of where it comes from: it was copied together, or typed from nothing. */
export function identityIn(sheets: readonly ReadSheet[]): Identity | null {
  const rows = sheets.find(({ rows }) => rows[0]?.[0] === layout)?.rows
  if (rows === undefined) return null
  const said = new Map(rows.map(([key, value]) => [textOf(key ?? null), textOf(value ?? null)]))
  return {
    slug: said.get('questionnaire') ?? '',
    version: said.get('version') ?? '',
    hash: said.get('hash') ?? '',
    mark: said.get('review') ?? '',
    bases: said,
  }
}

export function identityInRef(ref: string): (Omit<Identity, 'bases'> & { base: string }) | null {
  const [name, slug = '', version = '', hash = '', mark = '', base = ''] = ref.trim().split('/')
  return name === layout ? { slug, version, hash, mark, base } : null
}

const textOf = (content: Content): string => (content === null ? '' : String(content))
