// What was found and decided: findings, conditions, the decision with its approvers, and who signed for the vendor.
import type { Question } from '../../../core/questionnaire/definition'
import { kindOf } from '../../../core/questionnaire/kinds/registry'
import type { ReportRecord } from '../../../core/report/record'
import { dateIn } from '../../../core/schedule/plain-date'
import { waiversRelied } from '../../judgement/decision-ground'
import { closureOf } from '../../judgement/finding-closure'
import { numbered, orNull, type RecordGround, staffName } from './ground'
import { concernsOf, strengthsOf, summaryOf } from './summary'

export function findingsOf({ file, findings }: RecordGround): ReportRecord['findings'] {
  return findings.map((finding) => ({
    id: numbered('F', finding.number),
    severity: finding.severity,
    statement: finding.statement,
    criterion: criterionOf(file.questionnaire.byId.get(finding.questionId ?? ''), file.input.asOf),
    questionId: finding.questionId,
    impact: orNull(finding.impact),
    vendorReply: null,
    treatment: finding.treatment,
    owner: orNull(finding.owner),
    dueOn: finding.dueOn,
    status: finding.status,
    closure: closureOf(finding, file),
  }))
}

/** What good would have been: the answer with the most credit and no flag. */
function criterionOf(question: Question | undefined, asOf: string): string | null {
  if (!question) return null
  const best = kindOf(question).best(question, asOf)
  return best === null ? null : `Best answer: ${kindOf(question).print(question, best)}`
}

export function conditionsOf({ conditions }: RecordGround): ReportRecord['conditions'] {
  return conditions.map((condition) => ({
    id: numbered('C', condition.number),
    sentence: condition.sentence,
    ownerSide: condition.ownerSide,
    owner: orNull(condition.owner),
    dueOn: condition.dueOn,
    evidenceNeeded: orNull(condition.evidenceNeeded),
    consequence: orNull(condition.consequence),
    status: condition.status,
  }))
}

/** Those that the decision rests on, each as the executive gave it. */
export function waiversOf({ file }: RecordGround): ReportRecord['waivers'] {
  return waiversRelied(file).map((waiver) => ({
    id: numbered('W', file.waivers.indexOf(waiver) + 1),
    rule: waiver.rule,
    reason: waiver.reason,
    by: { name: waiver.executive, role: waiver.executiveTitle },
    at: waiver.at.toISOString(),
    endsOn: waiver.endsOn,
  }))
}

export function decisionOf(
  ground: RecordGround,
  score: ReportRecord['score'],
): ReportRecord['decision'] {
  const { file, decided, issuedAt } = ground
  if (decided === null) return null
  const { review } = file.row
  const { proposal, approvals } = decided
  return {
    kind: proposal.decision,
    reason: proposal.reason,
    proposedBy: staffName(file, proposal.byId),
    proposedAt: proposal.at.toISOString(),
    approvers: approvals.map(({ byId, at }) => ({
      name: staffName(file, byId),
      role: file.staff.get(byId)?.roles.join(', ') ?? '',
      at: at.toISOString(),
    })),
    decidedOn: dateIn(file.organisation.timeZone, review.decidedAt ?? issuedAt),
    validUntil: review.validUntil,
    nextReviewOn: review.nextReviewOn,
    nextReviewReason: review.nextReviewReason,
    summary: summaryOf(ground, score),
    strengths: strengthsOf(score),
    concerns: concernsOf(ground, score),
  }
}

export function attestationOf({ file }: RecordGround): ReportRecord['attestation'] {
  const { attestation } = file.row.review
  if (!attestation) return null
  const { name, title, statement, at } = attestation
  return { name, title: orNull(title), statement, at }
}

/** Everybody who judged an answer or wrote the proposal, by name. */
export function reviewersOf({ file, decided }: RecordGround): ReportRecord['reviewers'] {
  const ids = new Set(file.verdicts.map(({ byId }) => byId))
  if (decided) ids.add(decided.proposal.byId)
  const names = [...ids].map((id) => staffName(file, id))
  // By code unit and not by locale, so that every machine writes the same record.
  return names.sort((a, b) => (a < b ? -1 : 1)).map((name) => ({ name, role: 'reviewer' }))
}

export function contradictionsOf({ file }: RecordGround): ReportRecord['contradictions'] {
  return file.contradictions.map(({ id, sentence, questions, explanation }) => ({
    id,
    sentence,
    questionIds: questions,
    explanation,
  }))
}
