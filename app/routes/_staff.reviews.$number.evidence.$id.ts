// One evidence file of a review, for those who may read its answers; it never runs as a page of this portal.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { readReviewNumber } from '../core/review/number'
import { fileResponse } from '../http/file-response'
import { refusedPage } from '../http/refused'
import { requireStaff } from '../http/staff'
import { openEvidence } from '../services/judgement/open-evidence'

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const number = readReviewNumber(args.params.number) ?? 0
  const opened = await openEvidence(args.context.app, staff, {
    number,
    evidenceId: args.params.id ?? '',
  })
  if (!opened.ok) throw refusedPage(opened)
  return fileResponse(opened, {
    inPlace: new URL(args.request.url).searchParams.get('view') === 'here',
  })
}
