// Simulations that run or ran in this process: kept in memory, the newest few of them, and gone with a restart.
import type { SimulationResult } from '../../core/simulation/result'
import type { Progress } from './simulate-draft'

export interface SimulationRun extends Progress {
  id: string
  /** Who started it; nobody else sees it. */
  byId: string
  fileName: string
  state: 'running' | 'done' | 'failed'
  result: SimulationResult | null
}

export interface SimulationRuns {
  /** Begins `work` in the background; its failure is told to `onFailure` and kept as the run's state. */
  begin(
    run: Pick<SimulationRun, 'id' | 'byId' | 'fileName'>,
    work: (onProgress: (progress: Progress) => void) => Promise<SimulationResult>,
    onFailure: (error: unknown) => void,
  ): void
  find(id: string, byId: string): SimulationRun | null
  /** Newest first. */
  listOf(byId: string): SimulationRun[]
}

/** Ten thousand reviews take some ten megabytes. */
const mostKept = 5

export function simulationRuns(): SimulationRuns {
  const runs: SimulationRun[] = []
  return {
    begin(about, work, onFailure) {
      const run: SimulationRun = { ...about, done: 0, total: 0, state: 'running', result: null }
      runs.unshift(run)
      runs.splice(mostKept)
      work((progress) => Object.assign(run, progress)).then(
        (result) => Object.assign(run, { result, state: 'done' }),
        (error: unknown) => {
          run.state = 'failed'
          onFailure(error)
        },
      )
    },
    find: (id, byId) => runs.find((run) => run.id === id && run.byId === byId) ?? null,
    listOf: (byId) => runs.filter((run) => run.byId === byId),
  }
}
