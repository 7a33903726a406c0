// One thing said, as a vendor may read it.
import type { MessageKind, Side } from './thread'

export interface VendorMessage {
  id: string
  side: Side
  kind: MessageKind
  text: string
  /** Who at the vendor; null for the reviewer. */
  by: string | null
  at: string
}
