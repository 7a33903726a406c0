// Ten thousand reviews under a draft: both scores of each, compared and explained, against scoring that looks everything up.
import type { Answer, AnswerSet, Basis } from '../../app/core/questionnaire/answer'
import {
  type CompiledQuestionnaire,
  compileQuestionnaire,
} from '../../app/core/questionnaire/compile'
import type { Question, Questionnaire } from '../../app/core/questionnaire/definition'
import { kindOf } from '../../app/core/questionnaire/kinds/registry'
import { type ScoringInput, scoreReview } from '../../app/core/scoring/score'
import { compare, type Simulated } from '../../app/core/simulation/simulate'
import { sha256 } from '../../app/ports/questionnaires'
import { naiveScore } from './naive-scoring'
import { fullReview } from './scoring'
import type { Comparison, Suite } from './suite'

const REVIEWS = 10_000
const bases: readonly Basis[] = ['stated', 'link', 'evidence', 'verified']

/** The next version: heavier training questions, one question less and one more. */
function draftOf({ definition }: CompiledQuestionnaire): CompiledQuestionnaire {
  const change = (question: Question): Question[] => {
    if (question.id === 'SEC-06') return []
    if (question.id === 'GOV-02') return [question, { ...question, id: 'GOV-99' }]
    return [question.domain === 'TRN' && question.weight ? { ...question, weight: 5 } : question]
  }
  const draft: Questionnaire = {
    ...definition,
    version: definition.version + 1,
    sections: definition.sections.map((section) => ({
      ...section,
      questions: section.questions.flatMap(change),
    })),
    retired: ['SEC-06'],
  }
  return compileQuestionnaire(draft, sha256)
}

/** The same numbers every time: a linear congruential generator, Numerical Recipes' constants. */
function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % below
  }
}

function reviewsOf(base: ScoringInput): ScoringInput[] {
  const next = generator(20261121)
  return Array.from({ length: REVIEWS }, () => {
    const answers: AnswerSet = {}
    for (const question of base.questionnaire.questions) {
      const given = base.answers[question.id]
      if (given) answers[question.id] = answerTo(question, given, next)
    }
    return { ...base, answers }
  })
}

function answerTo(question: Question, given: Answer, next: (below: number) => number): Answer {
  const options = question.kind === 'single' ? question.options : []
  const picked = options.length > 0 && next(3) === 0 ? options[next(options.length)] : undefined
  return {
    ...given,
    value:
      picked?.value ??
      (next(20) === 0 ? null : (kindOf(question).best(question, '2026-11-21') ?? given.value)),
    basis: bases[next(4)] ?? 'stated',
    exception: next(15) === 0 ? 'except the old plan' : null,
  }
}

const simulate = (review: ScoringInput, draft: CompiledQuestionnaire): Simulated =>
  compare(scoreReview(review), scoreReview({ ...review, questionnaire: draft }))

export const simulation: Suite = {
  name: 'simulate',
  run(): Comparison[] {
    const base = fullReview()
    const draft = draftOf(base.questionnaire)
    const reviews = reviewsOf(base)
    for (const review of reviews.slice(0, 500)) simulate(review, draft)
    const ours = fastest(5, () => reviews.map((review) => simulate(review, draft)))
    const naive = fastest(1, () =>
      reviews.map((review) => [
        naiveScore(review.questionnaire.definition, review),
        naiveScore(draft.definition, review),
      ]),
    )
    reviews.forEach((review, index) => {
      verify(review, { draft, simulated: ours.result[index], naive: naive.result[index] })
    })
    const changed = ours.result.filter(({ changes }) => changes).length
    if (changed === 0 || changed === REVIEWS) throw new Error(`${changed} changed: nothing to see`)
    return [
      {
        what: `${REVIEWS} reviews under a draft, ${changed} of them change`,
        unit: 'ms',
        ours: { label: 'compiled, both scores, exact, with reasons', value: ours.milliseconds },
        other: { label: 'looked up at every answer, both pairs only', value: naive.milliseconds },
        atMost: 2000,
      },
    ]
  },
}

interface Sides {
  draft: CompiledQuestionnaire
  simulated: Simulated | undefined
  naive: { assured: number; asStated: number }[] | undefined
}

/** Every review: the published uncapped pair is the naive one, rounded; and the outcome is that of its scores. */
function verify(review: ScoringInput, { draft, simulated, naive }: Sides): void {
  const scores = [scoreReview(review), scoreReview({ ...review, questionnaire: draft })]
  scores.forEach(({ uncapped }, index) => {
    const plain = naive?.[index]
    for (const which of ['assured', 'asStated'] as const) {
      const apart = Math.abs((uncapped[which] ?? Number.NaN) - (plain?.[which] ?? Number.NaN))
      if (!(apart <= 0.05 + 1e-9)) throw new Error(`Not the same work: ${apart} apart`)
    }
  })
  const [before, after] = scores
  if (
    simulated?.before.assured !== before?.assured ||
    simulated?.after.assured !== after?.assured
  ) {
    throw new Error('The simulation did not tell the scores')
  }
}

/** Of so many rounds the fastest counts: in the others the machine did other work. */
function fastest<Result>(rounds: number, work: () => Result) {
  let best: { result: Result; milliseconds: number } | null = null
  for (let round = 0; round < rounds || best === null; round++) {
    const started = performance.now()
    const result = work()
    const milliseconds = performance.now() - started
    if (best === null || milliseconds < best.milliseconds) best = { result, milliseconds }
  }
  return best
}
