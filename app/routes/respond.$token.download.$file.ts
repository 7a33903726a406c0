// Gives a vendor the questions and their own answers as files to carry away.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileResponse } from '../http/file-response'
import { notFound, requireRespondent } from '../http/respondent'
import { downloadFile } from '../services/sheet/download-file'

export async function loader(args: LoaderFunctionArgs) {
  const respondent = await requireRespondent(args)
  const file = await downloadFile(args.context.app, respondent, args.params.file ?? '')
  if (file === null) throw notFound()
  return fileResponse(file)
}
