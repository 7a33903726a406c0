/** Scoring engine 1: from answers to the pair of assured and as stated, with the rules that fired. */
import type { IntakeFacts } from '../intake/facts'
import type { AnswerSet } from '../questionnaire/answer'
import type { CompiledQuestionnaire } from '../questionnaire/compile'
import { confidenceDenominator } from '../questionnaire/credit-unit'
import type { Tier } from '../questionnaire/definition'
import { walk } from '../questionnaire/visible'
import type { PlainDate } from '../schedule/plain-date'
import { type CapsInForce, capped, capsInForce, describeCaps, type PairInTenths } from './caps'
import { contributionsOf } from './contributions'
import { type MeasuredDomain, measureDomains, overallOf } from './domains'
import { fromTenths } from './exact'
import type { Coverage, DomainScore, Score } from './result'
import { type Fired, fireRules } from './rules'
import { addUp, type Sums } from './sums'
import { bandOf, proposalOf, residualOf } from './verdict'

export interface ScoringInput {
  questionnaire: CompiledQuestionnaire
  tier: Tier
  intake: IntakeFacts
  answers: AnswerSet
  asOf: PlainDate
  /** Blank is zero after submission, and leaves the score open before it. */
  submitted: boolean
  /** Ids of knock-out rules that a waiver in force lifts. */
  waived?: readonly string[]
}

/** Pure and exact: the same input gives the same bytes, whatever the order of the answers. */
export function scoreReview(input: ScoringInput): Score {
  const { questionnaire, asOf, submitted } = input
  const world = { ...walk(questionnaire, input, { asOf, submitted }), asOf }
  const sums = addUp(questionnaire, world, input.answers)
  const fired = fireRules(questionnaire, world, input.waived ?? [])
  const caps = capsInForce(questionnaire, fired.red)
  const domains = measureDomains(questionnaire, sums.domains, caps.domains)
  const open = sums.domains.some((domain) => domain.open)
  return present(input, {
    sums,
    fired,
    caps,
    domains,
    ...overallPairs(domains, questionnaire, open),
  })
}

interface Measured {
  sums: Sums
  fired: Fired
  caps: CapsInForce
  domains: MeasuredDomain[]
  open: boolean
  /** Before any cap, and with the domains capped. */
  uncapped: PairInTenths
  withDomainCaps: PairInTenths
}

function overallPairs(
  domains: MeasuredDomain[],
  { creditUnit }: CompiledQuestionnaire,
  open: boolean,
): Pick<Measured, 'open' | 'uncapped' | 'withDomainCaps'> {
  const nothing = { assured: null, asStated: null }
  if (open) return { open, uncapped: nothing, withDomainCaps: nothing }
  const unit = creditUnit * confidenceDenominator
  const uncapped = overallOf(domains, unit, 'uncapped')
  const isCapped = domains.some((domain) => domain.at < 100)
  return {
    open,
    uncapped,
    withDomainCaps: isCapped ? overallOf(domains, unit, 'capped') : uncapped,
  }
}

function present(input: ScoringInput, measured: Measured): Score {
  const { fired, caps, uncapped, withDomainCaps } = measured
  const { definition, hash, creditUnit } = input.questionnaire
  const assured = fromTenths(capped(withDomainCaps.assured, caps.overall))
  const band = bandOf(assured)
  return {
    engine: 1,
    questionnaire: { slug: definition.slug, version: definition.version, hash },
    tier: input.tier,
    asOf: input.asOf,
    ...statusOf(measured),
    assured,
    asStated: fromTenths(capped(withDomainCaps.asStated, caps.overall)),
    uncapped: { assured: fromTenths(uncapped.assured), asStated: fromTenths(uncapped.asStated) },
    domains: measured.domains.map(presentDomain),
    flags: fired.flags,
    knockouts: fired.knockouts,
    notes: fired.notes,
    caps: describeCaps(caps, {
      questions: input.questionnaire.questions,
      before: (scope) => pairBefore(measured, scope),
    }),
    band,
    residual: residualOf(input.tier, band),
    proposal: proposalOf(band, {
      knockout: fired.knockouts.some((knockout) => !knockout.waived),
      noAi: fired.noAi,
      reds: fired.red.size > 0,
    }),
    contributions:
      uncapped.assured === null
        ? []
        : contributionsOf(measured.sums.entries, measured.domains, {
            published: uncapped.assured,
            unit: creditUnit * confidenceDenominator,
          }),
    unanswered: measured.sums.unanswered,
    coverage: coverageOf(measured.sums),
  }
}

function pairBefore({ domains, withDomainCaps }: Measured, scope: string): PairInTenths {
  return domains.find(({ domain }) => domain.id === scope)?.uncapped ?? withDomainCaps
}

function presentDomain({ domain, sums, at, uncapped, capped }: MeasuredDomain): DomainScore {
  const assured = fromTenths(capped.assured)
  return {
    id: domain.id,
    name: domain.name,
    weight: domain.weight,
    assured,
    asStated: fromTenths(capped.asStated),
    uncapped: { assured: fromTenths(uncapped.assured), asStated: fromTenths(uncapped.asStated) },
    capped: at < 100,
    band: bandOf(assured),
    answered: sums.answered,
    visible: sums.visible,
    withEvidence: sums.withEvidence,
  }
}

function statusOf({ open, uncapped, sums }: Measured): Pick<Score, 'status' | 'statusSentence'> {
  const { visible, answered } = coverageOf(sums)
  if (open) {
    return {
      status: 'not complete',
      statusSentence: `Not complete: ${visible - answered} of ${visible} questions are not answered yet.`,
    }
  }
  if (uncapped.assured === null) {
    return { status: 'nothing to score', statusSentence: 'No answer so far can be scored.' }
  }
  return { status: 'scored', statusSentence: null }
}

function coverageOf({ domains, notApplicable, hidden }: Sums): Coverage {
  const total = (member: 'visible' | 'answered' | 'withEvidence') =>
    domains.reduce((sum, domain) => sum + domain[member], 0)
  return {
    visible: total('visible'),
    answered: total('answered'),
    withEvidence: total('withEvidence'),
    notApplicable,
    hidden,
  }
}
