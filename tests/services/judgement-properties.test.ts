// Whatever is answered and judged, what reviewers are shown is what the engine worked out, to the tenth.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deriveIntake } from '../../app/core/intake/answers'
import { adjustmentsIn } from '../../app/core/judgement/adjustments'
import { assess } from '../../app/core/judgement/assessment'
import type { Verdict } from '../../app/core/judgement/verdict'
import type { AnswerSet } from '../../app/core/questionnaire/answer'
import { questionCredits } from '../../app/core/scoring/question-credits'
import type { ScoringInput } from '../../app/core/scoring/score'
import { workItems } from '../../app/services/judgement/work-items'
import { bank, bestAnswers, intakeAnswers } from './judgement-case'

const singles = bank.current.questions.filter((question) => question.kind === 'single')

/** The best answers, with some options, bases and exceptions drawn at random over them. */
const answersDrawn = fc
  .tuple(
    fc.constantFrom(1, 2, 3),
    fc.array(
      fc.record({
        place: fc.nat(singles.length - 1),
        option: fc.nat(4),
        basis: fc.constantFrom('stated', 'link', 'evidence', 'verified'),
        exception: fc.boolean(),
        blank: fc.boolean(),
      }),
      { maxLength: 40 },
    ),
  )
  .map(([tier, draws]) => {
    const answers: AnswerSet = { ...bestAnswers(tier) }
    for (const { place, option, basis, exception, blank } of draws) {
      const question = singles[place]
      if (!question) continue
      if (blank) {
        delete answers[question.id]
        continue
      }
      const value = question.options[option % question.options.length]?.value ?? null
      const words = exception ? 'Not on the trial plan' : null
      answers[question.id] = { value, basis, exception: words, notApplicable: null, comment: null }
    }
    return { tier, answers }
  })

const inputOf = (drawn: { tier: 1 | 2 | 3; answers: AnswerSet }): ScoringInput => ({
  questionnaire: bank.current,
  tier: drawn.tier,
  intake: deriveIntake(intakeAnswers),
  answers: drawn.answers,
  asOf: '2026-11-23',
  submitted: true,
})

const verdictOn = (questionId: string, over: Partial<Verdict>): Verdict => ({
  questionId,
  seq: 1,
  kind: 'accepted',
  credit: null,
  notApplicableAccepted: null,
  reason: '',
  answerRevision: 1,
  byId: 'ada',
  at: new Date('2026-11-23T10:00:00Z'),
  ...over,
})

const statesOf = (answers: AnswerSet) =>
  new Map(Object.keys(answers).map((id) => [id, { revision: 1, evidenceChangedAt: null }] as const))

const verdictsDrawn = fc.array(
  fc.record({ place: fc.nat(singles.length - 1), credit: fc.integer({ min: 0, max: 100 }) }),
  { maxLength: 20 },
)

const tenths = (points: number | null) => Math.round((points ?? 0) * 10)

describe('what reviewers are shown', () => {
  it('costs exactly what the engine says, and adds up to what is missing', () => {
    fc.assert(
      fc.property(answersDrawn, verdictsDrawn, (drawn, draws) => {
        const input = inputOf(drawn)
        const verdicts = draws.map(({ place, credit }, at) =>
          verdictOn(singles[place]?.id ?? '', { seq: at + 1, kind: 'adjusted', credit }),
        )
        const assessment = assess(input, verdicts, statesOf(drawn.answers))
        const items = workItems({
          ...{ questionnaire: bank.current, input, assessment, verdicts },
          contradictions: [],
          row: { review: { asks: null } },
        })
        const { contributions, uncapped } = assessment.reviewed
        const shown = items.flatMap(({ id, lost }) =>
          lost === null ? [] : [{ question: id, lost }],
        )
        expect(shown).toEqual(contributions)
        const sum = shown.reduce((total, { lost }) => total + tenths(lost), 0)
        expect(sum).toBe(1000 - tenths(uncapped.assured))
      }),
      { numRuns: 60 },
    )
  })

  it('can be redone by hand from weight, credit and confidence', () => {
    fc.assert(
      fc.property(answersDrawn, (drawn) => {
        const input = inputOf(drawn)
        const { automatic } = assess(input, [], statesOf(drawn.answers))
        const credits = new Map(questionCredits(input).map((credit) => [credit.question, credit]))
        for (const domain of automatic.domains) {
          let points = 0
          let weights = 0
          for (const { question, weight } of bank.current.compiled) {
            const entered = credits.get(question.id)
            if (question.domain !== domain.id || !entered?.inAssured) continue
            points += weight * (entered.credit ?? 0) * entered.confidence
            weights += weight
          }
          if (weights === 0) expect(domain.uncapped.assured).toBeNull()
          else {
            const off = Math.abs(points / weights - (domain.uncapped.assured ?? -1))
            expect(off).toBeLessThanOrEqual(0.05 + 1e-9)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('is left alone by accepting, and never raised by rejecting', () => {
    fc.assert(
      fc.property(answersDrawn, fc.nat(singles.length - 1), (drawn, place) => {
        const input = inputOf(drawn)
        const id = singles[place]?.id ?? ''
        const states = statesOf(drawn.answers)
        const accepted = assess(input, [verdictOn(id, {})], states)
        expect(accepted.reviewed).toEqual(accepted.automatic)
        const { reviewed, automatic } = assess(input, [verdictOn(id, { kind: 'rejected' })], states)
        expect(tenths(reviewed.assured)).toBeLessThanOrEqual(tenths(automatic.assured))
        expect(tenths(reviewed.asStated)).toBeLessThanOrEqual(tenths(automatic.asStated))
      }),
      { numRuns: 60 },
    )
  })

  it('walks from the engine’s number to the reviewed one by steps that add up to the tenth', () => {
    fc.assert(
      fc.property(answersDrawn, verdictsDrawn, (drawn, draws) => {
        const input = inputOf(drawn)
        const kinds = ['adjusted', 'rejected', 'accepted'] as const
        const verdicts = draws.map(({ place, credit }, at) =>
          verdictOn(singles[place]?.id ?? '', {
            seq: at + 1,
            kind: kinds[credit % 3] ?? 'accepted',
            credit: credit % 3 === 0 ? credit : null,
            at: new Date(Date.UTC(2026, 10, 23, 10, credit % 7)),
          }),
        )
        const { automatic, reviewed, standing } = assess(input, verdicts, statesOf(drawn.answers))
        const walked = adjustmentsIn(input, standing)
        expect(walked.automatic).toEqual(automatic.uncapped)
        expect(walked.reviewed).toEqual(reviewed.uncapped)
        const sum = walked.steps.reduce((total, { effect }) => total + tenths(effect), 0)
        expect(sum).toBe(tenths(walked.sum))
        expect(tenths(automatic.uncapped.assured) + sum).toBe(tenths(reviewed.uncapped.assured))
        const judging = [...standing.values()].filter(({ kind }) => kind !== 'accepted')
        expect(walked.steps).toHaveLength(judging.length)
        const backwards = new Map([...standing].toReversed())
        expect(adjustmentsIn(input, backwards)).toEqual(walked)
      }),
      { numRuns: 60 },
    )
  })
})
