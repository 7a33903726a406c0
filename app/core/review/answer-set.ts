// What the vendor stored, read as the answers that branching and scoring work on: value, basis and proof of each.
import type { Answer, AnswerSet, AnswerValue, Basis } from '../questionnaire/answer'
import type { CompiledQuestionnaire } from '../questionnaire/compile'
import type { Question } from '../questionnaire/definition'
import { kindOf } from '../questionnaire/kinds/registry'
import type { PlainDate } from '../schedule/plain-date'

export interface StoredAnswer {
  questionId: string
  value: unknown
  comment: string
  exception: string | null
  notApplicable: string | null
  /** A public address that says the same. */
  link: string | null
  asOf: PlainDate | null
}

/** Brought from an earlier round, and nobody at the vendor has confirmed it yet. */
export const awaitsConfirmation = (row: {
  fromReviewId: string | null
  confirmedAt: Date | null
}): boolean => row.fromReviewId !== null && row.confirmedAt === null

export interface StoredEvidence {
  id: string
  /** Row of frameworks/certifications.json, or `other`. */
  kind: string
  issuer: string
  scope: string
  validFrom: PlainDate | null
  validTo: PlainDate | null
  /** The audited period of a report, where it is one. */
  periodStart?: PlainDate | null
  periodEnd?: PlainDate | null
  removedAt: Date | null
  status: 'unreviewed' | 'verified' | 'rejected'
}

export interface EvidenceLink {
  evidenceId: string
  questionId: string
}

export interface StoredAnswers {
  answers: readonly StoredAnswer[]
  evidence: readonly StoredEvidence[]
  links: readonly EvidenceLink[]
}

/** Evidence that still counts: neither taken back by the vendor nor rejected by a reviewer. */
export const counts = (evidence: Pick<StoredEvidence, 'removedAt' | 'status'>): boolean =>
  evidence.removedAt === null && evidence.status !== 'rejected'

/**
 * One answer for each question that has something said or shown. Questions whose value comes from the
 * evidence register take it from there; every other value must fit its question, or it counts as blank.
 */
export function answerSetOf(
  questionnaire: CompiledQuestionnaire,
  stored: StoredAnswers,
  asOf: PlainDate,
): AnswerSet {
  const given = new Map(stored.answers.map((answer) => [answer.questionId, answer]))
  const set: AnswerSet = {}
  for (const question of questionnaire.questions) {
    const proofs = evidenceBehind(question, stored)
    const answer = given.get(question.id)
    if (answer || proofs.length > 0) set[question.id] = answerOf(question, { answer, proofs, asOf })
  }
  return set
}

/** The evidence that an answer rests on: what was linked to it, and for certificates the whole register. */
export function evidenceBehind<Evidence extends StoredEvidence>(
  question: Question,
  stored: { evidence: readonly Evidence[]; links: readonly EvidenceLink[] },
): Evidence[] {
  if (question.kind === 'certifications') {
    const proving = Object.values(question.proofs).flat()
    return stored.evidence.filter((item) => counts(item) && proving.includes(item.kind))
  }
  const linked = new Set(
    stored.links
      .filter(({ questionId }) => questionId === question.id)
      .map(({ evidenceId }) => evidenceId),
  )
  return stored.evidence.filter((item) => counts(item) && linked.has(item.id))
}

interface Said {
  answer: StoredAnswer | undefined
  proofs: readonly StoredEvidence[]
  asOf: PlainDate
}

function answerOf(question: Question, { answer, proofs, asOf }: Said): Answer {
  const { basis, evidenceValidTo } = support(answer, proofs, asOf)
  return {
    value: storedValue(question, answer, proofs),
    basis,
    exception: wordsOrNull(answer?.exception),
    notApplicable: wordsOrNull(answer?.notApplicable),
    comment: wordsOrNull(answer?.comment),
    asOf: answer?.asOf ?? null,
    evidenceValidTo,
  }
}

function storedValue(
  question: Question,
  answer: StoredAnswer | undefined,
  proofs: readonly StoredEvidence[],
): AnswerValue | null {
  switch (question.kind) {
    case 'certifications':
      return proofs.map(({ id, kind, issuer, scope, ...dates }) => ({
        kind,
        issuer,
        scope,
        validFrom: dates.validFrom,
        validTo: dates.validTo,
        periodStart: dates.periodStart ?? null,
        periodEnd: dates.periodEnd ?? null,
        evidence: id,
      }))
    case 'file':
      return proofs.map(({ id }) => id)
    default:
      return (
        kindOf(question).answerSchema(question, null).nullable().safeParse(answer?.value).data ??
        null
      )
  }
}

/**
 * The strongest basis among evidence that is valid on the as-of date. Where all of it has expired the
 * answer keeps the date it ran out on, so that the engine drops it to `stated` and can say why.
 */
function support(
  answer: StoredAnswer | undefined,
  proofs: readonly StoredEvidence[],
  asOf: PlainDate,
): { basis: Basis; evidenceValidTo: PlainDate | null } {
  const valid = proofs.filter(({ validTo }) => validTo === null || validTo >= asOf)
  const considered = valid.length > 0 ? valid : proofs
  if (considered.length === 0) {
    return { basis: wordsOrNull(answer?.link) ? 'link' : 'stated', evidenceValidTo: null }
  }
  const verified = considered.filter(({ status }) => status === 'verified')
  const counted = verified.length > 0 ? verified : considered
  const ends = counted.flatMap(({ validTo }) => (validTo === null ? [] : [validTo])).sort()
  return {
    basis: verified.length > 0 ? 'verified' : 'evidence',
    // While something holds, the first end is the date to look again; once all ended, the last one is.
    evidenceValidTo: (valid.length > 0 ? ends[0] : ends[ends.length - 1]) ?? null,
  }
}

const wordsOrNull = (text: string | null | undefined): string | null =>
  text && text.trim() !== '' ? text : null
