/** The fewest answer changes or proofs that reach the next band. */
import { fewestMoves, type Reached } from './fewest-moves'
import { steeringQuestions } from './move-ceilings'
import { type Move, type MoveKind, possibleSteps, type Step } from './moves'
import type { Score, ScoreBand } from './result'
import { type ScoringInput, scoreReview } from './score'
import { bandFloors } from './verdict'

export interface WouldMove {
  target: ScoreBand
  /** Published assured that the target starts at. */
  floor: number
  /** Empty when no set of steps reaches it, or none was found. */
  moves: Move[]
  /** Assured after the moves; null when out of reach, or none was found. */
  reaches: number | null
  /** True: no smaller set exists. False: a good set, found without trying every other. */
  exact: boolean
  /** Every smaller set than this was ruled out. */
  atLeast: number
}

export interface MoveWish {
  /** Proofs alone, for those whose answers are as good as they get. */
  only?: MoveKind
  /** Scores of other answers that may be computed for one explanation; 6000 take about a quarter of a second. */
  budget?: number
}

const defaultBudget = 6000

/** Null when there is no score, or no band above. */
export function whatWouldMove(
  input: ScoringInput,
  { only, budget = defaultBudget }: MoveWish = {},
): WouldMove | null {
  const { assured } = scoreReview(input)
  const target = assured === null ? undefined : bandFloors.findLast(([, floor]) => assured < floor)
  if (!target) return null
  const [band, floor] = target
  const aim = {
    floor,
    only: only ?? null,
    steering: steeringQuestions(input.questionnaire.questions),
  }
  const { found, atLeast } = fewestMoves(input, aim, budget)
  const head = { target: band, floor }
  if (found) return { ...head, ...shown(found), exact: true, atLeast }
  const nothing = { ...head, moves: [], reaches: null }
  if (atLeast === Number.POSITIVE_INFINITY) return { ...nothing, exact: true, atLeast: 0 }
  const good = greedily(input, { floor, only: aim.only })
  if (!good) return { ...nothing, exact: false, atLeast }
  return { ...head, ...shown(good), exact: good.steps.length <= atLeast, atLeast }
}

const shown = ({ steps, reaches }: Reached) => ({
  moves: steps.map(({ question, kind, sentence }) => ({ question, kind, sentence })),
  reaches,
})

interface Wanted {
  floor: number
  only: MoveKind | null
}

/** The largest gains until it is reached; then, last first, whatever proves needless. */
function greedily(input: ScoringInput, { floor, only }: Wanted): Reached | null {
  let chosen: Step[] = []
  while ((scoreAfter(input, chosen).assured ?? 0) < floor) {
    const answers = answersAfter(input, chosen)
    // Asked anew each time: a better answer may open questions.
    const steps = possibleSteps({ ...input, answers }).filter(
      ({ kind }) => only === null || kind === only,
    )
    const next = furthest(steps, chosen, input)
    if (!next) return null
    chosen = [...chosen, next]
  }
  const needed = withoutNeedless(chosen, input, floor)
  return { steps: needed, reaches: scoreAfter(input, needed).assured ?? 0 }
}

function withoutNeedless(chosen: readonly Step[], input: ScoringInput, floor: number): Step[] {
  const needless = chosen.findLast((step) => {
    const rest = chosen.filter((other) => other !== step)
    return (scoreAfter(input, rest).assured ?? 0) >= floor
  })
  if (!needless) return [...chosen]
  return withoutNeedless(
    chosen.filter((step) => step !== needless),
    input,
    floor,
  )
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

const answersAfter = (input: ScoringInput, steps: readonly Step[]) =>
  steps.reduce((now, step) => step.apply(now), input.answers)

const scoreAfter = (input: ScoringInput, steps: readonly Step[]): Score =>
  scoreReview({ ...input, answers: answersAfter(input, steps) })

/** One line, to stand above the moves. */
export function movesHeading(would: WouldMove, { only }: MoveWish = {}): string {
  const { target, floor, moves, reaches, exact, atLeast } = would
  const [change, changes] = only === 'proof' ? ['proof', 'proofs'] : ['change', 'changes']
  if (reaches === null) {
    const none = only === 'proof' ? 'No set of proofs' : 'No change of answers or proofs'
    return exact
      ? `${none} reaches ${target} (${floor}).`
      : `No set of ${changes} that reaches ${target} (${floor}) was found.`
  }
  const head = exact
    ? `The fewest ${changes} that reach ${target} (${floor}): ${moves.length}`
    : `${moves.length} ${moves.length === 1 ? change : changes} reach ${target} (${floor}); a good set, fewer may do, but at least ${atLeast}`
  return `${head}. Assured would be ${reaches.toFixed(1)}.`
}

/** For pages and reports. */
export function moveSentences(would: WouldMove): string[] {
  return [movesHeading(would), ...would.moves.map(({ sentence }) => sentence)]
}
