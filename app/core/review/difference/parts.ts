// What is different about one answer, part by part and in words that fit its kind.
import { canonicalJson } from '../../audit/canonical-json'
import type { AnswerValue } from '../../questionnaire/answer'
import { wordsOf } from '../../schedule/plain-date'
import type { AskedFacts, Effect } from './facts'

export type Term =
  | 'Answer'
  | 'True except'
  | 'Not applicable'
  | 'Comment'
  | 'Link'
  | 'Basis'
  | 'Verdict'
  | 'Credit'

/** values: one thing for another, '30 days' for '90 days' · list: what came and went · text: to be compared word by word. */
export type Part =
  | { term: Term; kind: 'values' | 'text'; before: string; after: string }
  | { term: Term; kind: 'list'; added: string[]; removed: string[] }

export interface Compared {
  was: AskedFacts
  now: AskedFacts
  /** Both rounds' words on it are in, so that what reviewers did can be compared as well. */
  judged: boolean
}

/** Empty where nothing is different. */
export function partsOf(compared: Compared): Part[] {
  const { was, now } = compared
  const said = [
    ...answerPart(was, now),
    ...textPart('True except', was.exception, now.exception),
    ...textPart('Not applicable', was.notApplicable, now.notApplicable),
    ...textPart('Comment', was.comment, now.comment),
    ...valuesPart('Link', was.link ?? 'none', now.link ?? 'none'),
    ...(was.basis && now.basis ? valuesPart('Basis', basisWords(was), basisWords(now)) : []),
    ...(compared.judged ? verdictPart(was, now) : []),
  ]
  return said.length > 0 ? said : creditPart(compared)
}

/** As the engine counts it where one of the two waits for a reviewer: what was not judged yet is not worse. */
export const effectIn = (facts: AskedFacts, judged: boolean): Effect | null =>
  judged ? facts.reviewed : facts.automatic

/** The same words can count for less: a date grows old, one of two certificates ends, another answer changes. */
function creditPart({ was, now, judged }: Compared): Part[] {
  const words = (facts: AskedFacts) => {
    const effect = effectIn(facts, judged)
    return effect?.inAssured ? `${effect.exactCredit ?? 0} of 100` : 'not counted'
  }
  return valuesPart('Credit', words(was), words(now))
}

function answerPart(was: AskedFacts, now: AskedFacts): Part[] {
  if (sameValue(was.value, now.value)) return []
  // A list that is empty, or that came or went as a whole, is told by what it held.
  if (was.items || now.items) return listPart(was.items ?? [], now.items ?? [])
  const [before, after] = [answerWords(was), answerWords(now)]
  const kind = now.question.kind === 'text' && was.answer && now.answer ? 'text' : 'values'
  return [{ term: 'Answer', kind, before, after }]
}

function listPart(was: readonly string[], now: readonly string[]): Part[] {
  const without = (list: readonly string[], other: readonly string[]) =>
    list.filter((item) => !other.includes(item))
  const [added, removed] = [without(now, was), without(was, now)]
  return [{ term: 'Answer', kind: 'list', added, removed }]
}

const answerWords = ({ answer, notApplicable }: AskedFacts): string =>
  answer ?? (notApplicable === null ? 'not answered' : 'said not to apply')

/** The order in which a list was given says nothing. */
function sameValue(was: AnswerValue | null, now: AnswerValue | null): boolean {
  const spelled = (value: AnswerValue | null) =>
    canonicalJson(Array.isArray(value) ? value.map(canonicalJson).sort() : value)
  return spelled(was) === spelled(now)
}

function textPart(term: Term, was: string | null, now: string | null): Part[] {
  const [before, after] = [was ?? '', now ?? '']
  return before === after ? [] : [{ term, kind: 'text', before, after }]
}

const valuesPart = (term: Term, before: string, after: string): Part[] =>
  before === after ? [] : [{ term, kind: 'values', before, after }]

function basisWords({ basis, proofEnded }: AskedFacts): string {
  return proofEnded === null ? `${basis}` : `${basis}: its proof ended on ${wordsOf(proofEnded)}`
}

/** The same word for another reason is the same word. */
function verdictPart(was: AskedFacts, now: AskedFacts): Part[] {
  if (wordOf(was) === wordOf(now)) return []
  return valuesPart('Verdict', verdictWords(was), verdictWords(now))
}

function wordOf({ verdict }: AskedFacts): string {
  if (verdict === null) return 'none'
  return verdict.credit === null ? verdict.word : `${verdict.word} to ${verdict.credit}`
}

function verdictWords(facts: AskedFacts): string {
  const { verdict } = facts
  // The reason of an acceptance says where it comes from, which is never what changed.
  const reason = verdict === null || verdict.word === 'accepted' ? '' : verdict.reason
  return reason === '' ? wordOf(facts) : `${wordOf(facts)}: ${reason}`
}
