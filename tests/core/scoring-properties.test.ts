import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answer, AnswerSet, Basis } from '../../app/core/questionnaire/answer'
import { bases } from '../../app/core/questionnaire/answer'
import { kindOf } from '../../app/core/questionnaire/kinds/registry'
import { visibleQuestions } from '../../app/core/questionnaire/visible'
import type { Score } from '../../app/core/scoring/result'
import { type ScoringInput, scoreReview } from '../../app/core/scoring/score'
import { answerSets, anyValue, bank, facts, given, goodAnswerSets, tier } from './bank'

const asOf = '2026-11-21'
const anyAnswers = fc.oneof(answerSets, goodAnswerSets)
const reviews: fc.Arbitrary<ScoringInput> = fc
  .tuple(anyAnswers, facts, tier)
  .map(([answers, intake, tier]) => ({
    questionnaire: bank,
    tier,
    intake,
    answers,
    asOf,
    submitted: true,
  }))
const anyQuestion = fc.constantFrom(...bank.questions)
const tenthsOf = (points: number | null) => (points === null ? null : Math.round(points * 10))

function change(input: ScoringInput, id: string, over: Partial<Answer>): ScoringInput {
  const answer = { ...given(input.answers[id]), ...over }
  return { ...input, answers: { ...input.answers, [id]: answer } }
}

const shown = (input: ScoringInput) => visibleQuestions(bank, input).map(({ id }) => id)

/** Higher is better; a missing number is no improvement on a number. */
const better = (now: number | null, before: number | null) =>
  now !== null && before !== null && now > before

const proposals = ['do not use', 'reject', 'approve with conditions', 'approve']
const bands = ['weak', 'conditional', 'acceptable', 'strong']
const levels = ['Critical', 'High', 'Moderate', 'Low']

function expectNoImprovement(now: Score, before: Score): void {
  expect(better(now.assured, before.assured)).toBe(false)
  expect(better(now.asStated, before.asStated)).toBe(false)
  expect(better(now.uncapped.assured, before.uncapped.assured)).toBe(false)
  expect(bands.indexOf(now.band ?? '')).toBeLessThanOrEqual(bands.indexOf(before.band ?? ''))
  expect(levels.indexOf(now.residual ?? '')).toBeLessThanOrEqual(
    levels.indexOf(before.residual ?? ''),
  )
  for (const [index, domain] of now.domains.entries()) {
    expect(better(domain.assured, given(before.domains[index]).assured)).toBe(false)
    expect(better(domain.asStated, given(before.domains[index]).asStated)).toBe(false)
  }
  if (before.proposal !== 'close as no AI') {
    expect(proposals.indexOf(now.proposal ?? '')).toBeLessThanOrEqual(
      proposals.indexOf(before.proposal ?? ''),
    )
  }
}

test('a worse answer never improves anything', () => {
  // What CRT-01 claims is what CRT-03 has to prove: claiming less can be the better course.
  const questions = bank.questions.filter(({ id, weight }) => weight && id !== 'CRT-01')
  const pairs = fc
    .constantFrom(...questions)
    .chain((question) => fc.tuple(fc.constant(question), anyValue(question), anyValue(question)))
  fc.assert(
    fc.property(reviews, pairs, (input, [question, one, other]) => {
      const context = { asOf, valueOf: () => ['soc2_t2'] }
      const creditOf = (value: typeof one) => kindOf(question).scorer(question)(value, context)
      const [a, b] = [creditOf(one), creditOf(other)]
      fc.pre(typeof a === 'number' && typeof b === 'number' && a !== b)
      const [better, worse] = Number(a) > Number(b) ? [one, other] : [other, one]
      const before = change(input, question.id, { value: better })
      const after = change(input, question.id, { value: worse })
      fc.pre(shown(before).join() === shown(after).join())
      expectNoImprovement(scoreReview(after), scoreReview(before))
    }),
    { numRuns: 2000 },
  )
}, 120_000)

test('an exception never improves anything', () => {
  fc.assert(
    fc.property(reviews, anyQuestion, (input, { id }) => {
      const before = scoreReview(change(input, id, { exception: null }))
      const after = scoreReview(change(input, id, { exception: 'except the old plan' }))
      expectNoImprovement(after, before)
    }),
  )
})

test('more proof never lowers assured and never touches as stated', () => {
  const steps = fc.tuple(fc.nat(bases.length - 1), fc.nat(bases.length - 1))
  fc.assert(
    fc.property(reviews, anyQuestion, steps, (input, { id }, [i, j]) => {
      const basisAt = (index: number): Basis => given(bases[index])
      const less = scoreReview(change(input, id, { basis: basisAt(Math.min(i, j)) }))
      const more = scoreReview(change(input, id, { basis: basisAt(Math.max(i, j)) }))
      fc.pre(!given(input.answers[id]).evidenceValidTo)
      expect(better(less.assured, more.assured)).toBe(false)
      expect(better(less.uncapped.assured, more.uncapped.assured)).toBe(false)
      expect(more.asStated).toBe(less.asStated)
      expect(more.caps.map(({ rule }) => rule)).toEqual(less.caps.map(({ rule }) => rule))
    }),
    { numRuns: 500 },
  )
})

test('evidence that expired is as good as a statement', () => {
  fc.assert(
    fc.property(reviews, anyQuestion, (input, { id }) => {
      const expired = change(input, id, { basis: 'evidence', evidenceValidTo: '2026-11-20' })
      const stated = change(input, id, { basis: 'stated', evidenceValidTo: '2026-11-20' })
      expect(scoreReview(expired)).toEqual(scoreReview(stated))
    }),
  )
})

