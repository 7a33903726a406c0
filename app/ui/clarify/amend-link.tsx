// The way to ask for a submitted answer to be re-opened, and to what came of it.
import type { ReceiptPage } from '../../core/respond/pages'
import { LinkButton } from '../button'
import { receiptWords as words } from '../respond/words/receipt'

export interface AmendLinkProps {
  page: Pick<ReceiptPage, 'host' | 'mayAmend' | 'amendments'>
  token: string
}

/** Nothing once the review is decided and nothing was ever asked. */
export function AmendLink({ page, token }: AmendLinkProps) {
  const { host, mayAmend, amendments } = page
  if (!mayAmend && amendments === 0) return null
  return (
    <div className="mt-8 print:hidden">
      <h2 className="mb-3 text-xl font-semibold">{words.correct}</h2>
      <p className="mb-3">{mayAmend ? words.correctText(host.organisation) : words.askedBefore}</p>
      <LinkButton to={`/respond/${token}/amend`}>
        {mayAmend ? words.askToAmend : words.seeWhatWasAsked}
      </LinkButton>
    </div>
  )
}
