/** One review under a draft: what would change, and which questions and rules would change it. */
import type { CompiledQuestionnaire } from '../questionnaire/compile'
import type { Points, Proposal, RiskLevel, Score, ScoreBand } from '../scoring/result'

/** What of a score decides how a review ends. */
export interface Outcome {
  assured: Points
  asStated: Points
  band: ScoreBand | null
  residual: RiskLevel | null
  proposal: Proposal | null
}

export interface QuestionEffect {
  question: string
  /** Points of the overall won (above 0) or lost by it, before caps, one decimal. */
  points: number
}

export interface Simulated {
  before: Outcome
  after: Outcome
  /** Band, residual risk or proposal would be another. */
  changes: boolean
  /** The questions whose cost differs most, at most five; before caps. */
  because: QuestionEffect[]
  /** Rules and caps that fire under one of the two only. */
  rules: { starts: string[]; ends: string[] }
  /** Caps in force under both, with another ceiling. */
  ceilings: { rule: string; from: number; to: number }[]
  /** Asked by the draft, not asked then: they count 0, as a blank does after submission. */
  newUnanswered: string[]
  /** Answered then, but the answer does not fit the draft's question: it counts as blank. */
  noLongerFits: string[]
  /** Cost points then, and the draft does not ask it of this review. */
  noLongerAsked: string[]
}

/** How many questions are named for one review. */
const named = 5

/** Both scores are of the same review at the same date. */
export function compare(before: Score, after: Score): Simulated {
  const [was, is] = [outcomeOf(before), outcomeOf(after)]
  const blankBefore = new Set(before.unanswered)
  const [asked, now] = [costs(before), costs(after)]
  const blanks = after.unanswered.filter((id) => !blankBefore.has(id) && now.has(id))
  return {
    before: was,
    after: is,
    changes: was.band !== is.band || was.residual !== is.residual || was.proposal !== is.proposal,
    because: effects(asked, now),
    rules: rulesBetween(before, after),
    ceilings: ceilingsBetween(before, after),
    newUnanswered: blanks.filter((id) => !asked.has(id)),
    noLongerFits: blanks.filter((id) => asked.has(id)),
    noLongerAsked: [...asked.keys()].filter((id) => !now.has(id)),
  }
}

export const outcomeOf = ({ assured, asStated, band, residual, proposal }: Score): Outcome => ({
  assured,
  asStated,
  band,
  residual,
  proposal,
})

/** In tenths, by question. */
const costs = ({ contributions }: Score) =>
  new Map(contributions.map(({ question, lost }) => [question, Math.round(lost * 10)]))

type Costs = ReadonlyMap<string, number>

function effects(before: Costs, after: Costs): QuestionEffect[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((question) => ({
      question,
      points: ((before.get(question) ?? 0) - (after.get(question) ?? 0)) / 10,
    }))
    .filter(({ points }) => points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, named)
}

function rulesBetween(before: Score, after: Score): Simulated['rules'] {
  const [was, is] = [rulesIn(before), rulesIn(after)]
  return {
    starts: [...is].filter((rule) => !was.has(rule)),
    ends: [...was].filter((rule) => !is.has(rule)),
  }
}

function ceilingsBetween(before: Score, after: Score) {
  return after.caps.flatMap(({ rule, at }) => {
    const was = before.caps.find((cap) => cap.rule === rule)?.at ?? at
    return was === at ? [] : [{ rule, from: was, to: at }]
  })
}

const rulesIn = ({ flags, knockouts, caps }: Score) =>
  new Set([...knockouts, ...flags, ...caps].map(({ rule }) => rule))

/** How a draft differs from the version that is current. */
export interface DraftSummary {
  slug: string
  version: number
  title: string
  hash: string
  questions: number
  added: string[]
  removed: string[]
  /** Ids that the draft says will never be used again. */
  retired: string[]
}

export function summaryOf(
  { definition, hash, questions, byId }: CompiledQuestionnaire,
  current: CompiledQuestionnaire,
): DraftSummary {
  return {
    slug: definition.slug,
    version: definition.version,
    title: definition.title,
    hash,
    questions: questions.length,
    added: questions.filter(({ id }) => !current.byId.has(id)).map(({ id }) => id),
    removed: current.questions.filter(({ id }) => !byId.has(id)).map(({ id }) => id),
    retired: definition.retired,
  }
}
