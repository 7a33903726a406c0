// The report as PDF: the frozen one once decided; before that, a draft for reviewers.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { readAudience } from '../core/report/audience'
import { readReviewNumber } from '../core/review/number'
import { fileResponse } from '../http/file-response'
import { refusedPage } from '../http/refused'
import { requireStaff } from '../http/staff'
import { draftReport } from '../services/report/draft-report'
import { exportReport } from '../services/report/export-report'

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const { app } = args.context
  const number = readReviewNumber(args.params.number) ?? 0
  const search = new URL(args.request.url).searchParams
  const file = search.has('draft')
    ? await draftReport(app, staff, number)
    : await exportReport(app, staff, {
        number,
        as: 'pdf',
        version: readReviewNumber(search.get('version') ?? undefined) ?? undefined,
        pageSize: search.get('paper') === 'letter' ? 'Letter' : 'A4',
        audience: readAudience(search.get('audience')),
      })
  if (!file.ok) throw refusedPage(file)
  return fileResponse(file)
}
