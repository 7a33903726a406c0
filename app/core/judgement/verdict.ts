// What a reviewer's word does to an answer: which verdict stands, and what it changes in the arithmetic.
import { type VerdictChoice, verdictChoices } from './input'

/** "withdrawn" takes back the judgement before it, and is itself kept like every other word. */
export type VerdictKind = 'accepted' | 'adjusted' | 'rejected' | 'asked' | 'withdrawn'

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

/** A word that judges. Asking the vendor does not, and taking back leaves nothing. */
export type Judgement = Verdict & { kind: 'accepted' | 'adjusted' | 'rejected' }

const isJudgement = (verdict: Verdict): verdict is Judgement =>
  verdict.kind !== 'asked' && verdict.kind !== 'withdrawn'

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
 * before its evidence changed, are history.
 */
export function standingVerdict(
  verdicts: readonly Verdict[],
  { revision, evidenceChangedAt }: AnswerState,
): Judgement | null {
  const onThis = judgementsOf(verdicts).filter(
    ({ answerRevision, at }) =>
      answerRevision === revision && (evidenceChangedAt === null || evidenceChangedAt <= at),
  )
  return onThis.at(-1) ?? null
}

/** The words that judge, in order: a question asked of the vendor judges nothing, and what was taken back neither. */
export function judgementsOf(verdicts: readonly Verdict[]): Judgement[] {
  const judgements: Judgement[] = []
  for (const verdict of verdicts.toSorted((a, b) => a.seq - b.seq)) {
    if (verdict.kind === 'withdrawn') judgements.pop()
    else if (isJudgement(verdict)) judgements.push(verdict)
  }
  return judgements
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
  answered: boolean
  claimsNotApplicable: boolean
  /** Written answers carry no credit of their own: "accepted" would say nothing. */
  awaitsCredit: boolean
  /** False for questions that only steer others. */
  scored: boolean
}

export type VerdictRefusal =
  | { reason: 'stale'; sentence: string }
  | { reason: 'does not fit'; field: 'choice' | 'credit'; sentence: string }

type FittedAnswer = Omit<JudgedAnswer, 'answerRevision' | 'lastSeq'>

/** What can be said on an answer, so that a page offers nothing that would be refused. */
export function choicesOn(answer: FittedAnswer): VerdictChoice[] {
  return verdictChoices.filter((choice) => misfit(answer, choice) === null)
}

export const isAcceptance = (choice: VerdictChoice): boolean =>
  choice === 'accepted' || choice === 'not applicable accepted'

/** Null when the verdict may be given; otherwise why not. The page's revision and number must be the current ones. */
export function refusalOf(
  answer: JudgedAnswer,
  given: { choice: VerdictChoice; answerRevision: number; lastSeq: number },
): VerdictRefusal | null {
  return outOfDate(answer, given) ?? misfit(answer, given.choice)
}

/** Null when the last word on the answer can be taken back: it must be the one that stands. */
export function refusalToWithdraw(
  answer: JudgedAnswer,
  standing: Verdict | null,
  given: { answerRevision: number; lastSeq: number },
): VerdictRefusal | null {
  const old = outOfDate(answer, given)
  if (old) return old
  if (standing?.seq === given.lastSeq) return null
  return { reason: 'stale', sentence: 'There is no verdict to take back here any more.' }
}

function outOfDate(
  answer: JudgedAnswer,
  given: { answerRevision: number; lastSeq: number },
): VerdictRefusal | null {
  if (given.answerRevision !== answer.answerRevision) {
    const sentence =
      'The vendor changed this answer after you opened it. What changed is shown above the verdict.'
    return { reason: 'stale', sentence }
  }
  if (given.lastSeq !== answer.lastSeq) {
    const sentence =
      'Somebody else judged this answer after you opened it. Their words are shown above the verdict.'
    return { reason: 'stale', sentence }
  }
  return null
}

function misfit(answer: FittedAnswer, choice: VerdictChoice): VerdictRefusal | null {
  const onClaim = choice === 'not applicable accepted' || choice === 'not applicable refused'
  if (onClaim && !answer.claimsNotApplicable) {
    return unfit('choice', 'This answer does not claim "not applicable"')
  }
  if (!onClaim && answer.claimsNotApplicable) {
    return unfit('choice', 'Accept or refuse "not applicable" first')
  }
  if (choice === 'accepted' && !answer.answered) {
    return unfit('choice', 'Nothing was answered, so there is nothing to accept')
  }
  if (choice === 'accepted' && answer.awaitsCredit) {
    return unfit('choice', 'A written answer needs a credit: adjust it, from 0 to 100')
  }
  if (choice === 'adjusted' && !answer.scored) {
    return unfit('credit', 'This question is not scored, so there is no credit to adjust')
  }
  return null
}

const unfit = (field: 'choice' | 'credit', sentence: string): VerdictRefusal => ({
  reason: 'does not fit',
  field,
  sentence,
})
