// What a proposal is measured against on the day: tier, date and the knock-outs that stand.
import type { DecisionGround } from '../../core/judgement/proposal'
import type { Frameworks } from '../../core/questionnaire/frameworks'
import { visibleQuestions } from '../../core/questionnaire/visible'
import { evidenceBehind } from '../../core/review/answer-set'
import { evidenceTitle } from '../report/compose/questions'
import type { CaseFile } from './load-case'

export function decisionGround({ input, assessment }: CaseFile): DecisionGround {
  return {
    tier: input.tier,
    today: input.asOf,
    knockouts: assessment.reviewed.knockouts
      .filter(({ waived }) => !waived)
      .map(({ sentence }) => sentence),
  }
}

/** The evidence behind scored answers, each piece once: when the first of it runs out, the score no longer holds. */
export function evidenceRelied(
  { input, questionnaire, evidence }: CaseFile,
  frameworks: Frameworks,
): { title: string; validTo: string | null }[] {
  const links = evidence.flatMap(({ id, questionIds }) =>
    questionIds.map((questionId) => ({ evidenceId: id, questionId })),
  )
  const scored = visibleQuestions(questionnaire, input).filter(
    ({ id, weight }) => (weight ?? 0) > 0 && !input.answers[id]?.notApplicable,
  )
  const relied = new Set(
    scored.flatMap((question) => evidenceBehind(question, { evidence, links })),
  )
  return [...relied].map(({ kind, validTo }) => ({
    title: evidenceTitle(frameworks, kind),
    validTo,
  }))
}
