// Gives a vendor the receipt of what it sent as a document.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileResponse } from '../http/file-response'
import { notFound, requireRespondent } from '../http/respondent'
import { receiptFile } from '../services/respond/read-receipt'

export async function loader(args: LoaderFunctionArgs) {
  const respondent = await requireRespondent(args)
  const file = await receiptFile(args.context.app, respondent)
  if (file === null) throw notFound()
  return fileResponse(file)
}
