// What moved beside the answers: documents, findings, conditions and the scores themselves.
import { wordsOf } from '../../schedule/plain-date'
import type { Pair, Points } from '../../scoring/result'
import type { ConditionFact, DocumentFact, FindingFact, RoundFacts } from './facts'

/** One thing beside the answers, as it was and as it is; null where there was or is none. */
export interface Beside {
  what: string
  before: string | null
  after: string | null
}

export interface DomainMoved {
  id: string
  name: string
  /** Null where that round did not have the domain. */
  was: Pair | null
  now: Pair | null
  /** Of assured. */
  moved: Points
}

/** Every domain of either round, those of the later one first. */
export function domainsMoved(was: RoundFacts, now: RoundFacts): DomainMoved[] {
  const before = new Map(was.score.domains.map((domain) => [domain.id, domain]))
  const after = new Map(now.score.domains.map((domain) => [domain.id, domain]))
  const all = new Map([...after, ...[...before].filter(([id]) => !after.has(id))])
  return [...all.values()].map(({ id, name }) => {
    const pairs = { was: pairOf(before.get(id)), now: pairOf(after.get(id)) }
    return { id, name, ...pairs, moved: moved(pairs.was?.assured, pairs.now?.assured) }
  })
}

const pairOf = (of: Pair | undefined): Pair | null =>
  of ? { assured: of.assured, asStated: of.asStated } : null

/** In tenths, so that 71.4 − 78.2 is −6.8; null where one of the two is missing. */
export function moved(was: Points | undefined, now: Points | undefined): Points {
  if (was === null || was === undefined || now === null || now === undefined) return null
  return (Math.round(now * 10) - Math.round(was * 10)) / 10
}

/** By content; another file of the same kind in the place of one that went is its renewal. */
export function documentsMoved(was: RoundFacts, now: RoundFacts): Beside[] {
  const kept = new Map(now.documents.map((document) => [document.sha256, document]))
  const known = new Set(was.documents.map(({ sha256 }) => sha256))
  const came = now.documents.filter(({ sha256 }) => !known.has(sha256))
  const renewals = new Set<DocumentFact>()
  const gone = was.documents.flatMap((before): Beside[] => {
    const after = kept.get(before.sha256)
    if (after) return changed(titleOf(after), stateWords(before), stateWords(after))
    const renewal = came.find((each) => each.kind === before.kind && !renewals.has(each))
    if (renewal) renewals.add(renewal)
    const next = renewal ? `${renewal.fileName}, ${stateWords(renewal)}` : null
    const last = `${before.fileName}, ${stateWords(before)}`
    return [{ what: before.title, before: last, after: next }]
  })
  const added = came.filter((document) => !renewals.has(document))
  return [
    ...gone,
    ...added.map((each) => ({ what: titleOf(each), before: null, after: stateWords(each) })),
  ]
}

const titleOf = ({ title, fileName }: DocumentFact): string => `${title}, ${fileName}`

const stateWords = ({ state, validTo }: DocumentFact): string =>
  validTo === null ? state : `${state}, valid to ${wordsOf(validTo)}`

const changed = (what: string, before: string, after: string): Beside[] =>
  before === after ? [] : [{ what, before, after }]

export function findingsMoved(was: RoundFacts, now: RoundFacts): Beside[] {
  const words = ({ label, severity, status }: FindingFact) => `${label}, ${severity}, ${status}`
  const key = ({ rule, questionId, statement }: FindingFact) =>
    rule ?? `${questionId ?? ''} ${statement}`
  return matched(was.findings, now.findings, {
    key,
    what: ({ statement }) => statement,
    same: (a, b) => a.severity === b.severity && a.status === b.status,
    words,
  })
}

/** Before a decision nobody has set any, so that there is nothing to compare. */
export function conditionsMoved(was: RoundFacts, now: RoundFacts): Beside[] {
  if (!was.settled || !now.settled) return []
  return matched(was.conditions, now.conditions, {
    key: ({ sentence }) => sentence,
    what: ({ sentence }) => sentence,
    same: (a, b) => a.status === b.status,
    words: ({ label, status }: ConditionFact) => `${label}, ${status}`,
  })
}

interface Matching<Item> {
  key: (item: Item) => string
  what: (item: Item) => string
  same: (a: Item, b: Item) => boolean
  words: (item: Item) => string
}

/** Each once, by its key: what changed, what went, what came. */
function matched<Item>(
  was: readonly Item[],
  now: readonly Item[],
  { key, what, same, words }: Matching<Item>,
): Beside[] {
  const before = new Map(was.map((item) => [key(item), item]))
  const after = new Map(now.map((item) => [key(item), item]))
  const kept = [...before].flatMap(([name, old]): Beside[] => {
    const is = after.get(name)
    if (is && same(old, is)) return []
    return [{ what: what(old), before: words(old), after: is ? words(is) : null }]
  })
  const fresh = [...after].filter(([name]) => !before.has(name))
  return [
    ...kept,
    ...fresh.map(([, item]) => ({ what: what(item), before: null, after: words(item) })),
  ]
}
