// The explanation of a score as JSON: every credit as an exact fraction, so that anybody can redo it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { explanationFileName, readReader } from '../core/scoring/explanation-view'
import { fileResponse } from '../http/file-response'
import { refusedPage } from '../http/refused'
import { reviewNumber } from '../http/review-number'
import { requireStaff } from '../http/staff'
import { explainScore } from '../services/explain/explain-score'

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const number = reviewNumber(args.params)
  const reader = readReader(new URL(args.request.url).searchParams.get('for'))
  const explained = await explainScore(args.context.app, staff, { number, reader })
  if (!explained.ok) throw refusedPage(explained)
  return fileResponse({
    bytes: new TextEncoder().encode(`${JSON.stringify(explained.view, null, 2)}\n`),
    mediaType: 'application/json',
    fileName: explanationFileName(explained.view, 'json'),
  })
}
