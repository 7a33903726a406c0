import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noFacts } from '../../app/core/intake/facts'
import type { Answer, AnswerSet } from '../../app/core/questionnaire/answer'
import { compileQuestionnaire } from '../../app/core/questionnaire/compile'
import type { Questionnaire } from '../../app/core/questionnaire/definition'
import { costsByDomain } from '../../app/core/scoring/explain'
import { type ScoringInput, scoreReview } from '../../app/core/scoring/score'
import { moveSentences, whatWouldMove } from '../../app/core/scoring/what-would-move'
import { sha256 } from '../../app/ports/questionnaires'
import { anAnswer, answerSets, bank, facts, given, goodAnswerSets, tier } from './bank'

const asOf = '2026-11-21'
const reviewOf = (answers: AnswerSet, over: Partial<ScoringInput> = {}): ScoringInput => ({
  questionnaire: bank,
  tier: 3,
  intake: noFacts,
  answers,
  asOf,
  submitted: true,
  ...over,
})

describe('costs by domain', () => {
  test('add up to what is missing from 100, costliest first', () => {
    fc.assert(
      fc.property(answerSets, facts, tier, (answers, intake, tier) => {
        const score = scoreReview(reviewOf(answers, { intake, tier }))
        const costs = costsByDomain(bank, score)
        const tenths = costs.reduce((sum, { lost }) => sum + Math.round(lost * 10), 0)
        expect(tenths).toBe(1000 - Math.round(given(score.uncapped.assured) * 10))
        const lost = costs.map((cost) => cost.lost)
        expect(lost).toEqual([...lost].sort((a, b) => b - a))
      }),
    )
  })
})

/** Two domains, four questions: small enough to try every set of changes by hand. */
function small(over: Partial<Questionnaire> = {}) {
  const question = (id: string, weight: number) => ({
    id,
    domain: id.slice(0, 3),
    depth: 'lite' as const,
    kind: 'single' as const,
    prompt: 'How?',
    why: 'Because.',
    weight,
    notApplicable: true,
    options: [
      { value: 'good', label: 'Good', credit: 100 },
      { value: 'half', label: 'Half', credit: 50 },
      { value: 'bad', label: 'Bad', credit: 0, red: 'It is bad.' },
    ],
  })
  return compileQuestionnaire(
    {
      slug: 'small',
      version: 1,
      title: 'Small',
      intro: 'Small.',
      domains: [
        { id: 'AAA', name: 'First', weight: 50 },
        { id: 'BBB', name: 'Second', weight: 50 },
      ],
      sections: [
        {
          id: 'one',
          title: 'One',
          intro: 'One.',
          questions: [
            question('AAA-01', 4),
            question('AAA-02', 1),
            question('BBB-01', 1),
            question('BBB-02', 1),
          ],
        },
      ],
      rules: [],
      caps: [{ id: 'one-red', at: 60, reds: 1, sentence: 'One red caps at 60.' }],
      reveals: [],
      retired: [],
      ...over,
    },
    sha256,
  )
}

