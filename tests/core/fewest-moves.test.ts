// The fewest moves against trying every set, on small questionnaires; and what every answer must keep, on the bank.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noFacts } from '../../app/core/intake/facts'
import type { AnswerSet } from '../../app/core/questionnaire/answer'
import {
  type CompiledQuestionnaire,
  compileQuestionnaire,
} from '../../app/core/questionnaire/compile'
import type { Cap } from '../../app/core/questionnaire/definition'
import { type MoveKind, possibleSteps, type Step } from '../../app/core/scoring/moves'
import { type ScoringInput, scoreReview } from '../../app/core/scoring/score'
import { bandFloors } from '../../app/core/scoring/verdict'
import { movesHeading, whatWouldMove } from '../../app/core/scoring/what-would-move'
import { sha256 } from '../../app/ports/questionnaires'
import { anAnswer, answerSets, bank, basis, facts, given, goodAnswerSets, tier } from './bank'

const asOf = '2026-11-21'

interface Asked {
  id: string
  weight: number
  showIf?: string
}

/** Answers that open questions, rules that read two of them, and every sort of ceiling. */
function questionnaireOf(asked: readonly Asked[], caps: readonly Cap[]): CompiledQuestionnaire {
  return compileQuestionnaire(
    {
      slug: 'small',
      version: 1,
      title: 'Small',
      intro: 'Small.',
      domains: [
        { id: 'AAA', name: 'First', weight: 60 },
        { id: 'BBB', name: 'Second', weight: 40 },
      ],
      sections: [
        {
          id: 'one',
          title: 'One',
          intro: 'One.',
          questions: asked.map((more) => ({
            ...more,
            domain: more.id.slice(0, 3),
            depth: 'lite' as const,
            kind: 'single' as const,
            prompt: 'How?',
            why: 'Because.',
            notApplicable: true,
            options: [
              { value: 'good', label: 'Good', credit: 100 },
              { value: 'half', label: 'Half', credit: 55 },
              { value: 'bad', label: 'Bad', credit: 0, red: 'It is bad.' },
            ],
          })),
        },
      ],
      rules: [
        {
          id: 'two-halves',
          effect: 'red',
          question: 'BBB-01',
          when: 'BBB-01 == half and AAA-02 == half',
          sentence: 'Two halves are red.',
        },
      ],
      caps: [...caps],
      reveals: [],
      retired: [],
    },
    sha256,
  )
}

const weight = fc.integer({ min: 1, max: 5 })
const small = fc
  .tuple(fc.array(weight, { minLength: 5, maxLength: 5 }), fc.subarray(['one', 'two', 'first']))
  .map(([weights, inForce]) => {
    const [a = 1, b = 1, c = 1, d = 1, e = 1] = weights
    const caps: Record<string, Cap> = {
      one: { id: 'one', at: 64, reds: 1, among: ['AAA-02', 'BBB-01'], sentence: 'One.' },
      two: { id: 'two', at: 79, reds: 2, sentence: 'Two.' },
      first: { id: 'first', domain: 'AAA', at: 40, reds: 1, among: ['AAA-02'], sentence: 'AAA.' },
    }
    return questionnaireOf(
      [
        { id: 'AAA-01', weight: a },
        { id: 'AAA-02', weight: b },
        { id: 'AAA-03', weight: c, showIf: 'AAA-01 == good' },
        { id: 'BBB-01', weight: d },
        { id: 'BBB-02', weight: e, showIf: 'AAA-03 in (half,bad)' },
      ],
      inForce.map((id) => given(caps[id])),
    )
  })

const answer = fc
  .tuple(
    fc.option(fc.constantFrom('good', 'half', 'bad'), { freq: 6 }),
    basis,
    fc.oneof(
      { weight: 5, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: fc.constant({ notApplicable: 'not offered' }) },
      {
        weight: 1,
        arbitrary: fc.constant({ notApplicable: 'not offered', notApplicableAccepted: true }),
      },
      { weight: 1, arbitrary: fc.constant({ exception: 'except the old plan' }) },
      { weight: 1, arbitrary: fc.nat(100).map((reviewedCredit) => ({ reviewedCredit })) },
    ),
  )
  .map(([value, proof, more]) => anAnswer(value, { basis: proof, ...more }))

const smallReviews: fc.Arbitrary<ScoringInput> = fc
  .tuple(
    small,
    fc.record({
      'AAA-01': answer,
      'AAA-02': answer,
      'AAA-03': answer,
      'BBB-01': answer,
      'BBB-02': answer,
    }),
  )
  .map(([questionnaire, answers]) => ({
    questionnaire,
    answers,
    tier: 3,
    intake: noFacts,
    asOf,
    submitted: true,
  }))

const stepName = ({ question, kind }: Step) => `${question} ${kind}`

