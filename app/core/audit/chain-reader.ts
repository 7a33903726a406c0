// Follows an audit chain link by link, so that a long one need not be in memory as a whole.
import type { Sha256 } from './canonical-json'
import { type ChainLink, GENESIS } from './chain'

export interface ChainState {
  events: number
  /** The last hash; null for an empty chain. */
  head: string | null
  /** The first event that does not follow from the one before it; null while the chain holds. */
  brokenAt: number | null
}

export interface ChainReader {
  read(link: Pick<ChainLink, 'seq' | 'body' | 'hash'>): void
  state(): ChainState
}

export function chainReader(sha256: Sha256): ChainReader {
  const state: ChainState = { events: 0, head: null, brokenAt: null }
  return {
    read({ seq, body, hash }) {
      const follows = sha256(`${state.head ?? GENESIS}\n${body}`) === hash
      state.events++
      if (seq !== state.events || !follows) state.brokenAt ??= seq
      state.head = hash
    },
    state: () => ({ ...state }),
  }
}
