// Every mail: what, to whom, when, how it fared; a failed one can be put back.

import { mailKindWords } from '../../core/mail/words'
import { reviewLabel } from '../../core/review/number'
import { Button } from '../button'
import { DataTable } from '../data-table'
import { InstantText } from '../date-text'
import { Form } from '../link'
import { ReviewLink } from '../reviews/review-link'
import { TextLink } from '../text-link'
import { MailState } from './review-mail'

export interface OutboxRow {
  id: string
  kind: string
  toName: string
  toEmail: string
  dueAt: string
  sentAt: string | null
  status: string
  attempts: number
  lastError: string | null
  reviewNumber: number | null
  vendorName: string | null
}

export interface OutboxTableProps {
  mails: readonly OutboxRow[]
  totals: string
  mayRetry: boolean
  /** Administrators who do not work on reviews see their numbers only. */
  mayOpenReviews: boolean
}

export function OutboxTable({ mails, totals, mayRetry, mayOpenReviews }: OutboxTableProps) {
  return (
    <DataTable
      caption="Mail"
      captionHidden
      rows={mails}
      rowKey={({ id }) => id}
      totals={totals}
      columns={[
        {
          key: 'kind',
          header: 'Mail',
          cell: ({ id, kind }) => (
            <TextLink to={`/outbox/${encodeURIComponent(id)}`}>{mailKindWords(kind)}</TextLink>
          ),
        },
        {
          key: 'review',
          header: 'Review',
          cell: (mail) => <ReviewOf mail={mail} linked={mayOpenReviews} />,
        },
        {
          key: 'to',
          header: 'To',
          cell: ({ toName, toEmail }) => (
            <>
              {toName} <span className="text-muted">{toEmail}</span>
            </>
          ),
        },
        { key: 'due', header: 'Due', cell: ({ dueAt }) => <InstantText instant={dueAt} /> },
        {
          key: 'sent',
          header: 'Sent',
          cell: ({ sentAt }) => (sentAt === null ? '–' : <InstantText instant={sentAt} />),
        },
        { key: 'tries', header: 'Tries', numeric: true, cell: ({ attempts }) => attempts },
        {
          key: 'status',
          header: 'State',
          cell: (mail) => (
            <>
              <MailState {...mail} />
              {mayRetry && mail.status === 'failed' ? <Retry mail={mail} /> : null}
            </>
          ),
        },
      ]}
    />
  )
}

function ReviewOf({ mail, linked }: { mail: OutboxRow; linked: boolean }) {
  if (mail.reviewNumber === null) return <>–</>
  return (
    <>
      {linked ? <ReviewLink number={mail.reviewNumber} /> : reviewLabel(mail.reviewNumber)}{' '}
      {mail.vendorName}
    </>
  )
}

function Retry({ mail }: { mail: OutboxRow }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="retry" />
      <input type="hidden" name="mail" value={mail.id} />
      <Button
        look="secondary"
        aria-label={`Try again: ${mailKindWords(mail.kind)} to ${mail.toEmail}`}
      >
        Try again
      </Button>
    </Form>
  )
}
