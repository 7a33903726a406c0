// The way to ask for a submitted answer to be re-opened, and to what came of it.
import type { ReceiptPage } from '../../core/respond/pages'
import { LinkButton } from '../button'

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
      <h2 className="mb-3 text-xl font-semibold">Something to correct?</h2>
      <p className="mb-3">
        {mayAmend
          ? `Answers are closed after they were submitted. ${host.organisation} can re-open the ones you name.`
          : 'The review is finished; this is what you asked for before.'}
      </p>
      <LinkButton to={`/respond/${token}/amend`}>
        {mayAmend ? 'Ask to amend answers' : 'See what you asked'}
      </LinkButton>
    </div>
  )
}
