// The reports of one finished export in one zip, with the list of what is in it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { streamResponse } from '../http/file-response'
import { refusedPage } from '../http/refused'
import { requireStaff } from '../http/staff'
import { batchZip } from '../services/report/batch/view-batch'

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const zip = await batchZip(args.context.app, staff, args.params.id ?? '')
  if (!zip.ok) throw refusedPage(zip)
  return streamResponse(zip.stream, { mediaType: 'application/zip', fileName: zip.fileName })
}
