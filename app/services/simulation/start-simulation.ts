// Begins a simulation for a member of staff, and shows them how far it is and what came out.
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { type SimulatedReview, type Totals, totalsOf } from '../../core/simulation/result'
import type { DraftSummary } from '../../core/simulation/simulate'
import type { LocatedProblem } from '../../ports/draft-file'
import type { Services } from '../context'
import { notAllowed, type Refusal } from '../judgement/refusal'
import { readDraft } from './read-draft'
import type { SimulationRun, SimulationRuns } from './runs'
import { simulateDraft } from './simulate-draft'

export type SimulationContext = Pick<Services, 'store' | 'clock' | 'questionnaires' | 'ids'>

interface Draft {
  fileName: string
  bytes: Uint8Array
  runs: SimulationRuns
  onFailure: (error: unknown) => void
}

/** Nothing is run over a draft that the linter refuses. */
export async function startSimulation(
  ctx: SimulationContext,
  staff: Staff,
  { fileName, bytes, runs, onFailure }: Draft,
): Promise<{ ok: true; id: string } | { ok: false; problems: LocatedProblem[] } | Refusal> {
  if (!allows(staff, 'questionnaire.simulate')) return notAllowed()
  const read = await readDraft(ctx, bytes)
  if (!read.ok) return read
  const id = ctx.ids.id()
  const work = (onProgress: Parameters<typeof simulateDraft>[2]) =>
    simulateDraft(ctx, read.draft, onProgress)
  runs.begin({ id, byId: staff.id, fileName }, work, onFailure)
  return { ok: true, id }
}

export interface SimulationView
  extends Pick<SimulationRun, 'id' | 'fileName' | 'state' | 'done' | 'total'> {
  outcome: {
    draft: DraftSummary
    totals: Totals
    others: number
    removed: number
    /** Null for those who may not read answers: which reviews they are would tell what was answered. */
    reviews: SimulatedReview[] | null
  } | null
}

export function viewSimulation(staff: Staff, run: SimulationRun): SimulationView {
  const { id, fileName, state, done, total, result } = run
  const mayRead = allows(staff, 'answers.read')
  return {
    ...{ id, fileName, state, done, total },
    outcome: result && {
      draft: result.draft,
      totals: totalsOf(result.reviews),
      others: result.others,
      removed: result.removed,
      reviews: mayRead ? result.reviews : null,
    },
  }
}
