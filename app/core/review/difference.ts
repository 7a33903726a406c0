// What is different between two rounds of reviewing the same use: what became worse first, then what became better.
import { type QuestionChange, questionChanges } from '../judgement/since'
import type { Points, RiskLevel } from '../scoring/result'
import { byTone, type ChangedAnswer, changedAnswer, type Moved } from './difference/changed'
import { type RulesMoved, type Tone, toneOfRule } from './difference/direction'
import type { AskedFacts, RoundFacts, RoundHead, RuleFact } from './difference/facts'
import {
  type Beside,
  conditionsMoved,
  type DomainMoved,
  documentsMoved,
  domainsMoved,
  findingsMoved,
  moved,
} from './difference/rest'

/** A question that cannot be compared: it is put differently now, or stands in one of the two rounds only. */
export interface ListedQuestion {
  id: string
  section: string
  prompt: string
  /** As it was put before, where that differs. */
  promptBefore: string
  changes: QuestionChange[]
  before: string | null
  after: string | null
  points: Points
}

export interface Difference {
  was: RoundHead
  now: RoundHead
  assured: Moved<Points>
  asStated: Moved<Points>
  uncapped: Moved<Points>
  residual: Moved<RiskLevel | null>
  caps: { fired: string[]; lifted: string[] }
  domains: DomainMoved[]
  /** Regressions, improvements, then what is neither; in each what moved most first. */
  changed: ChangedAnswer[]
  /** On questions that did not change, or cannot be compared. */
  rules: (RuleFact & { moved: 'fired' | 'gone'; tone: Tone })[]
  askedDifferently: ListedQuestion[]
  /** Asked now and not then: new in the questionnaire, or brought up by other answers. */
  fresh: (ListedQuestion & { isNew: boolean })[]
  /** Asked then and not now. */
  gone: (ListedQuestion & { isNew: boolean })[]
  unchanged: number
  documents: Beside[]
  findings: Beside[]
  conditions: Beside[]
  /** Of assured before caps: `listed` by what is listed with its points, `rest` by everything else. */
  points: { listed: Points; rest: Points; total: Points }
}

/** `then` is the earlier round. */
export function difference(was: RoundFacts, now: RoundFacts): Difference {
  const before = new Map(was.asked.map((asked) => [asked.question.id, asked]))
  const after = new Map(now.asked.map((asked) => [asked.question.id, asked]))
  const both = now.asked.flatMap((asked) => {
    const earlier = before.get(asked.question.id)
    return earlier ? [{ was: earlier, now: asked }] : []
  })
  const rules = rulesMoved(was, now)
  const comparable = both.filter((pair) => changesOf(pair).length === 0)
  const settled = was.settled && now.settled
  const changed = comparable.flatMap((pair) => changedAnswer(pair, { rules, settled }))
  const lists = {
    askedDifferently: both
      .filter((pair) => changesOf(pair).length > 0)
      .map((pair) => listed(pair.was, pair.now)),
    fresh: now.asked
      .filter(({ question }) => !before.has(question.id))
      .map((asked) => ({ ...listed(null, asked), isNew: !has(was, asked) })),
    gone: was.asked
      .filter(({ question }) => !after.has(question.id))
      .map((asked) => ({ ...listed(asked, null), isNew: !has(now, asked) })),
  }
  return {
    ...heads(was, now),
    domains: domainsMoved(was, now),
    changed: changed.sort(byTone),
    rules: standingAlone(rules, new Set(changed.map(({ id }) => id))),
    ...lists,
    unchanged: comparable.length - changed.length,
    documents: documentsMoved(was, now),
    findings: findingsMoved(was, now),
    conditions: conditionsMoved(was, now),
    points: pointsOf(was, now, [...changed, ...lists.fresh, ...lists.gone]),
  }
}

const has = ({ inQuestionnaire }: RoundFacts, { question }: AskedFacts): boolean =>
  inQuestionnaire.includes(question.id)

const changesOf = ({ was, now }: Moved<AskedFacts>): QuestionChange[] =>
  questionChanges(was.question, now.question)

const headOf = ({ number, round, on, settled }: RoundFacts): RoundHead => ({
  ...{ number, round, on, settled },
})

function heads(was: RoundFacts, now: RoundFacts) {
  const each = <Value>(of: (round: RoundFacts) => Value) => ({ was: of(was), now: of(now) })
  const without = (list: readonly string[], other: readonly string[]) =>
    list.filter((item) => !other.includes(item))
  return {
    ...each(headOf),
    assured: each(({ score }) => score.assured),
    asStated: each(({ score }) => score.asStated),
    uncapped: each(({ score }) => score.uncapped.assured),
    residual: each(({ score }) => score.residual),
    caps: {
      fired: without(now.score.caps, was.score.caps),
      lifted: without(was.score.caps, now.score.caps),
    },
  }
}

function rulesMoved(was: RoundFacts, now: RoundFacts): RulesMoved {
  const named = ({ id, effect, question }: RuleFact) => `${effect} ${id} ${question}`
  const without = (list: readonly RuleFact[], other: readonly RuleFact[]) => {
    const names = new Set(other.map(named))
    return list.filter((rule) => !names.has(named(rule)))
  }
  return { fired: without(now.rules, was.rules), gone: without(was.rules, now.rules) }
}

function listed(was: AskedFacts | null, now: AskedFacts | null): ListedQuestion {
  const asked = now ?? was
  if (!asked) throw new Error('A question of neither round')
  return {
    id: asked.question.id,
    section: asked.section,
    prompt: asked.question.prompt,
    promptBefore: was?.question.prompt ?? asked.question.prompt,
    changes: was && now ? changesOf({ was, now }) : [],
    before: was && saidIn(was),
    after: now && saidIn(now),
    points: was && now ? null : moved(now ? now.lost : 0, was ? was.lost : 0),
  }
}

const saidIn = ({ answer, notApplicable }: AskedFacts): string =>
  answer ?? (notApplicable === null ? 'Not answered' : `Said not to apply: ${notApplicable}`)

const standingAlone = (rules: RulesMoved, changed: ReadonlySet<string>): Difference['rules'] =>
  (['fired', 'gone'] as const).flatMap((way) =>
    rules[way]
      .filter(({ question }) => !changed.has(question))
      .map((rule) => ({ ...rule, moved: way, tone: toneOfRule(rule, way) })),
  )

function pointsOf(
  was: RoundFacts,
  now: RoundFacts,
  entries: readonly { points: Points }[],
): Difference['points'] {
  const total = moved(was.score.uncapped.assured, now.score.uncapped.assured)
  if (total === null) return { listed: null, rest: null, total: null }
  const tenths = entries.reduce((sum, { points }) => sum + Math.round((points ?? 0) * 10), 0)
  return { listed: tenths / 10, rest: (Math.round(total * 10) - tenths) / 10, total }
}
