/** The fewest answer changes or proofs that reach the next band. */
import { type Move, possibleSteps, type Step } from './moves'
import type { Score, ScoreBand } from './result'
import { type ScoringInput, scoreReview } from './score'
import { bandFloors } from './verdict'

export interface WouldMove {
  target: ScoreBand
  /** Published assured that the target starts at. */
  floor: number
  /** Empty when no set of steps reaches it. */
  moves: Move[]
  /** Assured after the moves; null when out of reach. */
  reaches: number | null
  /** True: no smaller set exists. False: a good set, found without trying every other. */
  exact: boolean
}

/** Scores of other answers that may be computed for one explanation; about a tenth of a second. */
const defaultBudget = 3000

/** Null when there is no score, or no band above. */
export function whatWouldMove(input: ScoringInput, budget = defaultBudget): WouldMove | null {
  const { assured } = scoreReview(input)
  const target = assured === null ? undefined : bandFloors.findLast(([, floor]) => assured < floor)
  if (!target) return null
  const [band, floor] = target
  const search: Search = { input, steps: possibleSteps(input), floor }
  return { target: band, floor, ...(exactly(search, budget) ?? greedily(search)) }
}

interface Search {
  input: ScoringInput
  steps: readonly Step[]
  floor: number
}
type Found = Pick<WouldMove, 'moves' | 'reaches' | 'exact'>

/** Tries all sets of one step, of two, … while the budget lasts; null when it does not. */
function exactly({ input, steps, floor }: Search, budget: number): Found | null {
  let left = budget
  for (let size = 1; size <= steps.length; size++) {
    const sets = binomial(steps.length, size)
    if (sets > left) return null
    left -= sets
    const best = bestOf(combinations(steps, size), input)
    if (best && best.reaches >= floor) return { ...best, exact: true }
  }
  return { moves: [], reaches: null, exact: true }
}

interface Tried {
  moves: readonly Step[]
  reaches: number
}

/** Of sets of the same size the one that gets furthest; the first among equals. */
function bestOf(
  sets: Iterable<readonly Step[]>,
  input: ScoringInput,
): (Found & { reaches: number }) | null {
  let best: Tried | null = null
  for (const moves of sets) {
    const reaches = scoreAfter(input, moves).assured ?? 0
    if (!best || reaches > best.reaches) best = { moves, reaches }
  }
  return best && { moves: best.moves.map(asMove), reaches: best.reaches, exact: true }
}

/** The largest gains until it is reached; then, smallest first, whatever proves needless. */
function greedily({ input, steps, floor }: Search): Found {
  let chosen: Step[] = []
  while ((scoreAfter(input, chosen).assured ?? 0) < floor) {
    const rest = steps.filter((step) => !chosen.includes(step))
    const next = furthest(rest, chosen, input)
    if (!next) return { moves: [], reaches: null, exact: false }
    chosen = [...chosen, next]
  }
  for (const step of [...chosen].reverse()) {
    const without = chosen.filter((other) => other !== step)
    if ((scoreAfter(input, without).assured ?? 0) >= floor) chosen = without
  }
  return { moves: chosen.map(asMove), reaches: scoreAfter(input, chosen).assured, exact: false }
}

/** By uncapped assured, because a cap hides every gain but the one that lifts it. */
function furthest(
  steps: readonly Step[],
  chosen: readonly Step[],
  input: ScoringInput,
): Step | null {
  let best: { step: Step; reached: number } | null = null
  for (const step of steps) {
    const reached = scoreAfter(input, [...chosen, step]).uncapped.assured ?? 0
    if (!best || reached > best.reached) best = { step, reached }
  }
  return best?.step ?? null
}

function scoreAfter(input: ScoringInput, steps: readonly Step[]): Score {
  const answers = steps.reduce((now, step) => step.apply(now), input.answers)
  return scoreReview({ ...input, answers })
}

const asMove = ({ question, kind, sentence }: Step): Move => ({ question, kind, sentence })

function binomial(n: number, k: number): number {
  let result = 1
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i
  return result
}

function* combinations<T>(items: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) {
    yield []
    return
  }
  for (let index = from; index <= items.length - size; index++) {
    const item = items[index]
    if (item === undefined) return
    for (const rest of combinations(items, size - 1, index + 1)) yield [item, ...rest]
  }
}

/** For pages and reports. */
export function moveSentences({ target, floor, moves, reaches, exact }: WouldMove): string[] {
  if (reaches === null) return [`No change of answers or proofs reaches ${target} (${floor}).`]
  const head = exact
    ? `The fewest changes that reach ${target} (${floor}): ${moves.length}`
    : `${moves.length} changes reach ${target} (${floor}); fewer may do`
  return [
    `${head}. Assured would be ${reaches.toFixed(1)}.`,
    ...moves.map(({ sentence }) => sentence),
  ]
}
