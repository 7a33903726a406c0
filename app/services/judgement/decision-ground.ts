// What a proposal is measured against on the day: tier, date and the knock-outs that stand.
import type { DecisionPeople } from '../../core/judgement/decide'
import type { DecisionGround } from '../../core/judgement/proposal'
import { waiversInForce } from '../../core/judgement/waiver'
import type { Frameworks } from '../../core/questionnaire/frameworks'
import { visibleQuestions } from '../../core/questionnaire/visible'
import { evidenceBehind } from '../../core/review/answer-set'
import type { ConditionRow } from '../report/compose/ground'
import { evidenceTitle } from '../report/compose/questions'
import type { CaseFile } from './load-case'

/** `conditions` are those of an earlier hold. */
export function decisionGround(
  file: CaseFile,
  conditions: readonly ConditionRow[],
): DecisionGround {
  const { input, assessment } = file
  return {
    tier: input.tier,
    today: input.asOf,
    knockouts: assessment.reviewed.knockouts
      .filter(({ waived }) => !waived)
      .map(({ sentence }) => sentence),
    waivers: waiversRelied(file),
    conditions,
  }
}

/** The waivers that lift a knock-out which fired: an approval rests on them. */
export function waiversRelied({ waivers, moment, assessment }: CaseFile) {
  const lifted = new Set(
    assessment.reviewed.knockouts.filter(({ waived }) => waived).map(({ rule }) => rule),
  )
  return waiversInForce(waivers, moment).filter(({ rule }) => lifted.has(rule))
}

/** Whom the rule of the second person asks about. */
export const decisionPeople = (file: CaseFile): DecisionPeople => ({
  tier: file.input.tier,
  launchedById: file.row.review.launchedById,
  waivedByIds: waiversRelied(file).map(({ recordedById }) => recordedById),
})

/** The evidence behind scored answers, each piece once: when the first of it runs out, the score no longer holds. */
export function evidenceRelied(
  { input, questionnaire, evidence }: CaseFile,
  frameworks: Frameworks,
): { id: string; title: string; validTo: string | null }[] {
  const links = evidence.flatMap(({ id, questionIds }) =>
    questionIds.map((questionId) => ({ evidenceId: id, questionId })),
  )
  const scored = visibleQuestions(questionnaire, input).filter(
    ({ id, weight }) => (weight ?? 0) > 0 && !input.answers[id]?.notApplicable,
  )
  const relied = new Set(
    scored.flatMap((question) => evidenceBehind(question, { evidence, links })),
  )
  return [...relied].map(({ id, kind, validTo }) => ({
    id,
    title: evidenceTitle(frameworks, kind),
    validTo,
  }))
}
