// What a reviewer's word does to an answer: which verdict stands, and what it changes in the arithmetic.
import type { VerdictChoice } from './input'

export const verdictKinds = ['accepted', 'adjusted', 'rejected', 'asked'] as const
export type VerdictKind = (typeof verdictKinds)[number]

/** One word on one answer. Verdicts are appended; none overwrites another. */
export interface Verdict {
  questionId: string
  /** Counts from 1 within the question. */
  seq: number
  kind: VerdictKind
  /** 0–100 with "adjusted", otherwise null. */
  credit: number | null
  /** Set where the answer claimed "not applicable". */
  notApplicableAccepted: 'accepted' | 'refused' | null
  reason: string
  /** The revision of the answer that was judged; 0 where nothing was answered. */
  answerRevision: number
  byId: string
  at: Date
}

/** What the standing verdict puts in place of the engine's own judgement; null leaves it alone. */
export interface VerdictEffect {
  reviewedCredit: number | null
  notApplicableAccepted: boolean | null
}

/** The answer as it now stands: its revision (0 when blank) and when its evidence last changed. */
export interface AnswerState {
  revision: number
  evidenceChangedAt: Date | null
}

/**
 * The verdict that counts: the latest on the answer as it now reads. Words on an earlier revision, or from
 * before its evidence changed, are history; a question asked of the vendor judges nothing.
 */
export function standingVerdict(
  verdicts: readonly Verdict[],
  { revision, evidenceChangedAt }: AnswerState,
): Verdict | null {
  return verdicts.reduce<Verdict | null>(
    (last, next) =>
      next.answerRevision === revision &&
      next.kind !== 'asked' &&
      (evidenceChangedAt === null || evidenceChangedAt <= next.at) &&
      next.seq > (last?.seq ?? 0)
        ? next
        : last,
    null,
  )
}

export function effectOf(verdict: Verdict | null): VerdictEffect {
  if (verdict === null) return { reviewedCredit: null, notApplicableAccepted: null }
  return {
    reviewedCredit:
      verdict.kind === 'rejected' ? 0 : verdict.kind === 'adjusted' ? verdict.credit : null,
    notApplicableAccepted:
      verdict.notApplicableAccepted === null ? null : verdict.notApplicableAccepted === 'accepted',
  }
}

/** What is kept of a reviewer's choice: its kind, credit and what became of "not applicable". */
export function wordOf(
  choice: VerdictChoice,
  credit: number | null,
): Pick<Verdict, 'kind' | 'credit' | 'notApplicableAccepted'> {
  switch (choice) {
    case 'accepted':
    case 'rejected':
      return { kind: choice, credit: null, notApplicableAccepted: null }
    case 'adjusted':
      return { kind: 'adjusted', credit, notApplicableAccepted: null }
    case 'not applicable accepted':
      return { kind: 'accepted', credit: null, notApplicableAccepted: 'accepted' }
    case 'not applicable refused':
      return { kind: 'rejected', credit: null, notApplicableAccepted: 'refused' }
  }
}

/** The answer as the portal has it at the moment of the verdict. */
export interface JudgedAnswer {
  answerRevision: number
  lastSeq: number
  claimsNotApplicable: boolean
  /** Written answers carry no credit of their own: "accepted" would say nothing. */
  awaitsCredit: boolean
  /** False for questions that only steer others. */
  scored: boolean
}

export type VerdictRefusal =
  | { reason: 'stale'; sentence: string }
  | { reason: 'does not fit'; field: 'choice' | 'credit'; sentence: string }

/** Null when the verdict may be given; otherwise why not. The page's revision and number must be the current ones. */
export function refusalOf(
  answer: JudgedAnswer,
  given: { choice: VerdictChoice; answerRevision: number; lastSeq: number },
): VerdictRefusal | null {
  if (given.answerRevision !== answer.answerRevision) {
    return stale('The answer was changed after you opened it. Read it again, then decide.')
  }
  if (given.lastSeq !== answer.lastSeq) {
    return stale('Somebody else judged this answer after you opened it. Their verdict is below.')
  }
  return fits(answer, given.choice)
}

function fits(answer: JudgedAnswer, choice: VerdictChoice): VerdictRefusal | null {
  const onClaim = choice === 'not applicable accepted' || choice === 'not applicable refused'
  if (onClaim && !answer.claimsNotApplicable) {
    return misfit('choice', 'This answer does not claim "not applicable"')
  }
  if (!onClaim && answer.claimsNotApplicable) {
    return misfit('choice', 'Accept or refuse "not applicable" first')
  }
  if (choice === 'accepted' && answer.awaitsCredit) {
    return misfit('choice', 'A written answer needs a credit: adjust it, from 0 to 100')
  }
  if (choice === 'adjusted' && !answer.scored) {
    return misfit('credit', 'This question is not scored, so there is no credit to adjust')
  }
  return null
}

const stale = (sentence: string): VerdictRefusal => ({ reason: 'stale', sentence })
const misfit = (field: 'choice' | 'credit', sentence: string): VerdictRefusal => ({
  reason: 'does not fit',
  field,
  sentence,
})
