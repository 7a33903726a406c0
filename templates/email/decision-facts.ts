// What the mails around a decision need to know.
import type { PlainDate } from '../../app/core/schedule/plain-date'
import type { StaffFacts, VendorFacts } from './reader-facts'

export interface OutcomeFacts extends StaffFacts {
  decision: string
  decidedOn: PlainDate
  validUntil: PlainDate | null
  nextReviewOn: PlainDate | null
  nextReviewReason: string | null
  /** As it stands in the report. */
  reason: string
  /** The use was rejected, and had begun before it was filed. */
  mustEnd: boolean
  conditions: readonly {
    /** 'C-02'. */
    label: string
    sentence: string
    ownerSide: 'vendor' | 'us'
    owner: string
    dueOn: PlainDate
  }[]
}

/** To the vendor: how it ended, and what it has to do. */
export interface ReleasedFacts extends VendorFacts {
  /** In words: "Approved with conditions". */
  decision: string
  decidedOn: PlainDate
  validUntil: PlainDate | null
  conditions: readonly {
    label: string
    sentence: string
    evidenceNeeded: string
    dueOn: PlainDate
  }[]
}

/** A vendor has submitted. */
export interface ArrivedFacts extends StaffFacts {
  tier: number
  answered: number
  questions: number
}

/** A decision waits for a second person. */
export interface ProposedFacts extends StaffFacts {
  /** Who proposes it. */
  by: string
  decision: string
  tier: number
}
