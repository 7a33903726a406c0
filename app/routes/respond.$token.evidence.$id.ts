// Gives a vendor one of their own files back, as a download.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileResponse } from '../http/file-response'
import { notFound, requireRespondent } from '../http/respondent'
import { openOwnEvidence } from '../services/evidence/open-evidence'

export async function loader(args: LoaderFunctionArgs) {
  const respondent = await requireRespondent(args)
  const opened = await openOwnEvidence(args.context.app, respondent, args.params.id ?? '')
  if (!opened.ok) throw notFound()
  return fileResponse(opened)
}
