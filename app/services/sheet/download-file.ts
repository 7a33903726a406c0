// What a vendor may carry away: all questions as PDF, workbook or table, and their own answers in the open form.
import { sha256 } from '../../../db/queries/audit'
import type { RespondentScope } from '../../../db/queries/respond'
import { renderQuestions } from '../../../templates/questions/questions'
import { cleanFileName } from '../../core/respond/file-name'
import { answersFile } from '../../core/sheet/answers-file'
import type { Outline } from '../../core/sheet/outline'
import { questionBook, questionTable } from '../../core/sheet/question-book'
import type { Sheets } from '../../ports/sheets'
import type { Services } from '../context'
import type { RespondContext } from '../respond/vendor-review'
import { readOutline } from './read-outline'

export interface DownloadedFile {
  bytes: Uint8Array
  mediaType: string
  fileName: string
}

type Writers = Pick<Sheets, 'workbook' | 'table'>

interface Download {
  mediaType: string
  extension: string
  what: string
  bytes(outline: Outline, sheets: Writers): Promise<Uint8Array> | Uint8Array
}

/** By the name in their address. */
const downloads: Record<string, Download> = {
  'questions.pdf': {
    mediaType: 'application/pdf',
    extension: 'pdf',
    what: 'questions',
    bytes: (outline) => renderQuestions(outline),
  },
  'questions.xlsx': {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    what: 'questions',
    bytes: (outline, sheets) => sheets.workbook(questionBook(outline, sha256)),
  },
  'questions.csv': {
    mediaType: 'text/csv; charset=utf-8',
    extension: 'csv',
    what: 'questions',
    bytes: (outline, sheets) => sheets.table(questionTable(outline, sha256)),
  },
  'answers.json': {
    mediaType: 'application/json',
    extension: 'json',
    what: 'answers',
    bytes: (outline) =>
      new TextEncoder().encode(`${JSON.stringify(answersFile(outline), null, 2)}\n`),
  },
}

/** Null when there is no such file. Reading one's own questions and answers leaves no trace. */
export async function downloadFile(
  ctx: RespondContext & Pick<Services, 'sheets'>,
  scope: RespondentScope,
  name: string,
): Promise<DownloadedFile | null> {
  const download = Object.hasOwn(downloads, name) ? downloads[name] : undefined
  if (download === undefined) return null
  const outline = await readOutline(ctx, scope)
  const { what, extension, mediaType } = download
  const { organisation, offering } = outline.host
  return {
    bytes: await download.bytes(outline, ctx.sheets),
    mediaType,
    fileName: cleanFileName(`${organisation} ${what} ${offering}.${extension}`, extension),
  }
}
