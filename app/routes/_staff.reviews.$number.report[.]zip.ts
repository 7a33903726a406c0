// The evidence pack of a decided review: report, record, answers and files in one zip.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { readReviewNumber } from '../core/review/number'
import { streamResponse } from '../http/file-response'
import { refusedPage } from '../http/refused'
import { requireStaff } from '../http/staff'
import { evidencePack } from '../services/report/evidence-pack'

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const version = new URL(args.request.url).searchParams.get('version') ?? undefined
  const pack = await evidencePack(args.context.app, staff, {
    number: readReviewNumber(args.params.number) ?? 0,
    version: readReviewNumber(version) ?? undefined,
  })
  if (!pack.ok) throw refusedPage(pack)
  return streamResponse(pack.stream, { mediaType: 'application/zip', fileName: pack.fileName })
}
