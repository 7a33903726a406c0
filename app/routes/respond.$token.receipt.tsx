// What a vendor sent, with its hash and where it stands; every later visit ends here.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isWithVendor } from '../core/review/lifecycle'
import { redirectTo } from '../http/redirect'
import { noStore, notFound, requireRespondent } from '../http/respondent'
import { readReceipt } from '../services/respond/read-receipt'
import { loadVendorReview } from '../services/respond/vendor-review'
import { AmendLink } from '../ui/clarify/amend-link'
import { AnswersList } from '../ui/respond/answers-list'
import { ChangeLink } from '../ui/respond/change-link'
import { Frame, titleOf } from '../ui/respond/frame'
import { Outcome } from '../ui/respond/outcome'
import { ReceiptFacts } from '../ui/respond/receipt-facts'
import { receiptWords } from '../ui/respond/words/receipt'
import { OwnCopies } from '../ui/sheet/own-copies'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(receiptWords.title, data?.page.host) },
]

export async function loader(args: LoaderFunctionArgs) {
  const respondent = await requireRespondent(args)
  const review = await loadVendorReview(args.context.app, respondent)
  const token = args.params.token ?? ''
  if (isWithVendor(review.row.status)) throw redirectTo(`/respond/${token}/tasks`)
  const page = await readReceipt(args.context.app, respondent, review)
  if (page === null) throw notFound()
  return json({ page, token }, { headers: noStore })
}

export default function Receipt() {
  const { page, token } = useLoaderData<typeof loader>()
  return (
    <Frame host={page.host} title={receiptWords.heading}>
      <Outcome page={page} token={token} />
      <ReceiptFacts page={page} token={token} />
      <OwnCopies token={token} />
      <AmendLink page={page} token={token} />
      {page.whole ? <ChangeLink host={page.host} token={token} /> : null}
      {page.whole ? null : <p className="mt-6">{receiptWords.yourPart}</p>}
      <AnswersList check={page.check} />
    </Frame>
  )
}
