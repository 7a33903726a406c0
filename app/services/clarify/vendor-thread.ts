// One thread as its vendor reads it: what was sent, without the names of staff.
import type { ThreadRow } from '../../../db/queries/clarifications'
import type { VendorMessage } from '../../core/clarify/vendor-message'

/** Oldest first. */
export const vendorThread = (threads: readonly ThreadRow[], questionId: string): VendorMessage[] =>
  threads.flatMap(({ id, questionId: about, side, kind, text, by, sentAt }) =>
    about === questionId && sentAt !== null
      ? [{ id, side, kind, text, by, at: sentAt.toISOString() }]
      : [],
  )
