// When a mail that could not be delivered is tried again: seldom enough for a greylisting server, often enough for a day's outage.

/** Minutes after the first, second, … failed try. All eight tries span a little more than 25 hours. */
const minutes = [1, 5, 15, 60, 240, 480, 720] as const

export const MOST_TRIES = minutes.length + 1

/** When to try again after `tries` failed tries (1 or more); null when it was the last. */
export function nextTry(tries: number, now: Date): Date | null {
  const wait = minutes[tries - 1]
  return wait === undefined ? null : new Date(now.getTime() + wait * 60_000)
}
