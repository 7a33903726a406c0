// The frozen record itself, byte for byte as it was hashed.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { readReviewNumber } from '../core/review/number'
import { fileResponse } from '../http/file-response'
import { refusedPage } from '../http/refused'
import { requireStaff } from '../http/staff'
import { exportReport } from '../services/report/export-report'

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const version = new URL(args.request.url).searchParams.get('version') ?? undefined
  const file = await exportReport(args.context.app, staff, {
    number: readReviewNumber(args.params.number) ?? 0,
    as: 'json',
    version: readReviewNumber(version) ?? undefined,
  })
  if (!file.ok) throw refusedPage(file)
  return fileResponse(file)
}
