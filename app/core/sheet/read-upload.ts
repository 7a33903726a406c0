// A spreadsheet that came back, read into what it says to each question, or refused with a reason.
import type { ReadSheet } from './book'
import { type FoundLine, type FoundRow, foundRows, textIn } from './found-rows'
import { Gathering } from './gathering'
import { unguarded } from './guarded-text'
import { type Identity, identityIn, identityInRef } from './identity'
import type { Outline } from './outline'
import type { Upload } from './upload'

export type NotOurs = 'no questions' | 'other questionnaire' | 'other version' | 'other review'

export type UploadRead = { ok: true; upload: Upload } | { ok: false; reason: NotOurs }

/** `isTable`: a CSV file, in which what could be a formula has an apostrophe before it. */
export function readUpload(
  found: { sheets: readonly ReadSheet[]; isTable: boolean },
  outline: Outline,
): UploadRead {
  const sheets = found.isTable ? found.sheets.map(withoutGuards) : found.sheets
  const questions = outline.sections.flatMap((section) => section.questions)
  const rows = foundRows(
    sheets,
    questions.map(({ question }) => question),
  )
  if (rows.length === 0) return { ok: false, reason: 'no questions' }
  const identity = identityIn(sheets) ?? identityOfRefs(rows)
  const stranger = identity === null ? null : strangerIn(identity, outline)
  if (stranger !== null) return { ok: false, reason: stranger }
  const reading = new Gathering(
    questions.map(({ question }) => question),
    identity?.bases ?? null,
  )
  for (const row of rows) reading.take(row)
  const notes =
    identity === null
      ? [
          'The file does not say which review it was downloaded for. Its rows were matched by number and by question.',
        ]
      : []
  return { ok: true, upload: { ...reading.result(), notes } }
}

const withoutGuards = ({ name, rows }: ReadSheet): ReadSheet => ({
  name,
  rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? unguarded(cell) : cell))),
})

function strangerIn(identity: Omit<Identity, 'bases'>, { form, mark }: Outline): NotOurs | null {
  if (identity.slug !== form.slug) return 'other questionnaire'
  if (identity.version !== String(form.version) || identity.hash !== form.hash) {
    return 'other version'
  }
  return identity.mark === mark ? null : 'other review'
}

/** One row from elsewhere makes the file one from elsewhere. */
function identityOfRefs(rows: readonly (FoundRow | FoundLine)[]): Identity | null {
  const refs = rows.flatMap((row) => {
    if (row.of !== 'section') return []
    const ref = identityInRef(textIn(row, 'ref'))
    return ref === null ? [] : [{ ...ref, id: textIn(row, 'number').trim() }]
  })
  const [first] = refs
  if (first === undefined) return null
  const odd = refs.find(({ hash, mark }) => hash !== first.hash || mark !== first.mark)
  const bases = new Map(refs.map(({ id, base }) => [id, base]))
  return odd === undefined ? { ...first, bases } : { ...first, mark: '', bases }
}
