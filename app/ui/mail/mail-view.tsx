// One mail as its reader gets it: headers, the HTML part in a frame of its own, and the plain text beside it.
import { SummaryList } from '../summary-list'

export interface MailViewProps {
  headers: readonly (readonly [name: string, value: string])[]
  text: string
  attachments: readonly string[]
  /** Where the HTML part is given out for the frame. */
  body: string
}

export function MailView({ headers, text, attachments, body }: MailViewProps) {
  const items = [
    ...headers.map(([name, value]) => ({
      key: name,
      term: name,
      value: <span className="break-all">{value}</span>,
    })),
    ...(attachments.length > 0
      ? [{ key: 'files', term: 'Attached', value: attachments.join(', ') }]
      : []),
  ]
  return (
    <>
      <SummaryList items={items} />
      <div className="mt-8 grid grid-cols-1 gap-8 xl:grid-cols-[minmax(0,1fr)_41rem]">
        <div className="min-w-0">
          <h2 className="mb-3 text-xl font-semibold">HTML</h2>
          <iframe
            title="The mail as a mail program shows it"
            sandbox=""
            src={body}
            className="h-[44rem] w-full rounded-md border border-line"
          />
        </div>
        <div className="min-w-0">
          <h2 className="mb-3 text-xl font-semibold">Plain text</h2>
          <pre className="rounded-md border border-line p-4 font-mono text-sm break-words whitespace-pre-wrap">
            {text}
          </pre>
        </div>
      </div>
    </>
  )
}
