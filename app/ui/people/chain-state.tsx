// What checking the audit chain found.
import { Notice } from '../notice'

export interface ChainStateProps {
  count: number
  brokenAt: number | null
  head: string | null
}

export function ChainState({ count, brokenAt, head }: ChainStateProps) {
  if (brokenAt !== null) {
    return (
      <Notice kind="warning" title={`The chain is broken at event ${brokenAt}`} announce>
        <p>
          This event, or the one before it, was changed or removed outside Assay. Compare with a
          downloaded copy or a report from before.
        </p>
      </Notice>
    )
  }
  return (
    <Notice kind="done" title={`The chain holds: ${count} events follow from each other`} announce>
      <p>
        Compare the last hash with one that was kept elsewhere, to know that the end was not cut
        off: <code className="font-mono break-all">{head ?? 'none yet'}</code>
      </p>
    </Notice>
  )
}