test('assured is never above as stated, overall and in every domain, capped and uncapped', () => {
  fc.assert(
    fc.property(reviews, (input) => {
      const score = scoreReview(input)
      for (const pair of [score, score.uncapped, ...score.domains]) {
        expect(better(pair.assured, pair.asStated)).toBe(false)
      }
    }),
    { numRuns: 500 },
  )
})

test('what the questions cost adds up exactly to what is missing from 100', () => {
  fc.assert(
    fc.property(reviews, (input) => {
      const { contributions, uncapped } = scoreReview(input)
      const lost = contributions.reduce((sum, { lost }) => sum + Math.round(lost * 10), 0)
      expect(lost).toBe(1000 - given(tenthsOf(uncapped.assured)))
      expect(contributions.every(({ lost }) => lost >= 0)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('the order in which answers were given makes no difference, to the byte', () => {
  fc.assert(
    fc.property(reviews, (input) => {
      const reversed: AnswerSet = Object.fromEntries(Object.entries(input.answers).reverse())
      const [one, other] = [scoreReview(input), scoreReview({ ...input, answers: reversed })]
      expect(JSON.stringify(other)).toBe(JSON.stringify(one))
    }),
  )
})

test('a hidden question never scores, whatever its answer', () => {
  fc.assert(
    fc.property(reviews, answerSets, (input, others) => {
      const visible = new Set(shown(input))
      const answers = Object.fromEntries(
        bank.questions.map(({ id }) => [id, given((visible.has(id) ? input.answers : others)[id])]),
      )
      const score = scoreReview(input)
      expect(scoreReview({ ...input, answers })).toEqual(score)
      expect(score.contributions.every(({ question }) => visible.has(question))).toBe(true)
      const named = [...score.flags, ...score.knockouts, ...score.notes]
      expect(named.every(({ question }) => visible.has(question))).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('published numbers have one decimal and lie between 0 and 100', () => {
  fc.assert(
    fc.property(reviews, (input) => {
      const score = scoreReview(input)
      for (const pair of [score, score.uncapped, ...score.domains]) {
        for (const points of [pair.assured, pair.asStated]) {
          if (points === null) continue
          expect(points).toBe(Math.round(points * 10) / 10)
          expect(points >= 0 && points <= 100).toBe(true)
        }
      }
    }),
  )
})

test('before submission a single blank leaves the score open; without blanks it is the same as after', () => {
  fc.assert(
    fc.property(reviews, (input) => {
      const after = scoreReview(input)
      const before = scoreReview({ ...input, submitted: false })
      const scorable = new Set(bank.questions.filter((q) => q.weight).map(({ id }) => id))
      const reviewed = (id: string) => input.answers[id]?.reviewedCredit !== undefined
      const blank = after.unanswered.some((id) => scorable.has(id) && !reviewed(id))
      expect(before.assured).toBe(blank ? null : after.assured)
      expect(before.status).toBe(blank ? 'not complete' : after.status)
    }),
    { numRuns: 300 },
  )
})

test('the same input gives the same bytes, whoever holds it and however often it is asked', () => {
  fc.assert(
    fc.property(reviews, (input) => {
      const once = JSON.stringify(scoreReview(input))
      const copy = {
        ...input,
        intake: structuredClone(input.intake),
        answers: structuredClone(input.answers),
      }
      expect(JSON.stringify(scoreReview(copy))).toBe(once)
      expect(JSON.stringify(scoreReview(input))).toBe(once)
    }),
  )
})

test('a lower credit from a reviewer never improves anything', () => {
  fc.assert(
    fc.property(
      reviews,
      anyQuestion,
      fc.nat(10_000),
      fc.nat(10_000),
      (input, { id }, one, other) => {
        const at = (reviewedCredit: number) =>
          scoreReview(
            change(input, id, { reviewedCredit: reviewedCredit / 100, notApplicable: null }),
          )
        expectNoImprovement(at(Math.min(one, other)), at(Math.max(one, other)))
      },
    ),
    { numRuns: 500 },
  )
})

test('a waiver moves no number: it lifts its knock-out from the proposal, where it can be waived', () => {
  const rules = bank.rules.filter(({ effect }) => effect === 'knockout')
  const waivers = fc.subarray(rules.map(({ id }) => id))
  fc.assert(
    fc.property(reviews, waivers, (input, waived) => {
      const [before, after] = [scoreReview(input), scoreReview({ ...input, waived })]
      const { proposal: was, knockouts: stood, ...numbers } = before
      const { proposal, knockouts, ...rest } = after
      expect(rest).toEqual(numbers)
      expect(knockouts.map((one) => ({ ...one, waived: false }))).toEqual(stood)
      for (const one of knockouts) {
        expect(one.waived).toBe(one.waivable && waived.includes(one.rule))
      }
      const stands = knockouts.some((one) => !one.waived)
      expect(proposal === 'do not use').toBe(stands)
      if (was !== 'do not use') expect(proposal).toBe(was)
    }),
    { numRuns: 500 },
  )
})

test('an accepted "not applicable" leaves both numbers as if the question had no weight; refused, it counts as 0', () => {
  fc.assert(
    fc.property(reviews, anyQuestion, (input, { id }) => {
      const said = { notApplicable: 'not offered', value: null }
      const accepted = scoreReview(change(input, id, { ...said, notApplicableAccepted: true }))
      expect(accepted.contributions.some(({ question }) => question === id)).toBe(false)
      const refused = scoreReview(change(input, id, { ...said, notApplicableAccepted: false }))
      expect(better(refused.uncapped.assured, accepted.uncapped.assured)).toBe(false)
    }),
    { numRuns: 300 },
  )
})
