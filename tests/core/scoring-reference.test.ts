import fc from 'fast-check'
import { expect, test } from 'vitest'
import { depthOfTier } from '../../app/core/questionnaire/definition'
import type { Score } from '../../app/core/scoring/result'
import { scoreReview } from '../../app/core/scoring/score'
import { answerSets, bank, facts, goodAnswerSets, tier } from './bank'
import { referenceScore } from './scoring-reference'

const depths = ['lite', 'standard', 'full']

const asOfs = fc.constantFrom('2026-11-21', '2027-12-01', '2027-12-02', '2028-02-29')

test.each([
  ['any', answerSets],
  ['mostly good', goodAnswerSets],
])(
  'the engine agrees to the last digit with a naive recomputation in fractions, on 1,000 random reviews with %s answers',
  (_name, sets) => {
    fc.assert(
      fc.property(sets, facts, tier, asOfs, (answers, intake, tier, asOf) => {
        const score = scoreReview({
          questionnaire: bank,
          tier,
          intake,
          answers,
          asOf,
          submitted: true,
        })
        const depth = depths.indexOf(depthOfTier[tier])
        const reference = referenceScore({
          definition: bank.definition,
          depth,
          intake,
          answers,
          asOf,
        })
        expectSame(score, reference)
      }),
      { numRuns: 1000 },
    )
  },
  120_000,
)

function expectSame(score: Score, reference: ReturnType<typeof referenceScore>): void {
  const red = [...score.flags, ...score.knockouts].map(({ question }) => question)
  const { assured, asStated, uncapped, domains } = reference
  expect({ assured: score.assured, asStated: score.asStated, uncapped: score.uncapped }).toEqual({
    assured,
    asStated,
    uncapped,
  })
  expect(
    score.domains.map((d) => ({ id: d.id, assured: d.assured, asStated: d.asStated })),
  ).toEqual(domains)
  expect([...new Set(red)].sort()).toEqual(reference.red)
  expect(score.coverage.visible).toBe(reference.visible.length)
  expect(score.contributions.map(({ question }) => question)).toEqual([
    ...reference.exactLosses.keys(),
  ])
  for (const { question, lost } of score.contributions) {
    const [n = 0n, d = 1n] = reference.exactLosses.get(question) ?? []
    const floor = Number((10n * n) / d)
    expect([floor, floor + 1]).toContain(Math.round(lost * 10))
  }
}
