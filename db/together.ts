// Commits work that arrived at the same time as one transaction: many savers share one wait for the disk.
import type { Db, Store, Work } from './store'

/** Enough that the disk is no limit, few enough that nobody waits long for the others. */
const MOST = 64

interface Waiting {
  body: (tx: Db) => Work<unknown>
  resolve: (result: unknown) => void
  reject: (error: unknown) => void
}

/**
 * Gives `transactTogether` to a store that can `transact`. Whatever arrives while a group commits is the next
 * group. Nobody is answered before the commit. Where one body throws, the group is rolled back and each of it
 * runs again in a transaction of its own, so that the others do not pay for it.
 */
export function together(transact: Store['transact']): Store['transactTogether'] {
  const waiting: Waiting[] = []
  let working = false

  async function work(): Promise<void> {
    working = true
    do {
      // After everything that has arrived by now, not after the first of it.
      await new Promise((resolve) => setImmediate(resolve))
      await commit(transact, waiting.splice(0, MOST))
    } while (waiting.length > 0)
    working = false
  }

  return <Result>(body: (tx: Db) => Work<Result>) =>
    new Promise<Result>((resolve, reject) => {
      waiting.push({ body, resolve: (result) => resolve(result as Result), reject })
      if (!working) void work()
    })
}

async function commit(transact: Store['transact'], group: readonly Waiting[]): Promise<void> {
  const ran = { all: false }
  try {
    const results = await transact(function* (tx) {
      ran.all = false
      const done: unknown[] = []
      for (const { body } of group) done.push(yield* body(tx))
      ran.all = true
      return done
    })
    for (const [at, { resolve }] of group.entries()) resolve(results[at])
  } catch (error) {
    // Alone it would fail again; and after a failed commit nothing tells whether it may be repeated.
    if (group.length === 1 || ran.all) for (const { reject } of group) reject(error)
    else for (const each of group) await commit(transact, [each])
  }
}
