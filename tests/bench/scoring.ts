// Scores one full review again and again: the compiled engine against scoring that looks everything up.
import { fileURLToPath } from 'node:url'
import type { IntakeFacts } from '../../app/core/intake/facts'
import type { AnswerSet, Basis } from '../../app/core/questionnaire/answer'
import type { CompiledQuestionnaire } from '../../app/core/questionnaire/compile'
import { kindOf } from '../../app/core/questionnaire/kinds/registry'
import { visibleQuestions } from '../../app/core/questionnaire/visible'
import { type ScoringInput, scoreReview } from '../../app/core/scoring/score'
import { readDefinitions } from '../../app/ports/questionnaires'
import { naiveScore } from './naive-scoring'
import { type Comparison, microseconds, type Suite } from './suite'

const asOf = '2026-11-21'
const bases: readonly Basis[] = ['stated', 'link', 'evidence', 'verified']

/** Every fact that opens questions, so that all ninety are asked. */
const intake: IntakeFacts = {
  data_class: 'confidential',
  data_kinds: ['personal'],
  autonomy: 'act_alone',
  criticality: 'slow',
  user_count: 40,
  ai_act_class: 'high',
  personal_data: true,
  connects_sources: true,
  affects_people: true,
  decides_about_people: true,
  eu_nexus: true,
  residency_required: true,
  allowed_regions: ['eea'],
  already_in_use: false,
}

/** Answers of every quality, some with exceptions, on every kind of proof. */
function mixedAnswers({ questions }: CompiledQuestionnaire): AnswerSet {
  const opening: AnswerSet = {}
  const fixed = new Map<string, string[] | string>([
    ['INV-01', ['gen_text', 'agent']],
    ['INV-04', 'mixed'],
    ['TRN-01', 'opt_in'],
    ['CRT-01', ['soc2_t2', 'iso27001', 'c5_t2']],
  ])
  questions.forEach((question, index) => {
    const options = 'options' in question && question.kind === 'single' ? question.options : []
    opening[question.id] = {
      value:
        fixed.get(question.id) ??
        options[index % options.length]?.value ??
        kindOf(question).best(question, asOf) ??
        (question.kind === 'certifications'
          ? [{ kind: 'soc2-t2', validFrom: '2026-01-01', validTo: '2027-01-01' }]
          : null),
      basis: bases[index % bases.length] ?? 'stated',
      exception: index % 7 === 0 ? 'except the old plan' : null,
      notApplicable: null,
      comment: null,
    }
  })
  return opening
}

/** The review that is scored: Tier 1, submitted, with every question asked. */
export function fullReview(): ScoringInput {
  const folder = fileURLToPath(new URL('../../questionnaires', import.meta.url))
  const questionnaire = readDefinitions(folder).questionnaires.at(-1)
  if (!questionnaire) throw new Error('There is no questionnaire to score')
  const answers = mixedAnswers(questionnaire)
  return { questionnaire, tier: 1, intake, answers, asOf, submitted: true }
}

export const scoring: Suite = {
  name: 'scoring',
  run(): Comparison[] {
    const review = fullReview()
    const compiled = () => scoreReview(review)
    const naive = () => naiveScore(review.questionnaire.definition, review)
    const asked = visibleQuestions(review.questionnaire, review).length
    const apart = Math.abs((compiled().uncapped.assured ?? 0) - naive().assured)
    if (asked !== 90 || apart > 0.1)
      throw new Error(`Not the same work: ${asked} asked, ${apart} apart`)
    return [
      {
        what: 'one review of 90 questions',
        unit: 'µs',
        ours: { label: 'compiled, exact and explained', value: microseconds(compiled) },
        other: {
          label: 'looked up at every answer, floats, pair only',
          value: microseconds(naive, 10),
        },
        atMost: 50,
      },
    ]
  },
}