/** Every set of steps, those on questions that other steps open included, smallest first. */
function bruteForce(input: ScoringInput, floor: number, only: MoveKind | null) {
  let sets = new Map<string, AnswerSet>([['', input.answers]])
  for (let size = 1; sets.size > 0; size++) {
    const next = new Map<string, AnswerSet>()
    for (const [names, answers] of sets) {
      for (const step of possibleSteps({ ...input, answers })) {
        if (only !== null && step.kind !== only) continue
        const taken = names === '' ? [] : names.split(',')
        if (taken.includes(stepName(step))) continue
        next.set([...taken, stepName(step)].sort().join(','), step.apply(answers))
      }
    }
    sets = next
    const reached = [...sets.values()].map(
      (answers) => scoreReview({ ...input, answers }).assured ?? 0,
    )
    const furthest = Math.max(...reached)
    if (furthest >= floor) return { size, reaches: furthest }
  }
  return null
}

test.each<[string, MoveKind | undefined]>([
  ['answers and proofs', undefined],
  ['proofs alone', 'proof'],
])(
  'on small questionnaires it finds what trying every set finds: %s',
  (_name, only) => {
    fc.assert(
      fc.property(smallReviews, (input) => {
        const would = whatWouldMove(input, only ? { only } : {})
        const { assured } = scoreReview(input)
        const target = bandFloors.findLast(([, floor]) => assured !== null && assured < floor)
        expect(would === null).toBe(target === undefined)
        if (!would || !target) return
        expect(would).toMatchObject({ target: target[0], floor: target[1], exact: true })
        const brute = bruteForce(input, target[1], only ?? null)
        expect(
          would.reaches === null ? null : { size: would.moves.length, reaches: would.reaches },
        ).toEqual(brute)
      }),
      { numRuns: 1500 },
    )
  },
  120_000,
)

test('an answer that is worth nothing by itself counts where it lifts a ceiling', () => {
  const first: Cap = {
    id: 'first',
    domain: 'AAA',
    at: 40,
    reds: 1,
    among: ['AAA-02'],
    sentence: 'AAA.',
  }
  const would = whatWouldMove({
    questionnaire: questionnaireOf(
      [
        { id: 'AAA-01', weight: 1 },
        { id: 'AAA-02', weight: 1 },
        { id: 'BBB-01', weight: 1 },
      ],
      [first],
    ),
    answers: {
      'AAA-01': anAnswer('half'),
      // The reviewer gave it full credit, which unsays no red flag.
      'AAA-02': anAnswer('bad', { reviewedCredit: 100 }),
      'BBB-01': anAnswer('half'),
    },
    tier: 3,
    intake: noFacts,
    asOf,
    submitted: true,
  })
  expect(would).toMatchObject({ moves: [{ question: 'AAA-02' }], reaches: 68.5, exact: true })
})

const reviews: fc.Arbitrary<ScoringInput> = fc
  .tuple(fc.oneof(answerSets, goodAnswerSets), facts, tier)
  .map(([answers, intake, tier]) => ({
    questionnaire: bank,
    tier,
    intake,
    answers,
    asOf,
    submitted: true,
  }))

/** Finds the steps again by what they are called, and takes them. */
function after(input: ScoringInput, moves: readonly { question: string; kind: MoveKind }[]) {
  let answers = input.answers
  for (const move of moves) {
    const step = possibleSteps({ ...input, answers }).find(
      ({ question, kind }) => question === move.question && kind === move.kind,
    )
    answers = step ? step.apply(answers) : answers
  }
  return scoreReview({ ...input, answers }).assured ?? 0
}

const inOrder = (moves: readonly { question: string; kind: MoveKind }[]) =>
  moves.toSorted(
    (a, b) =>
      given(bank.indexOf(a.question)) - given(bank.indexOf(b.question)) ||
      (a.kind < b.kind ? -1 : 1),
  )

test.each([
  ['with time to search', undefined],
  ['without', 0],
])(
  'on the bank the moves reach the band, and none of them can be left out, %s',
  (_name, budget) => {
    fc.assert(
      fc.property(reviews, (input) => {
        const would = whatWouldMove(input, budget === undefined ? {} : { budget })
        fc.pre(would !== null && would.reaches !== null)
        const { floor, reaches, moves, exact, atLeast } = given(would)
        expect(after(input, inOrder(moves))).toBe(reaches)
        expect(given(reaches)).toBeGreaterThanOrEqual(floor)
        expect(moves.length).toBeGreaterThanOrEqual(atLeast)
        expect(exact).toBe(moves.length === atLeast)
        for (const move of moves) {
          const rest = inOrder(moves.filter((other) => other !== move))
          expect(after(input, rest)).toBeLessThan(floor)
        }
      }),
      { numRuns: 60 },
    )
  },
  120_000,
)

test('most reviews of the bank are searched to the end, and the rest say how many changes it takes at least', () => {
  let exact = 0
  fc.assert(
    fc.property(reviews, (input) => {
      const would = whatWouldMove(input)
      fc.pre(would !== null)
      if (given(would).exact) exact++
      else expect(movesHeading(given(would))).toMatch(/fewer may do, but at least \d|was found/)
    }),
    { numRuns: 100, seed: 20261121 },
  )
  expect(exact).toBeGreaterThanOrEqual(90)
}, 120_000)

test('proofs alone never ask for another answer', () => {
  fc.assert(
    fc.property(reviews, (input) => {
      const would = whatWouldMove(input, { only: 'proof' })
      expect(would?.moves.every(({ kind }) => kind === 'proof') ?? true).toBe(true)
    }),
    { numRuns: 50 },
  )
}, 60_000)
