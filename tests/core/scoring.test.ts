import { describe, expect, test } from 'vitest'
import { noFacts } from '../../app/core/intake/facts'
import type { AnswerSet } from '../../app/core/questionnaire/answer'
import { creditUnit } from '../../app/core/questionnaire/credit-unit'
import { type Question, questionSchema } from '../../app/core/questionnaire/definition'
import { meanTenths, tenths } from '../../app/core/scoring/exact'
import { scoreReview } from '../../app/core/scoring/score'
import { bandOf, proposalOf, residualOf } from '../../app/core/scoring/verdict'
import { anAnswer, bank, given } from './bank'

const score = (answers: AnswerSet, submitted = true) =>
  scoreReview({
    questionnaire: bank,
    tier: 3,
    intake: noFacts,
    answers,
    asOf: '2026-11-21',
    submitted,
  })

describe('bands', () => {
  test.each([
    [100, 'strong'],
    [80, 'strong'],
    [79.9, 'acceptable'],
    [65, 'acceptable'],
    [64.9, 'conditional'],
    [50, 'conditional'],
    [49.9, 'weak'],
    [0, 'weak'],
    [null, null],
  ])('%s is %s', (published, band) => {
    expect(bandOf(published)).toBe(band)
  })

  test.each([
    [1, ['Moderate', 'High', 'High', 'Critical']],
    [2, ['Low', 'Moderate', 'High', 'High']],
    [3, ['Low', 'Low', 'Moderate', 'High']],
  ] as const)('residual levels of Tier %i from strong to weak are %j', (tier, levels) => {
    const bands = ['strong', 'acceptable', 'conditional', 'weak'] as const
    expect(bands.map((band) => residualOf(tier, band))).toEqual(levels)
    expect(residualOf(tier, null)).toBe(null)
  })
})

describe('the proposal', () => {
  const quiet = { knockout: false, noAi: false, reds: false }
  test.each([
    ['strong', {}, 'approve'],
    ['acceptable', {}, 'approve'],
    ['acceptable', { reds: true }, 'approve with conditions'],
    ['conditional', {}, 'approve with conditions'],
    ['weak', {}, 'reject'],
    ['weak', { reds: true }, 'reject'],
    ['strong', { knockout: true }, 'do not use'],
    ['weak', { noAi: true }, 'close as no AI'],
    ['strong', { knockout: true, noAi: true }, 'do not use'],
    [null, {}, null],
    [null, { knockout: true }, 'do not use'],
  ] as const)('for %s with %j is %s', (band, fired, proposal) => {
    expect(proposalOf(band, { ...quiet, ...fired })).toBe(proposal)
  })
})

describe('rounding', () => {
  test('is half-up, once, to one decimal', () => {
    expect(tenths(5, 100)).toBe(1)
    expect(tenths(4, 100)).toBe(0)
    expect(tenths(7995, 100)).toBe(800)
    expect(tenths(7994, 100)).toBe(799)
  })

  test('of a mean is exact where floats are not', () => {
    // 0.25 and 0.05 with equal shares: 0.15 exactly, which as a double lies below.
    const parts = [
      { sum: 25, weight: 1, share: 1 },
      { sum: 5, weight: 1, share: 1 },
    ]
    expect(meanTenths(parts, 100)).toBe(2)
    expect(meanTenths([], 100)).toBe(null)
  })
})

describe('what counts as blank', () => {
  test('a value that the question does not know, an empty list and white space', () => {
    const { unanswered, flags, domains } = score({
      'TRN-01': anAnswer('maybe'),
      'DAT-01': anAnswer([]),
      'MON-07': anAnswer('   '),
    })
    expect(unanswered).toEqual(expect.arrayContaining(['TRN-01', 'DAT-01', 'MON-07']))
    expect(flags.map(({ rule }) => rule)).toEqual(['silence-about-incidents'])
    expect(domains.find(({ id }) => id === 'TRN')).toMatchObject({ assured: 0, answered: 0 })
  })

  test("a reviewer's credit speaks even where the vendor was silent", () => {
    const silent = score({ 'MON-07': anAnswer(null, { reviewedCredit: 50 }) })
    // MON, lite: (4·0 + 4·0 + 3·50) / 11 = 13.6
    expect(silent.domains.find(({ id }) => id === 'MON')).toMatchObject({ asStated: 13.6 })
  })
})

