// What stands where a list would: one sentence and one action. No results is not empty: offer to clear the filters.
import type { ReactNode } from 'react'

export interface EmptyStateProps {
  text: ReactNode
  /** A LinkButton or a form. */
  action?: ReactNode
}

export function EmptyState({ text, action }: EmptyStateProps) {
  return (
    <div className="rounded-md border border-dashed border-line p-6">
      <p>{text}</p>
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  )
}
