/** Finds the fewest steps that reach a floor: branch and bound, so that "no smaller set exists" is proven. */
import { type Aim, type Ground, groundOf, type Option } from './move-gains'
import type { Step } from './moves'
import { type ScoringInput, scoreReview } from './score'

export interface Reached {
  steps: readonly Step[]
  /** Published assured after them. */
  reaches: number
}

export interface Fewest {
  /** Of the smallest sets the one that gets furthest; null when there is none, or when the budget ran out. */
  found: Reached | null
  /** Every set with fewer steps than this was ruled out; infinity when every set was. */
  atLeast: number
}

/** Half-up lifts a score that is so much below the floor; the rest is for the last bits of doubles. */
const rounding = 0.05 + 1e-9

/** Looking at a branch costs so much of scoring a review; so does preparing a set of forks. */
const branchCost = 1 / 16
const groundCost = 8

/** Steps that were taken together, and what can be done from there on. */
interface Tree {
  taken: readonly Step[]
  ground: Ground
}

interface Search {
  floor: number
  /** Reviews that may still be scored. */
  left: number
  best: Reached | null
}

/** `budget`: how many reviews may be scored on the way. */
export function fewestMoves(input: ScoringInput, aim: Aim, budget: number): Fewest {
  const search: Search = { floor: aim.floor, left: budget, best: null }
  let newest: Tree[] = [{ taken: [], ground: groundOf(input, aim) }]
  const trees = [...newest]
  for (let size = 1; ; size++) {
    newest = newest.flatMap((tree) => forked(tree, aim, search))
    trees.push(...newest)
    for (const { taken, ground } of trees) {
      if (taken.length <= size) descend({ ground, taken }, size - taken.length, search)
    }
    if (search.best) return { found: search.best, atLeast: size }
    if (search.left <= 0) return { found: null, atLeast: size }
    const further = newest.some(({ ground }) => ground.forks.length > 0)
    const promising = trees.some((tree) => mayReach(tree, size, search.floor))
    if (!further && !promising) return { found: null, atLeast: Number.POSITIVE_INFINITY }
  }
}

/** The same with one more fork taken; in the order of the questions, so that no set comes twice. */
function forked({ taken, ground }: Tree, aim: Aim, search: Search): Tree[] {
  const { questionnaire } = ground.input
  const place = ({ question }: Step) => questionnaire.indexOf(question) ?? -1
  const last = Math.max(-1, ...taken.map(place))
  return ground.forks
    .filter((fork) => place(fork) > last)
    .flatMap((fork) => {
      if (search.left <= 0) return []
      search.left -= groundCost
      const input = { ...ground.input, answers: fork.apply(ground.input.answers) }
      return [{ taken: [...taken, fork], ground: groundOf(input, aim) }]
    })
}

/** Whether more than `size` steps could still do it, as far as gains and ceilings tell. */
function mayReach({ taken, ground }: Tree, size: number, floor: number): boolean {
  const { groups, needs, value } = ground
  const steps = groups.reduce((sum, { options }) => sum + Math.min(2, options.length), 0)
  const clearable = (index: number) =>
    groups.reduce((sum, { clears }) => sum + (clears[index] ?? 0), 0)
  return (
    taken.length + steps > size &&
    value + ground.atMost(0, steps) >= floor - rounding &&
    needs.every((need, index) => need <= clearable(index))
  )
}

interface Branch extends Tree {
  from: number
  value: number
  needs: readonly number[]
  /** Reds of one ceiling that a single step could clear at most. */
  most: number
}

/** Tries every set of exactly `count` free steps that could reach more than the best so far. */
function descend({ ground, taken }: Tree, count: number, search: Search): void {
  const { value, needs, groups } = ground
  const most = Math.max(1, ...groups.flatMap(({ clears }) => clears))
  follow({ ground, taken, from: 0, value, needs, most }, count, search)
}

function follow(branch: Branch, count: number, search: Search): void {
  if (count === 0) {
    score(branch, search)
    return
  }
  const { ground } = branch
  for (let from = branch.from; from < ground.groups.length; from++) {
    const group = ground.groups[from]
    if (!group || search.left <= 0) return
    // Groups stand dearest first: where this one falls short, all later ones do.
    if (branch.value + ground.atMost(from, count) < threshold(search)) return
    for (const option of group.options) {
      const rest = count - option.steps.length
      search.left -= branchCost
      const needs = needsAfter(branch.needs, group.clears, option)
      if (rest < 0 || needs.some((need) => need > rest * branch.most)) continue
      const taken = [...branch.taken, ...option.steps]
      const value = branch.value + option.gain
      follow({ ...branch, taken, from: from + 1, value, needs }, rest, search)
    }
  }
}

function needsAfter(
  needs: readonly number[],
  clears: readonly number[],
  { steps }: Option,
): readonly number[] {
  return steps.some(({ kind }) => kind === 'answer')
    ? needs.map((need, index) => need - (clears[index] ?? 0))
    : needs
}

/** What a set must reach, before rounding, to count: the floor, and more than the best so far. */
const threshold = ({ floor, best }: Search) =>
  best === null ? floor - rounding : best.reaches + 0.1 - rounding

/** Only the score itself says what ceilings and rounding make of the gains. */
function score({ ground, taken, value, needs }: Branch, search: Search): void {
  if (value < threshold(search) || needs.some((need) => need > 0)) return
  search.left--
  // Forks among them stand in these answers already; taking one again changes nothing.
  const answers = taken.reduce((now, step) => step.apply(now), ground.input.answers)
  const reaches = scoreReview({ ...ground.input, answers }).assured ?? 0
  if (reaches < search.floor || (search.best && reaches <= search.best.reaches)) return
  search.best = { steps: taken, reaches }
}
