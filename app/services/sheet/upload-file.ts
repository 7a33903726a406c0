// Reads an uploaded spreadsheet or file of answers and keeps what it says for the dry run; no answer is touched.
import { forgetDryRuns, insertDryRun } from '../../../db/queries/dry-runs'
import { type RespondentScope, reviewInScope } from '../../../db/queries/respond'
import { run } from '../../../db/store'
import { cleanFileName } from '../../core/respond/file-name'
import { isWithVendor } from '../../core/review/lifecycle'
import { readAnswersFile } from '../../core/sheet/answers-file'
import type { Outline } from '../../core/sheet/outline'
import { readAnswers } from '../../core/sheet/read-answers'
import { readUpload } from '../../core/sheet/read-upload'
import type { FileRefused } from '../../core/sheet/refusals'
import type { Upload } from '../../core/sheet/upload'
import type { ReadSheets } from '../../ports/sheets'
import type { Services } from '../context'
import type { RespondContext } from '../respond/vendor-review'
import { readOutline } from './read-outline'

/** Long enough to ask a colleague, short enough that nobody agrees to what they have forgotten. */
const HOURS_KEPT = 24

export type Uploaded = { ok: true } | { ok: false; reason: FileRefused }

/** A file that was uploaded before and not agreed to is replaced. */
export async function uploadFile(
  ctx: RespondContext & Pick<Services, 'sheets'>,
  scope: RespondentScope,
  file: { name: string; bytes: Uint8Array } | null,
): Promise<Uploaded> {
  if (file === null) return { ok: false, reason: 'no file' }
  const [review] = await reviewInScope(ctx.store.db, scope)
  if (!review || !isWithVendor(review.status)) return { ok: false, reason: 'not with vendor' }
  const found = await ctx.sheets.read(file.bytes)
  if (!found.ok) return found
  const read = uploadIn(found, await readOutline(ctx, scope))
  if (!read.ok) return read
  const uploadedAt = ctx.clock.now()
  const row = {
    fileName: shownName(file.name),
    upload: read.upload,
    uploadedAt,
    expiresAt: new Date(uploadedAt.getTime() + HOURS_KEPT * 60 * 60_000),
  }
  await ctx.store.transact(function* (tx) {
    yield* run(forgetDryRuns(tx, scope, uploadedAt))
    yield* run(insertDryRun(tx, scope, row))
  })
  return { ok: true }
}

type UploadRead = { ok: true; upload: Upload } | { ok: false; reason: FileRefused }

function uploadIn(found: Extract<ReadSheets, { ok: true }>, outline: Outline): UploadRead {
  if (found.as !== 'json') {
    return readUpload({ sheets: found.sheets, isTable: found.as === 'table' }, outline)
  }
  const answers = readAnswersFile(found.text)
  return answers.ok ? { ok: true, upload: readAnswers(answers.file, outline) } : answers
}

const shownName = (name: string): string =>
  cleanFileName(name, /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? 'xlsx')
