// Every question of the frozen questionnaire as it was put, answered, scored and judged.
import type { Verdict, VerdictKind } from '../../../core/judgement/verdict'
import { isAnswered } from '../../../core/questionnaire/answer'
import { certificationRowSchema } from '../../../core/questionnaire/answer-value'
import type { CompiledQuestion } from '../../../core/questionnaire/compile'
import type { Question } from '../../../core/questionnaire/definition'
import type { Frameworks } from '../../../core/questionnaire/frameworks'
import { kindOf } from '../../../core/questionnaire/kinds/registry'
import { hiddenQuestions } from '../../../core/questionnaire/visible'
import type { RecordedQuestion, ReportRecord } from '../../../core/report/record'
import { evidenceBehind } from '../../../core/review/answer-set'
import { type QuestionCredit, questionCredits } from '../../../core/scoring/question-credits'
import { basisOn } from '../../../core/scoring/sums'
import type { CaseFile } from '../../judgement/load-case'
import { type RecordGround, staffName } from './ground'

export function questionsOf({ file, frameworks }: RecordGround): RecordedQuestion[] {
  const { questionnaire, input, assessment } = file
  const hidden = new Map(
    hiddenQuestions(questionnaire, input).map(({ question, because }) => [question.id, because]),
  )
  const credits = new Map(
    questionCredits({ ...input, answers: assessment.answers }).map((credit) => [
      credit.question,
      credit,
    ]),
  )
  return questionnaire.compiled.map((compiled) => {
    const { question } = compiled
    const hiddenBecause = hidden.get(question.id) ?? null
    return {
      ...putAs(compiled, frameworks),
      hiddenBecause,
      ...(hiddenBecause === null ? saidTo(question, file, frameworks) : nothingSaid),
      scoring: scoringOf(file, credits.get(question.id)),
      verdict: hiddenBecause === null ? verdictOn(question.id, file) : null,
    }
  })
}

function putAs({ question, section, weight }: CompiledQuestion, frameworks: Frameworks) {
  return {
    id: question.id,
    section: section.title,
    domain: question.domain,
    wording: question.prompt,
    kind: question.kind,
    weight,
    frameworkRefs: (question.references ?? []).flatMap(
      (reference) => frameworks.resolve(reference) ?? [],
    ),
  }
}

type Said = Pick<
  RecordedQuestion,
  | 'answer'
  | 'exception'
  | 'comment'
  | 'link'
  | 'notApplicable'
  | 'basis'
  | 'asOf'
  | 'evidence'
  | 'answeredBy'
  | 'answeredAt'
>

const nothingSaid: Said = {
  answer: null,
  exception: null,
  comment: null,
  link: null,
  notApplicable: null,
  basis: null,
  asOf: null,
  evidence: [],
  answeredBy: null,
  answeredAt: null,
}

function saidTo(question: Question, file: CaseFile, frameworks: Frameworks): Said {
  const answer = file.assessment.answers[question.id]
  const row = file.answers.get(question.id)
  if (!answer) return nothingSaid
  const answered = isAnswered(question, answer)
  return {
    answer: answerWords(question, file, frameworks),
    exception: answer.exception,
    comment: answer.comment,
    link: row?.link || null,
    notApplicable:
      answer.notApplicable === null
        ? null
        : { reason: answer.notApplicable, accepted: answer.notApplicableAccepted ?? null },
    basis: answered && answer.notApplicable === null ? basisOn(answer, file.input.asOf) : null,
    asOf: answer.asOf ?? null,
    evidence: registersBehind(question, file),
    answeredBy: row ? (file.respondents.get(row.invitationId) ?? null) : null,
    answeredAt: row?.updatedAt.toISOString() ?? null,
  }
}

/** The vendor's answer in words, null when there is none; "not applicable" has words of its own. */
export function answerWords(
  question: Question,
  { input, evidence }: CaseFile,
  frameworks: Frameworks,
): string | null {
  const answer = input.answers[question.id]
  if (!answer || answer.value === null || answer.notApplicable !== null) return null
  if (!isAnswered(question, answer)) return null
  if (question.kind === 'file') {
    const named = evidence.filter(({ id }) => [answer.value].flat().includes(id))
    return named.map(({ register, fileName }) => `${register} ${fileName}`).join('\n')
  }
  if (question.kind === 'certifications') {
    const rows = certificationRowSchema.array().parse(answer.value)
    const titled = rows.map((row) => ({ ...row, kind: evidenceTitle(frameworks, row.kind) }))
    return kindOf(question).print(question, titled)
  }
  return kindOf(question).print(question, answer.value)
}

export const evidenceTitle = ({ evidenceKinds }: Frameworks, kind: string): string =>
  evidenceKinds.get(kind)?.title ?? (kind === 'other' ? 'Other document' : kind)

export const registersBehind = (question: Question, file: CaseFile): string[] =>
  evidenceBehind(question, {
    evidence: file.evidence,
    links: file.evidence.flatMap(({ id, questionIds }) =>
      questionIds.map((questionId) => ({ evidenceId: id, questionId })),
    ),
  }).map(({ register }) => register)

function scoringOf(
  { assessment }: CaseFile,
  credit: QuestionCredit | undefined,
): RecordedQuestion['scoring'] {
  if (!credit) return null
  const cost = assessment.reviewed.contributions.find((each) => each.question === credit.question)
  return {
    credit: credit.credit,
    exactCredit: credit.exactCredit,
    confidence: credit.confidence,
    inAssured: credit.inAssured,
    inAsStated: credit.inAsStated,
    lost: cost?.lost ?? 0,
  }
}

/** The verdict that counts; where there is none, that the vendor was asked. */
function verdictOn(questionId: string, file: CaseFile): RecordedQuestion['verdict'] {
  const own = file.verdicts.filter((verdict) => verdict.questionId === questionId)
  const last = own[own.length - 1]
  const standing = file.assessment.standing.get(questionId)
  const verdict = standing ?? (last?.kind === 'asked' ? last : undefined)
  if (!verdict) return null
  return {
    kind: standing ? verdictWords(standing) : 'asked',
    credit: verdict.credit,
    reason: verdict.reason || null,
    by: staffName(file, verdict.byId),
    at: verdict.at.toISOString(),
  }
}

export function verdictWords<Kind extends VerdictKind>({
  kind,
  notApplicableAccepted,
}: Pick<Verdict, 'notApplicableAccepted'> & { kind: Kind }) {
  if (notApplicableAccepted === 'accepted') return 'not applicable accepted' as const
  if (notApplicableAccepted === 'refused') return 'not applicable refused' as const
  return kind
}

/** Every row of every question that asks for models. */
export function modelsAndHostsOf({
  file: { questionnaire, input },
}: RecordGround): ReportRecord['modelsAndHosts'] {
  return questionnaire.questions.flatMap((question) => {
    const value = question.kind === 'models' ? input.answers[question.id]?.value : null
    return Array.isArray(value)
      ? value.flatMap((row) => (typeof row === 'object' && 'maker' in row ? [row] : []))
      : []
  })
}
