// What of an earlier round comes back in the next one, for its vendor to confirm or change.
import { canonicalJson } from '../audit/canonical-json'
import type { CompiledQuestionnaire } from '../questionnaire/compile'
import type { Question } from '../questionnaire/definition'
import { addMonths, type PlainDate } from '../schedule/plain-date'
import { counts, type EvidenceLink, type StoredAnswer, type StoredEvidence } from './answer-set'

/** The round before, as it was decided. */
export interface EarlierRound<Evidence extends StoredEvidence = StoredEvidence> {
  questionnaire: CompiledQuestionnaire
  answers: readonly StoredAnswer[]
  evidence: readonly Evidence[]
  links: readonly EvidenceLink[]
  /** Questions whose answer, or whose claim not to apply, a reviewer refused. */
  rejected: ReadonlySet<string>
}

export interface Carried<Evidence extends StoredEvidence = StoredEvidence> {
  answers: StoredAnswer[]
  evidence: Evidence[]
  links: EvidenceLink[]
}

/**
 * Rejected answers, changed questions and answers whose proof has run out are asked afresh; evidence comes
 * along while it is valid and supports an answer that does, or a question that evidence alone answers.
 */
export function carriedFrom<Evidence extends StoredEvidence>(
  earlier: EarlierRound<Evidence>,
  current: CompiledQuestionnaire,
  today: PlainDate,
): Carried<Evidence> {
  const valid = earlier.evidence.filter(
    (piece) => counts(piece) && (piece.validTo === null || piece.validTo >= today),
  )
  const alive = new Set(valid.map(({ id }) => id))
  const unproven = (questionId: string) => {
    const own = earlier.links.filter((link) => link.questionId === questionId)
    return own.length > 0 && !own.some(({ evidenceId }) => alive.has(evidenceId))
  }
  const asked = new Set(
    current.questions
      .filter((question) => isSameQuestion(question, earlier.questionnaire.byId.get(question.id)))
      .map(({ id }) => id)
      .filter((id) => !earlier.rejected.has(id) && !unproven(id)),
  )
  return {
    answers: earlier.answers.filter(({ questionId }) => asked.has(questionId)),
    evidence: valid,
    links: earlier.links.filter((link) => alive.has(link.evidenceId) && asked.has(link.questionId)),
  }
}

/** Wording, options and units decide what an answer means; weights, reasons and references do not. */
function isSameQuestion(question: Question, before: Question | undefined): boolean {
  return before !== undefined && meaningOf(question) === meaningOf(before)
}

function meaningOf(question: Question): string {
  const options =
    'options' in question ? question.options.map(({ value, label }) => [value, label]) : []
  const unit = 'unit' in question ? question.unit : null
  return canonicalJson({
    kind: question.kind,
    prompt: question.prompt,
    options,
    unit: unit ?? null,
  })
}

/** An answer older than this is flagged: a year is a long time in this field. */
const MONTHS_FRESH = 12

export const isOld = (from: PlainDate, today: PlainDate): boolean =>
  addMonths(from, MONTHS_FRESH) < today
