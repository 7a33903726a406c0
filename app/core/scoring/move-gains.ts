/** What each single step would gain, and how much any so many of them could gain at most. */
import { noAnswer } from '../questionnaire/answer'
import { confidenceDenominator } from '../questionnaire/credit-unit'
import { walk } from '../questionnaire/visible'
import { type Ceilings, ceilingsOver } from './move-ceilings'
import { type MoveKind, possibleSteps, type Step } from './moves'
import type { ScoringInput } from './score'
import { addUp, entryOf, type Reading, readingOf, type Sums } from './sums'

/** One way to better one question: its answer, its proof, or both. */
export interface Option {
  steps: readonly Step[]
  /** Points of assured before caps; exact but for the last bits of a double. */
  gain: number
}

export interface Group {
  options: Option[]
  /** For each ceiling in the way, how many of its red questions another answer here could clear. */
  clears: number[]
}

/** What can be done from one set of answers on. */
export interface Ground {
  input: ScoringInput
  /** Assured before caps; a domain whose ceiling nothing here lifts counts with that at most. */
  value: number
  /** Dearest first. */
  groups: Group[]
  /** For each overall ceiling below the floor, how many red questions have to go. */
  needs: number[]
  /** Answers that change what is asked, or what another answer is worth: no gain can be foretold. */
  forks: Step[]
  /** At most so much from the groups at `from` and after, in `count` steps. */
  atMost: (from: number, count: number) => number
}

export interface Aim {
  floor: number
  only: MoveKind | null
  steering: ReadonlySet<string>
}

export function groundOf(input: ScoringInput, aim: Aim): Ground {
  const steps = possibleSteps(input).filter(({ kind }) => aim.only === null || kind === aim.only)
  const isFork = ({ kind, question }: Step) => kind === 'answer' && aim.steering.has(question)
  const measured = measure(input)
  const free = steps.filter((step) => !isFork(step))
  const inTheWay = ceilingsOver(input, { floor: aim.floor, free })
  const groups = groupsOf(free, measured, inTheWay)
  return {
    input,
    value: startingValue(measured, inTheWay.stuck),
    groups,
    needs: inTheWay.overall.map(({ need }) => need),
    forks: steps.filter(isFork),
    atMost: bestSums(groups),
  }
}

interface Measured {
  input: ScoringInput
  sums: Sums
  reading: Reading
  /** Points of the overall that one unit of credit of weight one is worth, by domain. */
  worth: number[]
  unit: number
}

function measure(input: ScoringInput): Measured {
  const { questionnaire, asOf, submitted, answers } = input
  const world = { ...walk(questionnaire, input, { asOf, submitted }), asOf }
  const sums = addUp(questionnaire, world, answers)
  const unit = questionnaire.creditUnit * confidenceDenominator
  const shares = questionnaire.domains.reduce(
    (sum, { weight }, index) => sum + (sums.domains[index]?.assuredWeight ? weight : 0),
    0,
  )
  const worth = questionnaire.domains.map(({ weight }, index) => {
    const own = sums.domains[index]?.assuredWeight ?? 0
    return own === 0 ? 0 : weight / (shares * own * unit)
  })
  return { input, sums, reading: readingOf(questionnaire, world), worth, unit }
}

/** The ceilings that some step could lift are left out: the search must not rule out what lifting reaches. */
function startingValue({ sums, worth, unit }: Measured, stuck: readonly number[]): number {
  return sums.domains.reduce((total, { assured, assuredWeight }, index) => {
    const ceiling = (stuck[index] ?? 100) * unit * assuredWeight
    return total + Math.min(assured, ceiling) * (worth[index] ?? 0)
  }, 0)
}

function groupsOf(
  free: readonly Step[],
  measured: Measured,
  { overall, stuck, lifting }: Ceilings,
): Group[] {
  const byQuestion = new Map<string, Step[]>()
  for (const step of free) {
    byQuestion.set(step.question, [...(byQuestion.get(step.question) ?? []), step])
  }
  return [...byQuestion]
    .map(([question, steps]): Group & { lifts: boolean } => {
      const answers = steps.some(({ kind }) => kind === 'answer')
      return {
        lifts: answers && lifting.has(question),
        options: waysOf(steps).map((way) => ({ steps: way, gain: gainOf(way, measured, stuck) })),
        clears: overall.map(({ reds }) =>
          answers ? reds.filter((where) => where.has(question)).length : 0,
        ),
      }
    })
    .filter(
      ({ options, clears, lifts }) =>
        lifts || options.some(({ gain }) => gain > 0) || clears.some(Boolean),
    )
    .sort((a, b) => (increments(b)[0] ?? 0) - (increments(a)[0] ?? 0))
}

const waysOf = (steps: readonly Step[]): (readonly Step[])[] => [
  ...steps.map((step) => [step]),
  ...(steps.length > 1 ? [steps] : []),
]

function gainOf(way: readonly Step[], measured: Measured, stuck: readonly number[]): number {
  const { input, sums, reading, worth, unit } = measured
  const { questionnaire } = input
  const id = way[0]?.question ?? ''
  const compiled = questionnaire.compiled[questionnaire.indexOf(id) ?? -1]
  const before = sums.entries.find((entry) => entry.compiled === compiled)
  const domain = compiled && sums.domains[compiled.domain]
  if (!compiled || !domain || before?.assured === null || before === undefined) return 0
  const answer = way.reduce((now, step) => step.apply(now), input.answers)[id] ?? noAnswer
  const given = answer.notApplicable ? null : answer.value
  const value = given !== null && compiled.isAnswered(given) ? given : null
  const after = entryOf({ compiled, answer }, value, reading)
  if (after === null || after === 'open' || after.assured === null) return 0
  const at = stuck[compiled.domain] ?? 100
  if (at < 100 && domain.assured >= at * unit * domain.assuredWeight) return 0
  return compiled.weight * (after.assured - before.assured) * (worth[compiled.domain] ?? 0)
}

/** What the first and the second step on a question add, never less than any order of them does. */
function increments({ options }: Group): number[] {
  const best = (cost: number) =>
    Math.max(0, ...options.filter(({ steps }) => steps.length === cost).map(({ gain }) => gain))
  const [one, two] = [best(1), best(2)]
  const first = Math.max(one, two / 2)
  return [first, Math.max(0, Math.min(two - one, two / 2))]
}

function bestSums(groups: readonly Group[]): Ground['atMost'] {
  const sums: number[][] = []
  let sorted: number[] = []
  for (let from = groups.length; from >= 0; from--) {
    const group = groups[from]
    if (group) sorted = [...sorted, ...increments(group)].sort((a, b) => b - a)
    let total = 0
    sums[from] = sorted.map((gain) => {
      total += gain
      return total
    })
  }
  return (from, count) => {
    const row = sums[from] ?? []
    return row[Math.min(count, row.length) - 1] ?? 0
  }
}
