// A tier as a neutral tag: it is inherent risk, so the colours of residual risk stay away from it.
import { StatusTag } from './status-tag'

/** `null` is a use that was refused. */
export function TierTag({ tier }: { tier: number | null }) {
  return <StatusTag>{tier === null ? 'Refused' : `Tier ${tier}`}</StatusTag>
}
