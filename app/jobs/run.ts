// The portal's background work: wakes every few seconds, or when poked, one pass at a time, and stops gracefully.

export interface Job {
  name: string
  /** One pass; answers how long to rest before the next, in milliseconds, or null for the usual rest. */
  pass(stopped: () => boolean): Promise<number | null>
}

export interface Jobs {
  /** Work may be waiting: begin a pass now instead of at the next wake. */
  poke(): void
  /** Resolves when the pass under way has ended; no other begins. */
  stop(): Promise<void>
}

const REST_MS = 2_000
/** After a fault of ours, so that a broken pass does not fill the log. */
const REST_AFTER_FAULT_MS = 30_000

/** Runs the job over and over until stopped. A pass that throws is told to `onFault` and the job goes on. */
export function runJob(
  job: Job,
  onFault: (name: string, error: unknown) => void,
  restMs = REST_MS,
): Jobs {
  let stopped = false
  let poked = false
  let wake = () => {}
  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const running = (async () => {
    while (!stopped) {
      poked = false
      let pause = restMs
      try {
        pause = (await job.pass(() => stopped)) ?? restMs
      } catch (error) {
        pause = REST_AFTER_FAULT_MS
        onFault(job.name, error)
      }
      if (!stopped && !poked) await rest(pause)
    }
  })()
  return {
    poke() {
      poked = true
      wake()
    },
    async stop() {
      stopped = true
      wake()
      await running
    },
  }
}
