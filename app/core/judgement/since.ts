// What became of an answer since somebody last judged it, and which answers one press may accept again.
import { canonicalJson } from '../audit/canonical-json'
import { type Answer, type AnswerValue, bases } from '../questionnaire/answer'
import type { Question } from '../questionnaire/kinds/registry'
import type { PlainDate } from '../schedule/plain-date'
import { basisOn } from '../scoring/sums'
import type { Verdict } from './verdict'

/** All that a verdict is on: what was said, and how well it was supported on that day. */
export interface Said
  extends Pick<Answer, 'value' | 'exception' | 'comment' | 'notApplicable' | 'basis'> {
  link: string | null
}

/** `basis` as it counts on the day: evidence that has run out proves nothing. */
export function saidOn(
  answer: Answer | undefined,
  link: string | null | undefined,
  day: PlainDate,
): Said {
  return {
    value: answer?.value ?? null,
    exception: answer?.exception ?? null,
    comment: answer?.comment ?? null,
    notApplicable: answer?.notApplicable ?? null,
    basis: answer ? basisOn(answer, day) : 'stated',
    link: link || null,
  }
}

/**
 * A value that names files by what is in them: in the next round the same file has another id, and its place
 * among files of the same moment is chance.
 */
export function namedByContent(
  value: AnswerValue | null,
  sha256Of: ReadonlyMap<string, string>,
): AnswerValue | null {
  if (!Array.isArray(value)) return value
  const certificates = value.flatMap((item) =>
    typeof item === 'object' && 'evidence' in item && item.evidence
      ? [{ ...item, evidence: sha256Of.get(item.evidence) ?? item.evidence }]
      : [],
  )
  if (certificates.length === value.length) return certificates.toSorted(byText)
  const files = value.flatMap((item) =>
    typeof item === 'string' ? (sha256Of.get(item) ?? []) : [],
  )
  return files.length === value.length ? files.toSorted(byText) : value
}

function byText(a: unknown, b: unknown): number {
  const [left, right] = [canonicalJson(a), canonicalJson(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Equal to the last character, and supported at least as well. */
export function isUnchanged(then: Said, now: Said): boolean {
  const { basis: basisThen, ...saidThen } = then
  const { basis: basisNow, ...saidNow } = now
  return (
    canonicalJson(saidThen) === canonicalJson(saidNow) &&
    bases.indexOf(basisNow) >= bases.indexOf(basisThen)
  )
}

/** The last word that judged a question: in this round, or, where there is none, the one that stood in the round before. */
export interface Remembered {
  inThisRound: boolean
  /** Null where the round before ended without one. */
  verdict: Verdict | null
  /** The answer it was on; null where it is not known any more. */
  before: Said | null
  /** The question was put and scored as it is now. */
  sameQuestion: boolean
}

export interface Present {
  said: Said
  /** It can be accepted as it is: it is no blank, and needs no credit first. */
  acceptable: boolean
  /** A verdict stands on it. */
  judged: boolean
  /** The vendor was asked about it since. */
  asked: boolean
}

export type Since = 'changed' | 'unchanged'

/** Null where a verdict stands, where nothing is remembered, and where what is unchanged was never accepted. */
export function sinceJudged(remembered: Remembered | null, present: Present): Since | null {
  if (present.judged || remembered === null) return null
  const { before, sameQuestion, verdict, inThisRound } = remembered
  const same = sameQuestion && before !== null && isUnchanged(before, present.said)
  if (same && present.acceptable && !present.asked && verdict?.kind === 'accepted')
    return 'unchanged'
  return same && !inThisRound ? null : 'changed'
}

export type QuestionChange = 'wording' | 'options' | 'scoring'

/** What an answer to the one does not say about the other; explanations for the reader do not count. */
export function questionChanges(before: Question, now: Question): QuestionChange[] {
  const changes: QuestionChange[] = []
  if (before.prompt !== now.prompt) changes.push('wording')
  if (canonicalJson(optionsOf(before)) !== canonicalJson(optionsOf(now))) changes.push('options')
  if (canonicalJson(scoringOf(before)) !== canonicalJson(scoringOf(now))) changes.push('scoring')
  return changes
}

const optionsOf = (question: Question) =>
  'options' in question ? question.options.map(({ value, label }) => ({ value, label })) : []

/** Everything else that a credit or a rule can come from. */
function scoringOf(question: Question) {
  const { prompt, why, hint, evidence, evidenceKind, references, ...rest } = question
  const { showIf, minutes, depth, domain, ...scored } = rest
  if (!('options' in scored)) return scored
  return { ...scored, options: scored.options.map(({ label, ...option }) => option) }
}
