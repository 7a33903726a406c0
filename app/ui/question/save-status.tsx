// Says where what was typed is at this moment: on its way, on the server, or on this device alone.
import { Link } from '../link'
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
      {status.state === 'saving' ? <p aria-hidden="true">Saving…</p> : null}
      <p role="status">
        <Words status={status} door={door} onRetry={onRetry} />
      </p>
      <noscript>
        <p>Your answers are saved when you press one of the buttons at the end of this page.</p>
      </noscript>
    </div>
  )
}

function Words({ status, door, onRetry }: SaveStatusProps) {
  switch (status.state) {
    case 'idle':
    case 'saving':
      return null
    case 'saved':
      return <>Saved {timeOf(status.at)}</>
    case 'unfinished':
      return <>{status.kept ? 'Kept on this device' : unkept}; saved when the answer is complete</>
    case 'offline':
      return (
        <TryAgain
          words={status.kept ? 'Offline, kept on this device' : `Offline. ${unkept}`}
          onRetry={onRetry}
        />
      )
    case 'failing':
      return (
        <TryAgain
          words={`Not saved: the server has a problem. ${status.kept ? 'Kept on this device' : unkept}`}
          onRetry={onRetry}
        />
      )
    case 'signed out':
      return (
        <>
          You were signed out. {status.kept ? 'What you typed is kept on this device' : unkept}.{' '}
          <Link to={door} reloadDocument className="link">
            Sign in again
          </Link>
        </>
      )
    case 'closed':
      return <>These answers cannot be changed any more; what you typed last was not saved</>
    case 'conflict':
      return <>Someone else changed this: see the marked question</>
  }
}

/** Storage is full, or forbidden as in some private windows. */
const unkept = 'This device keeps nothing, so leave this page open'

function TryAgain({ words, onRetry }: { words: string; onRetry: () => void }) {
  return (
    <>
      {words}.{' '}
      <button type="button" className="link" onClick={onRetry}>
        Try again
      </button>
    </>
  )
}

/** The reader's own clock: they compare it with the one on their wall. */
function timeOf(at: Date): string {
  return at.toLocaleTimeString('en-GB', { hour12: false })
}
