// The words of the page of files.
import { Unseen } from '../../unseen'

/** Days in words; null where none is known. */
interface Terms {
  start: string | null
  end: string | null
  from: string | null
  until: string | null
  expired: boolean
  /** How the last day was worked out. */
  counted: string | null
}

export const evidenceWords = {
  title: 'Your files',
  proofFor: (id: string) => `Proof for ${id}`,
  backToQuestion: 'Back to the question',
  notWhole: 'Send the form again: it did not arrive whole',
  given: 'Given so far',
  none: 'No files yet.',
  add: 'Add a file',
  file: 'File',
  fileHint: 'PDF, PNG, JPEG, Word, Excel, CSV or text, at most 25 MB.',
  kind: 'What it is',
  choose: 'Choose',
  from: 'First day',
  fromHint: 'Of the audited period or the validity; or the document’s own date.',
  to: 'Last day',
  toHint: 'As printed. Where you give none, we work out how long it counts and show it.',
  issuer: 'Issued by',
  issuerHint: 'Auditor, certifier or author.',
  scope: 'What it covers',
  scopeHint: 'The product or service named in it.',
  answers: 'Answers it supports',
  answersHint: 'You can change this later.',
  upload: 'Upload the file',
  size(bytes: number): string {
    if (bytes < 1024) return `${bytes} bytes`
    if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`
    return `${(bytes / 1024 / 1024).toFixed(1)} MB`
  },
  terms({ start, end, from, until, expired, counted }: Terms): string {
    const since = from === null ? null : `From ${from}`
    const period = start || end ? `Period ${start ?? '?'} to ${end ?? '?'}` : since
    const last = until ? `${expired ? 'counted' : 'counts'} until ${until}` : 'no last day given'
    return [period, last, counted].filter(Boolean).join(', ')
  },
  supportsNone: 'Supports no answer yet',
  supports: (ids: readonly string[]) => `Supports ${ids.join(', ')}`,
  use: (id: string, file: string) => (
    <>
      Use it for {id}
      <Unseen>: {file}</Unseen>
    </>
  ),
  unuse: (id: string, file: string) => (
    <>
      Does not support {id}
      <Unseen>: {file}</Unseen>
    </>
  ),
  remove: (file: string) => (
    <>
      Remove<Unseen> {file}</Unseen>
    </>
  ),
}
