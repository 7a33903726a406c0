// How many files may arrive and be looked into at once: each is held in memory until it is stored.

/** With 26 MB each, and as much again for looking into it. */
const AT_ONCE = 6
/** Of one person, so that nobody who sends slowly keeps the others out. */
const OF_ONE = 2
/** More than this wait for nothing but the end of their browser's patience. */
const MOST_WAITING = 40

export interface Turns {
  /** Runs the work when its turn comes; null where too many are waiting already. `who` has a share of their own. */
  take<Result>(who: string, work: () => Promise<Result>): Promise<Result | null>
}

export function turns({ atOnce = AT_ONCE, ofOne = OF_ONE, waiting = MOST_WAITING } = {}): Turns {
  const running: string[] = []
  const queue: { who: string; begin: () => void }[] = []
  const hasTurn = (who: string) =>
    running.length < atOnce && running.filter((each) => each === who).length < ofOne

  function beginNext(): void {
    const at = queue.findIndex(({ who }) => hasTurn(who))
    const [next] = at === -1 ? [] : queue.splice(at, 1)
    if (!next) return
    running.push(next.who)
    next.begin()
  }

  return {
    async take(who, work) {
      if (hasTurn(who)) running.push(who)
      else if (queue.length >= waiting) return null
      else await new Promise<void>((begin) => queue.push({ who, begin }))
      try {
        return await work()
      } finally {
        running.splice(running.indexOf(who), 1)
        beginNext()
      }
    },
  }
}

/** Of this process. */
export const uploadTurns: Turns = turns()
