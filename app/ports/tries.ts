// Counts tries at something that could be guessed, in this process's memory: a restart forgives.
import type { Clock } from './clock'

export interface Tries {
  /** Counts a try before it is made, so that racing guesses cannot share one. False when there were too many. */
  take(key: string): boolean
  /** After a success: what was mistyped before no longer counts. */
  forgive(key: string): void
}

export interface TriesAllowed {
  limit: number
  minutes: number
}

/** More names than this are only remembered by somebody who is guessing; the oldest go first. */
const MOST_KEYS = 10_000

export function triesInMemory({ limit, minutes }: TriesAllowed, clock: Clock): Tries {
  const counted = new Map<string, { count: number; until: number }>()
  return {
    take(key) {
      const now = clock.now().getTime()
      const known = counted.get(key)
      const entry = known && known.until > now ? known : { count: 0, until: now + minutes * 60_000 }
      entry.count++
      counted.delete(key)
      counted.set(key, entry)
      const [oldest] = counted.keys()
      if (counted.size > MOST_KEYS && oldest !== undefined) counted.delete(oldest)
      return entry.count <= limit
    },
    forgive(key) {
      counted.delete(key)
    },
  }
}
