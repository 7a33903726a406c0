// The mail of one review and how it fared.
import { refusalWords } from '../../core/mail/refusal'
import { mailKindWords, mailStatusWords } from '../../core/mail/words'
import { DataTable } from '../data-table'
import { InstantText } from '../date-text'
import { StatusTag } from '../status-tag'

export interface ReviewMailRow {
  id: string
  kind: string
  toEmail: string
  status: string
  attempts: number
  lastError: string | null
  /** When it went out, else when it is due. */
  at: string
}

export function ReviewMail({ mails }: { mails: readonly ReviewMailRow[] }) {
  return (
    <DataTable
      caption="Mail of this review"
      captionHidden
      rows={mails}
      rowKey={({ id }) => id}
      columns={[
        { key: 'kind', header: 'Mail', cell: ({ kind }) => mailKindWords(kind) },
        { key: 'to', header: 'To', cell: ({ toEmail }) => toEmail },
        { key: 'at', header: 'Sent or due', cell: ({ at }) => <InstantText instant={at} /> },
        { key: 'status', header: 'State', cell: (mail) => <MailState {...mail} /> },
      ]}
    />
  )
}

export function MailState({ status, lastError }: Pick<ReviewMailRow, 'status' | 'lastError'>) {
  return (
    <>
      <StatusTag tone={status === 'failed' || status === 'waiting' ? 'blue' : 'neutral'}>
        {mailStatusWords(status)}
      </StatusTag>
      {status === 'failed' && lastError ? <Refusal said={lastError} /> : null}
      {status !== 'failed' && lastError ? <p className="text-muted">{lastError}</p> : null}
    </>
  )
}

/** What it means and what helps, with the server's own words for whoever asks about them. */
export function Refusal({ said }: { said: string }) {
  const { what, remedy } = refusalWords(said)
  return (
    <div className="grid max-w-prose gap-1">
      <p>
        <strong className="font-semibold">{what}</strong> {remedy}
      </p>
      <p className="text-muted">{said}</p>
    </div>
  )
}