describe('what would move the level', () => {
  const all = (value: string, over: AnswerSet = {}): AnswerSet => ({
    'AAA-01': anAnswer(value, { basis: 'verified' }),
    'AAA-02': anAnswer(value),
    'BBB-01': anAnswer(value),
    'BBB-02': anAnswer(value),
    ...over,
  })
  const moves = (answers: AnswerSet, budget?: number) =>
    whatWouldMove(
      reviewOf(answers, { questionnaire: small() }),
      budget === undefined ? {} : { budget },
    )

  test('nothing is above strong, and nothing can be said without a score', () => {
    expect(moves(all('good'))).toBe(null)
    expect(whatWouldMove(reviewOf({}, { questionnaire: small(), submitted: false }))).toBe(null)
  })

  test('names the one change that gets furthest when one is enough', () => {
    // 50 now; AAA-01 weighs four fifths of its domain and so gives 20 points.
    expect(moves(all('half'))).toEqual({
      target: 'acceptable',
      floor: 65,
      moves: [
        { question: 'AAA-01', kind: 'answer', sentence: 'AAA-01: answer "Good" instead of "Half"' },
      ],
      reaches: 70,
      exact: true,
      atLeast: 1,
    })
  })

  test('proof is a move of its own', () => {
    // The best answer already, marked down by a reviewer: no other answer would be better.
    const judged = anAnswer('good', { reviewedCredit: 50 })
    const stated = all('good', { 'AAA-01': anAnswer('good'), 'BBB-01': judged })
    // AAA: (4·65 + 100) / 5 = 72; BBB: 75; together 73.5. Evidence gives AAA 92, so 83.5.
    expect(moves(stated)).toMatchObject({
      target: 'strong',
      moves: [{ question: 'AAA-01', kind: 'proof' }],
      reaches: 83.5,
      exact: true,
    })
  })

  test('a red answer under a cap has to go, although others would gain more', () => {
    // Uncapped 90, capped at 60 by BBB-01; no proof lifts a cap.
    const answers = all('good', { 'AAA-01': anAnswer('good'), 'AAA-02': anAnswer('bad') })
    const result = given(moves(answers))
    expect(result.moves.map(({ question }) => question)).toEqual(['AAA-02'])
    expect(result).toMatchObject({ target: 'acceptable', exact: true })
  })

  test('an answer that a reviewer marked down can be proven, or changed and judged anew', () => {
    const judged = anAnswer('half', { reviewedCredit: 60 })
    const sentences = (over: Partial<Answer>) =>
      given(moves(all('good', { 'AAA-01': { ...judged, ...over } }))).moves.map((m) => m.sentence)
    expect(sentences({})).toEqual(['AAA-01: answer "Good" instead of "Half"'])
    expect(sentences({ value: 'good', reviewedCredit: 70 })).toEqual([
      'AAA-01: evidence for the answer',
    ])
  })

  test('without time it drops what proved needless, and keeps the gains that do most', () => {
    // Uncapped 50 and capped at 60 by the red BBB-02, which alone gains least of all.
    const answers = all('half', { 'BBB-02': anAnswer('bad', { reviewedCredit: 100 }) })
    const quick = given(moves(answers, 0))
    expect(quick).toMatchObject({ target: 'acceptable', exact: false })
    expect(quick.moves.map(({ question }) => question)).toEqual(['AAA-01', 'BBB-02'])
  })

  test('says so when nothing reaches the next band', () => {
    const judged = anAnswer('good', { reviewedCredit: 30, basis: 'verified' })
    const ids = ['AAA-01', 'AAA-02', 'BBB-01', 'BBB-02']
    const result = given(moves(Object.fromEntries(ids.map((id) => [id, judged]))))
    expect(result).toMatchObject({ target: 'conditional', moves: [], reaches: null, exact: true })
    expect(moveSentences(result)).toEqual([
      'No change of answers or proofs reaches conditional (50).',
    ])
  })

  test('without time to try every set it still finds one, and says that fewer may do', () => {
    const exact = given(moves(all('bad')))
    const quick = given(moves(all('bad'), 0))
    expect(exact.exact).toBe(true)
    expect(quick.exact).toBe(false)
    expect(quick.moves.length).toBeGreaterThanOrEqual(exact.moves.length)
    expect(quick.reaches).toBeGreaterThanOrEqual(quick.floor)
    expect(moveSentences(quick)[0]).toMatch(/fewer may do/)
  })

  test('its moves really reach the band, on the bank', () => {
    fc.assert(
      fc.property(fc.oneof(answerSets, goodAnswerSets), facts, tier, (answers, intake, tier) => {
        const result = whatWouldMove(reviewOf(answers, { intake, tier }), { budget: 200 })
        fc.pre(result !== null && result.reaches !== null)
        expect(given(result).reaches).toBeGreaterThanOrEqual(given(result).floor)
        expect(given(result).moves.length).toBeGreaterThan(0)
      }),
      { numRuns: 20 },
    )
  }, 60_000)
})
