// The score as published: reviewed, with what the engine alone had said beside it.

import { adjustmentsIn } from '../../../core/judgement/adjustments'
import { isInForce } from '../../../core/judgement/waiver'
import type { ReportRecord } from '../../../core/report/record'
import type { ShownDifference } from '../../../core/review/difference/view'
import type { DomainScore, FiredRule, Score } from '../../../core/scoring/result'
import { bandFloors } from '../../../core/scoring/verdict'
import { moveSentences, whatWouldMove } from '../../../core/scoring/what-would-move'
import type { CaseFile } from '../../judgement/load-case'
import { numbered, type RecordGround } from './ground'

/** `since` tells what each domain had in the round before. */
export function scoreOf(
  { file }: RecordGround,
  since: ShownDifference | null,
): ReportRecord['score'] {
  const before = new Map(since?.domains.map(({ id, was }) => [id, was?.assured ?? null]))
  const { assessment } = file
  const { automatic, reviewed, standing } = assessment
  return {
    assured: reviewed.assured,
    asStated: reviewed.asStated,
    uncappedAssured: reviewed.uncapped.assured,
    uncappedAsStated: reviewed.uncapped.asStated,
    domains: reviewed.domains.map((domain) => domainOf(domain, before.get(domain.id) ?? null)),
    flags: reviewed.flags.map(ruleOf),
    knockouts: reviewed.knockouts.map((rule) => ({
      ...ruleOf(rule),
      waivable: rule.waivable,
      waiver: rule.waived ? waiverLabel(file, rule.rule) : null,
    })),
    caps: reviewed.caps.map(({ rule, sentence, questions, scope, at }) => ({
      id: rule,
      questionId: null,
      sentence,
      questions,
      scope,
      at,
    })),
    notes: reviewed.notes.map(ruleOf),
    band: reviewed.band,
    residual: reviewed.residual,
    proposal: reviewed.proposal,
    contributions: reviewed.contributions,
    coverage: reviewed.coverage,
    wouldMove: fewestMoves(file),
    adjustments: adjustmentsIn(file.input, standing).steps.map(({ verdict, from, to, effect }) => ({
      question: verdict.questionId,
      from,
      to,
      effect,
    })),
    automatic: standing.size === 0 ? null : briefOf(automatic),
  }
}

function domainOf(
  domain: DomainScore,
  previousAssured: number | null,
): ReportRecord['score']['domains'][number] {
  return {
    id: domain.id,
    name: domain.name,
    weight: domain.weight,
    assured: domain.assured,
    asStated: domain.asStated,
    uncappedAssured: domain.uncapped.assured,
    uncappedAsStated: domain.uncapped.asStated,
    band: domain.band,
    answered: domain.answered,
    visible: domain.visible,
    withEvidence: domain.withEvidence,
    previousAssured,
  }
}

/** 'W-01': a waiver's number is its place among all that were recorded. */
function waiverLabel({ waivers, moment }: CaseFile, rule: string): string | null {
  const at = waivers.findIndex((waiver) => waiver.rule === rule && isInForce(waiver, moment))
  return at < 0 ? null : numbered('W', at + 1)
}

const ruleOf = ({ rule, question, sentence }: FiredRule) => ({
  id: rule,
  questionId: question,
  sentence,
})

const briefOf = ({ assured, asStated, band, residual, proposal }: Score) => ({
  assured,
  asStated,
  band,
  residual,
  proposal,
})

/** More than so many are left to the page that explains the score. */
const movesInReport = 8

/** The same moves as that page names: the fewest that reach the next band, or honestly a good set. */
function fewestMoves({ input, assessment }: CaseFile): string[] {
  const would = whatWouldMove({ ...input, answers: assessment.answers })
  if (!would) return []
  const [heading = '', ...moves] = moveSentences(would)
  const more = moves.length - movesInReport
  return [
    heading,
    ...moves.slice(0, movesInReport),
    ...(more > 0 ? [`And ${more} more, which the page that explains the score names.`] : []),
  ]
}

/** How far the next band is, and whether proof alone could reach it; nothing when it is strong already. */
export function wouldMove({ assured, asStated, caps }: Score): string[] {
  const next = [...bandFloors].reverse().find(([, floor]) => assured !== null && assured < floor)
  if (assured === null || asStated === null || !next) return []
  const [band, floor] = next
  const short = ((floor * 10 - Math.round(assured * 10)) / 10).toFixed(1)
  const capped = caps.find(({ scope, at }) => scope === 'overall' && at < floor)
  if (capped) {
    return [`"${band}" is out of reach while this cap is in force: ${capped.sentence}`]
  }
  return [
    `Assured is ${short} points short of "${band}", which begins at ${floor}.`,
    asStated >= floor
      ? 'Proof of what the vendor only states could reach it.'
      : 'Proof alone would not reach it: some answers would have to change.',
  ]
}
