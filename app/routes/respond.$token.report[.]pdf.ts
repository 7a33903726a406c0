// Gives a vendor its own copy of the report, after the outcome was released.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileResponse } from '../http/file-response'
import { notFound, requireRespondent } from '../http/respondent'
import { vendorCopy } from '../services/respond/vendor-copy'

export async function loader(args: LoaderFunctionArgs) {
  const respondent = await requireRespondent(args)
  const file = await vendorCopy(args.context.app, respondent)
  if (file === null) throw notFound()
  return fileResponse(file)
}