describe('the words beside the numbers', () => {
  test('say how much is missing before submission', () => {
    const { status, statusSentence, coverage } = score({ 'TRN-01': anAnswer('opt_out_org') }, false)
    expect(status).toBe('not complete')
    expect(statusSentence).toBe(
      `Not complete: ${coverage.visible - 1} of ${coverage.visible} questions are not answered yet.`,
    )
  })

  test('say that nothing could be scored, which is neither 0 nor 100', () => {
    const excused = anAnswer(null, { notApplicable: 'so', notApplicableAccepted: true })
    const nothing = score(Object.fromEntries(bank.questions.map(({ id }) => [id, excused])))
    expect(nothing).toMatchObject({
      status: 'nothing to score',
      assured: null,
      asStated: null,
      band: null,
      residual: null,
      proposal: null,
      contributions: [],
    })
  })

  test('count coverage: shown, answered, with evidence that holds, not applicable, hidden', () => {
    const { coverage } = score({
      'TRN-01': anAnswer('opt_out_org', { basis: 'evidence' }),
      'DAT-10': anAnswer('both', { basis: 'evidence', evidenceValidTo: '2026-11-20' }),
      'IAM-01': anAnswer('enforced', { basis: 'link' }),
      'IAM-03': anAnswer(null, { notApplicable: 'no accounts', basis: 'evidence' }),
    })
    expect(coverage).toMatchObject({ answered: 4, withEvidence: 1, notApplicable: 1 })
    expect(coverage.visible + coverage.hidden).toBe(90)
  })

  test('name every cap in force, with what it did to both numbers', () => {
    const { caps } = score({ 'TRN-01': anAnswer('opt_out_org', { basis: 'verified' }) })
    expect(caps).toEqual([
      {
        rule: 'training-domain',
        sentence: 'A red answer on training caps the domain at 40.',
        questions: ['TRN-01'],
        scope: 'TRN',
        at: 40,
        from: 25,
        to: 25,
        asStatedFrom: 25,
        asStatedTo: 25,
      },
      expect.objectContaining({ rule: 'core-promises', scope: 'overall', at: 64 }),
    ])
  })
})

describe('the unit of credit', () => {
  const single = (exceptionFactor: number): Question =>
    questionSchema.parse({
      ...{ id: 'AAA-01', domain: 'AAA', depth: 'lite', prompt: 'What?', why: 'So.', weight: 5 },
      ...{ kind: 'single', exceptionFactor },
      options: [
        { value: 'a', label: 'A', credit: 100 },
        { value: 'b', label: 'B', credit: 0 },
      ],
    })
  const proofs = (claims: number, exceptionFactor: number): Question =>
    questionSchema.parse({
      ...{ id: 'AAA-02', domain: 'AAA', depth: 'lite', prompt: 'What?', why: 'So.', weight: 5 },
      ...{ kind: 'certifications', exceptionFactor, claims: 'AAA-01' },
      proofs: Object.fromEntries(
        Array.from({ length: claims }, (_none, i) => [`c${i}`, ['iso27001']]),
      ),
    })

  test.each([
    [1, 0.75],
    [7, 0.33],
    [12, 0.75],
  ])('is fine enough for shares of up to %i claims with exceptions of %d', (claims, factor) => {
    const unit = creditUnit([single(factor), proofs(claims, factor)], 100)
    expect(Number.isInteger(unit / 100)).toBe(true)
    for (let claimed = 1; claimed <= claims; claimed++) {
      expect(Number.isInteger((((70 * unit) / claimed) * Math.round(factor * 100)) / 100)).toBe(
        true,
      )
    }
  })

  test('that would not fit the exact whole numbers is refused', () => {
    const questions = [...Array.from({ length: 90 }, () => single(0.75)), proofs(23, 0.33)]
    expect(() => creditUnit(questions, 100)).toThrow(/too fine/)
    expect(given(bank.creditUnit)).toBe(554_400)
  })
})
