// Renders reports in threads of their own, so that a batch leaves the web responsive.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'
import type { ReportRecord } from '../../app/core/report/record'
import type { ReportOptions } from './issue'
import type { RenderTask } from './worker'

export interface ReportPool {
  /** Waits for a free thread; rejects with the signal's reason when it is aborted. */
  render(record: ReportRecord, options?: ReportOptions, signal?: AbortSignal): Promise<Uint8Array>
  /** Ends the threads; what they were rendering is rejected. */
  close(): Promise<void>
}

/** A thread ends when it had nothing to do for so long. */
const IDLE_MS = 30_000

/** Threads start with the first report. */
export function openReportPool(threads: number): ReportPool {
  const pool = new Piscina<RenderTask, Uint8Array>({
    filename: new URL('./worker.ts', import.meta.url).href,
    name: 'renderTask',
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_MS,
    // A thread does not inherit the loader of TypeScript in every program, the tests' among them.
    execArgv: ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href],
    // A report's garbage dies young if it is given the room.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  })
  return {
    render: (record, options = {}, signal) =>
      pool.run({ record, options }, signal ? { signal } : {}),
    close: () => pool.destroy(),
  }
}
