// That a review is held for legal: who placed it, when and why.
import { InstantDay } from '../date-text'
import { Notice } from '../notice'

export interface LegalHoldShown {
  by: string
  at: string
  reason: string
}

export function LegalHold({ by, at, reason }: LegalHoldShown) {
  return (
    <div className="mb-6">
      <Notice kind="info" title="Legal hold: nothing of this review is removed">
        <p>
          {by}, <InstantDay instant={at} />: {reason}
        </p>
      </Notice>
    </div>
  )
}
