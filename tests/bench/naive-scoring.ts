// Scoring as one would write it first: everything is looked up at every answer, nothing is prepared, sums are floats.
import type { IntakeFacts } from '../../app/core/intake/facts'
import type { AnswerSet, AnswerValue } from '../../app/core/questionnaire/answer'
import { depthRank } from '../../app/core/questionnaire/compile'
import { parseCondition } from '../../app/core/questionnaire/condition'
import { compileCondition, type World } from '../../app/core/questionnaire/condition-evaluate'
import {
  depthOfTier,
  type Question,
  type Questionnaire,
  questionsOf,
  type Tier,
} from '../../app/core/questionnaire/definition'
import { kindOf } from '../../app/core/questionnaire/kinds/registry'

interface Review {
  tier: Tier
  intake: IntakeFacts
  answers: AnswerSet
  asOf: string
}

const confidence = { stated: 0.65, link: 0.8, evidence: 0.9, verified: 1 }

/** The uncapped pair of a submitted review, without rules, caps and explanation. */
export function naiveScore(definition: Questionnaire, review: Review) {
  let assured = 0
  let asStated = 0
  let weights = 0
  for (const domain of definition.domains) {
    const shown = questionsOf(definition).filter(
      (question) => question.domain === domain.id && isShown(definition, question, review),
    )
    const scored = shown.flatMap((question) => credits(definition, question, review))
    const weight = scored.reduce((sum, { w }) => sum + w, 0)
    if (weight === 0) continue
    weights += domain.weight
    assured += (domain.weight * scored.reduce((sum, { w, c, k }) => sum + w * c * k, 0)) / weight
    asStated += (domain.weight * scored.reduce((sum, { w, c }) => sum + w * c, 0)) / weight
  }
  return { assured: assured / weights, asStated: asStated / weights }
}

function answerTo(definition: Questionnaire, id: string, review: Review): AnswerValue | null {
  const question = questionsOf(definition).find((one) => one.id === id)
  const value = review.answers[id]?.value ?? null
  return question && value !== null && isShown(definition, question, review) ? value : null
}

function isShown(definition: Questionnaire, question: Question, review: Review): boolean {
  if (depthRank(question.depth) > depthRank(depthOfTier[review.tier])) return false
  if (!question.showIf) return true
  const parsed = parseCondition(question.showIf)
  const ids: string[] = []
  const holds =
    parsed.ok &&
    compileCondition(parsed.condition, (id) =>
      ids.includes(id) ? ids.indexOf(id) : ids.push(id) - 1,
    )
  if (!holds) return true
  const world: World = {
    values: ids.map((id) => answerTo(definition, id, review)),
    shown: ids.map(() => true),
    answered: ids.map(() => true),
    intake: review.intake,
    asOf: review.asOf,
    submitted: true,
  }
  return holds(world)
}

function credits(definition: Questionnaire, question: Question, review: Review) {
  const answer = review.answers[question.id]
  const { weight: w } = question
  if (w === undefined) return []
  if (!answer || answer.value === null) return [{ w, c: 0, k: 1 }]
  const credit = kindOf(question).scorer(question)(answer.value, {
    asOf: review.asOf,
    valueOf: (id) => answerTo(definition, id, review),
  })
  if (credit === null || credit === 'reviewer') return []
  const c = typeof credit === 'number' ? credit : credit.numerator / credit.denominator
  return [{ w, c: answer.exception ? c * 0.75 : c, k: w >= 4 ? confidence[answer.basis] : 1 }]
}
