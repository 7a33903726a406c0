import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intakeFactsSchema } from '../../app/core/intake/facts'
import type { Answer, AnswerSet } from '../../app/core/questionnaire/answer'
import { bases } from '../../app/core/questionnaire/answer'
import type { Question } from '../../app/core/questionnaire/definition'
import { kindOf } from '../../app/core/questionnaire/kinds/registry'
import { domainCeilings, domainSums, halfUp, overallOf } from '../../app/core/report/arithmetic'
import type { ReportRecord } from '../../app/core/report/record'
import { questionCredits } from '../../app/core/scoring/question-credits'
import { scoreReview } from '../../app/core/scoring/score'
import { findQuestionnaire, readDefinitions } from '../../app/ports/questionnaires'
import { makeQuestion } from './fixtures/questions'
import { makeRecord } from './fixtures/record'

const questionnaire = findQuestionnaire(readDefinitions('questionnaires'), 'ai-vendor')
if (!questionnaire) throw new Error('The questionnaire is missing')

const asOf = '2026-11-21'
const intake = intakeFactsSchema.parse(
  Object.fromEntries(Object.keys(intakeFactsSchema.shape).map((fact) => [fact, null])),
)

/** Answers as people give them: good, bad and missing, proven or not, with every kind of aside. */
const someAnswers = fc
  .tuple(...questionnaire.questions.map((question) => anAnswer(question)))
  .map(
    (answers): AnswerSet =>
      Object.fromEntries(
        questionnaire.questions.map(({ id }, index) => [id, answers[index] as Answer]),
      ),
  )

function anAnswer(question: Question): fc.Arbitrary<Answer> {
  const best = kindOf(question).best(question, asOf)
  const values =
    question.kind === 'single' ? question.options.map(({ value }) => value) : [best, best, null]
  return fc.record({
    value: fc.constantFrom(...values),
    basis: fc.constantFrom(...bases),
    exception: fc.constantFrom(null, null, null, 'Not for guests.'),
    notApplicable: fc.constantFrom(null, null, null, null, null, 'We have none.'),
    comment: fc.constant(null),
    notApplicableAccepted: fc.boolean(),
  })
}

function recordOf(answers: AnswerSet): ReportRecord {
  if (!questionnaire) throw new Error('The questionnaire is missing')
  const input = { questionnaire, tier: 1 as const, intake, answers, asOf, submitted: true }
  const score = scoreReview(input)
  const credits = questionCredits(input)
  const record = makeRecord({ questions: [], evidence: [] })
  return {
    ...record,
    questions: questionnaire.compiled.flatMap(({ question, weight }) => {
      const scoring = credits.find((credit) => credit.question === question.id)
      const { id, domain } = question
      return scoring ? [makeQuestion({ id, domain, weight, scoring: { ...scoring, lost: 0 } })] : []
    }),
    score: {
      ...record.score,
      assured: score.assured,
      asStated: score.asStated,
      domains: score.domains.map((domain) => ({
        ...domain,
        uncappedAssured: domain.uncapped.assured,
        uncappedAsStated: domain.uncapped.asStated,
        previousAssured: null,
      })),
      caps: score.caps.map(({ rule, scope, at, sentence, questions }) => ({
        id: rule,
        questionId: null,
        sentence,
        questions,
        scope,
        at,
      })),
    },
  }
}

describe('the arithmetic that the report sets out', () => {
  it('comes to the score that the engine published', () => {
    let capped = 0
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const record = recordOf(answers)
        const overall = Math.min(
          100,
          ...record.score.caps.flatMap(({ scope, at }) => (scope === 'overall' ? [at] : [])),
        )
        if (record.score.caps.length > 0) capped++
        for (const which of ['assured', 'asStated'] as const) {
          const { mean } = overallOf(domainSums(record), which, domainCeilings(record))
          const redone = mean === null ? null : Math.min(halfUp(mean), overall)
          expect(redone).toBe(record.score[which])
        }
      }),
      { numRuns: 300, seed: 12 },
    )
    expect(capped).toBeGreaterThan(50)
  })
})
