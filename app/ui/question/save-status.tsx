// Says where what was typed is at this moment: on its way, on the server, or on this device alone.
import { Link } from '../link'
import type { Mark } from '../respond/words/common'
import { savingWords as words } from '../respond/words/section'
import type { SaveState } from './answer-entry'

export interface SaveStatusProps {
  status: SaveState
  /** Where to sign in again. */
  door: string
  onRetry: () => void
}

export function SaveStatus({ status, door, onRetry }: SaveStatusProps) {
  return (
    <div className="print:hidden sticky top-0 z-10 -mx-4 mb-4 min-h-10 border-b border-line bg-page px-4 py-2 text-base">
      {/* "Saving…" comes with every word typed: seen, but not read out. */}
      {status.state === 'saving' ? <p aria-hidden="true">{words.saving}</p> : null}
      <p role="status">
        <Words status={status} door={door} onRetry={onRetry} />
      </p>
      <noscript>
        <p>{words.byButtons}</p>
      </noscript>
    </div>
  )
}

function Words({ status, door, onRetry }: SaveStatusProps) {
  const retry: Mark = (text) => (
    <button type="button" className="link" onClick={onRetry}>
      {text}
    </button>
  )
  switch (status.state) {
    case 'idle':
    case 'saving':
      return null
    case 'saved':
      return words.saved(timeOf(status.at))
    case 'unfinished':
      return words.unfinished(status.kept)
    case 'offline':
      return words.offline(status.kept, retry)
    case 'failing':
      return words.failing(status.kept, retry)
    case 'signed out':
      return words.signedOut(status.kept, (text) => (
        <Link to={door} reloadDocument className="link">
          {text}
        </Link>
      ))
    case 'closed':
      return words.closed
    case 'conflict':
      return words.conflict
  }
}

/** The reader's own clock: they compare it with the one on their wall. */
function timeOf(at: Date): string {
  return at.toLocaleTimeString('en-GB', { hour12: false })
}
