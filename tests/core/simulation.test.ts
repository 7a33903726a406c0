// What a draft would change: compared review by review, added up, and written as a sheet.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileQuestionnaire } from '../../app/core/questionnaire/compile'
import type { Question } from '../../app/core/questionnaire/definition'
import { type ScoringInput, scoreReview } from '../../app/core/scoring/score'
import { simulationSheet, totalsOf, whyWords } from '../../app/core/simulation/result'
import { compare, type Simulated, summaryOf } from '../../app/core/simulation/simulate'
import { sha256 } from '../../app/ports/questionnaires'
import { answerSets, bank, facts, given, goodAnswerSets, tier } from './bank'

const reviews: fc.Arbitrary<ScoringInput> = fc
  .tuple(fc.oneof(answerSets, goodAnswerSets), facts, tier)
  .map(([answers, intake, tier]) => ({
    questionnaire: bank,
    tier,
    intake,
    answers,
    asOf: '2026-11-21',
    submitted: true,
  }))

function draft(change: (question: Question) => Question[], caps = bank.definition.caps) {
  const { definition } = bank
  const sections = definition.sections.map((section) => ({
    ...section,
    questions: section.questions.flatMap(change),
  }))
  return compileQuestionnaire({ ...definition, version: 99, sections, caps }, sha256)
}

const run = (review: ScoringInput, questionnaire: typeof bank): Simulated =>
  compare(scoreReview(review), scoreReview({ ...review, questionnaire }))

describe('a review under a draft', () => {
  test('that says the same changes nothing', () => {
    const same = draft((question) => [question])
    fc.assert(
      fc.property(reviews, (review) => {
        expect(run(review, same)).toMatchObject({
          changes: false,
          because: [],
          rules: { starts: [], ends: [] },
          newUnanswered: [],
          noLongerFits: [],
          noLongerAsked: [],
        })
      }),
    )
  })

  test('tells the very scores of both sides, and a change exactly when the outcome differs', () => {
    const heavier = draft((q) => [q.weight ? { ...q, weight: q.domain === 'TRN' ? 5 : 1 } : q])
    fc.assert(
      fc.property(reviews, (review) => {
        const simulated = run(review, heavier)
        const [before, after] = [
          scoreReview(review),
          scoreReview({ ...review, questionnaire: heavier }),
        ]
        expect([simulated.before.assured, simulated.after.assured]).toEqual([
          before.assured,
          after.assured,
        ])
        const ends = (score: typeof before) => [score.band, score.residual, score.proposal].join()
        expect(simulated.changes).toBe(ends(before) !== ends(after))
        for (const { question, points } of simulated.because) {
          const cost = (score: typeof before) =>
            score.contributions.find((one) => one.question === question)?.lost ?? 0
          expect(Math.round(points * 10)).toBe(Math.round((cost(before) - cost(after)) * 10))
        }
      }),
      { numRuns: 200 },
    )
  })

  const clear: ScoringInput = {
    questionnaire: bank,
    tier: 1,
    intake: given(fc.sample(facts, { numRuns: 1, seed: 4 })[0]),
    answers: given(fc.sample(goodAnswerSets, { numRuns: 1, seed: 4 })[0]),
    asOf: '2026-11-21',
    submitted: true,
  }

  test('counts a new question as unanswered and names it', () => {
    const more = draft((q) =>
      q.id === 'GOV-02' ? [q, { ...q, id: 'GOV-99', depth: 'lite' }] : [q],
    )
    const simulated = run(clear, more)
    expect(simulated.newUnanswered).toEqual(['GOV-99'])
    expect(simulated.because.map(({ question }) => question)).toContain('GOV-99')
    expect(summaryOf(more, bank)).toMatchObject({ added: ['GOV-99'], removed: [], version: 99 })
    expect(whyWords(simulated)).toContain('new, so unanswered: GOV-99')
  })

  test('names questions that it no longer asks', () => {
    const less = draft((q) => (q.id === 'SEC-06' ? [] : [q]))
    const asked = { ...clear, answers: { ...clear.answers } }
    const before = scoreReview(asked).contributions.some(({ question }) => question === 'SEC-06')
    expect(run(asked, less).noLongerAsked).toEqual(before ? ['SEC-06'] : [])
    expect(summaryOf(less, bank).removed).toEqual(['SEC-06'])
  })

  test('names answers that no longer fit, rules that start and rules that end', () => {
    const answered: ScoringInput = {
      ...clear,
      answers: {
        ...clear.answers,
        'TRN-01': { ...given(clear.answers['TRN-01']), value: 'opt_out_org', notApplicable: null },
      },
    }
    const renamed = draft((q) =>
      q.id === 'TRN-01' && q.kind === 'single'
        ? [
            {
              ...q,
              options: q.options.map((o) =>
                o.value === 'opt_out_org' ? { ...o, value: 'renamed' } : o,
              ),
            },
          ]
        : [q],
    )
    const simulated = run(answered, renamed)
    expect(simulated.noLongerFits).toContain('TRN-01')
    expect(simulated.rules.ends).toContain('core-promises')
    const back = compare(
      scoreReview({ ...answered, questionnaire: renamed }),
      scoreReview(answered),
    )
    expect(back.rules.starts).toEqual(simulated.rules.ends)
  })
})

describe('all reviews together', () => {
  const outcome = {
    assured: 81,
    asStated: 90,
    band: 'strong',
    residual: 'Low',
    proposal: 'approve',
  } as const
  const review = (number: number, over: Partial<Simulated> = {}) => ({
    ...{ number, vendor: '=Acme', offering: 'Writer', tier: 2, status: 'decided' as const },
    ...{ before: outcome, after: outcome, changes: false, because: [] },
    ...{ rules: { starts: [], ends: [] }, ceilings: [], newUnanswered: [] },
    ...{ noLongerFits: [], noLongerAsked: [] },
    ...over,
  })
  const worse = {
    after: { ...outcome, assured: 70, band: 'acceptable', residual: 'Moderate' } as const,
    changes: true,
    because: [{ question: 'DAT-02', points: -2.1 }],
  }

  test('are counted by what changes into what', () => {
    expect(
      totalsOf([review(1), review(2, worse), review(3, { ...worse, newUnanswered: ['GOV-99'] })]),
    ).toEqual({
      reviews: 3,
      changed: 2,
      bands: [{ from: 'strong', to: 'acceptable', count: 2 }],
      residuals: [{ from: 'Low', to: 'Moderate', count: 2 }],
      proposals: [],
      questions: [{ question: 'DAT-02', count: 2 }],
      withNewQuestions: 1,
    })
  })

  test('make a sheet with a row each, both outcomes and the reason', () => {
    const [head, row] = simulationSheet([review(7, worse)])
    expect(row).toHaveLength(given(head).length)
    expect(row).toEqual([
      ...['R-0007', '=Acme', 'Writer', 2, 'decided', 'yes', 81, 90, 'strong', 'Low', 'approve'],
      ...[70, 90, 'acceptable', 'Moderate', 'approve', 'DAT-02 −2.1'],
    ])
  })
})
