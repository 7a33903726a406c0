// Score: the pair per domain as table and chart, and every rule that moved it.

import { costliest } from '../../app/core/report/arithmetic'
import type { ReportRecord } from '../../app/core/report/record'
import {
  capsSentence,
  coverageSentence,
  flagEffect,
  scoreSentence,
} from '../../app/core/report/summary'
import { scoreWords, UNKNOWN } from '../../app/core/report/words'
import type { Flow } from '../../app/pdf/layout/flow'
import { bullets, paragraph } from '../../app/pdf/layout/paragraph'
import { table } from '../../app/pdf/layout/table'
import type { Content } from '../../app/pdf/text/inline'
import { adjustments } from './adjustments'
import { arithmetic } from './arithmetic'
import { cite, citeOne } from './cite'
import { domainChart } from './domain-chart'
import { bandMark } from './mark'
import { scoreOverRounds } from './rounds-chart'

const COSTLIEST = 10

export function score(flow: Flow, record: ReportRecord): void {
  flow.heading(1, '3  Score')
  paragraph(flow, `${scoreSentence(record)} ${coverageSentence(record)}`)
  paragraph(
    flow,
    'All scores run from 0 to 100; higher is better assurance. “As stated” takes the vendor at its word. ' +
      '“Assured” counts heavy questions by how well they are supported (stated 0.65, link 0.80, evidence 0.90, ' +
      'verified 1.00), so the distance between the two is what proof would change.',
  )
  domainChart(flow, record.score.domains)
  domainTable(flow, record)
  scoreOverRounds(flow, record)
  costs(flow, record)
  rulesFired(flow, record)
  adjustments(flow, record)
  arithmetic(flow, record)
}

function domainTable(flow: Flow, { score: { domains } }: ReportRecord): void {
  flow.heading(2, 'Scores by domain')
  table(flow, {
    columns: [
      { head: 'Domain', width: 5.6 },
      { head: 'Weight', width: 1.9, align: 'right' },
      { head: 'Assured', width: 2.1, align: 'right' },
      { head: 'As stated', width: 2.9, align: 'right' },
      { head: 'Level', width: 3.2 },
      { head: 'Answered', width: 2.5, align: 'right' },
      { head: 'Proven', width: 2, align: 'right' },
      { head: 'Change', width: 2, align: 'right' },
    ],
    rows: domains.map((domain) => ({
      cells: [
        `${domain.id}  ${domain.name}`,
        String(domain.weight),
        scoreWords(domain.assured),
        scoreWords(domain.asStated),
        [bandMark(domain.band, 7.5)],
        `${domain.answered} of ${domain.visible}`,
        String(domain.withEvidence),
        changeWords(domain.assured, domain.previousAssured),
      ],
    })),
    keep: true,
  })
}

/** '+4.2', '−1.0', '0.0', or a dash where there is no earlier round to compare with. */
function changeWords(now: number | null, before: number | null): string {
  if (now === null || before === null) return UNKNOWN
  const change = Math.round((now - before) * 10) / 10
  if (change === 0) return '0.0'
  return `${change > 0 ? '+' : '−'}${Math.abs(change).toFixed(1)}`
}

function costs(flow: Flow, record: ReportRecord): void {
  const rows = costliest(record, COSTLIEST)
  if (rows.length === 0) return
  flow.heading(2, 'What cost most')
  table(flow, {
    columns: [
      { head: 'Question', width: 1.6 },
      { head: 'Wording', width: 9 },
      { head: 'Points lost', width: 1.8, align: 'right' },
    ],
    rows: rows.map(({ id, question, lost }) => ({
      cells: [cite([id]), question?.wording ?? UNKNOWN, scoreWords(lost)],
    })),
    spaceAfter: 6,
  })
  const { uncappedAssured, wouldMove } = record.score
  const total = `All questions together cost 100 − ${scoreWords(uncappedAssured)} points; each is in Appendix A.`
  paragraph(flow, total, { style: 'label' })
  if (wouldMove.length === 0) return
  flow.heading(2, 'What would move the level')
  bullets(flow, wouldMove)
}

function rulesFired(flow: Flow, record: ReportRecord): void {
  const { score } = record
  flow.heading(2, 'Rules fired')
  const rows: { cells: Content[] }[] = [
    ...score.knockouts.map((rule) => ({
      cells: ['Knock-out', rule.id, rule.sentence, citeOne(rule.questionId), knockoutEffect(rule)],
    })),
    ...score.caps.map((rule) => ({
      cells: ['Cap', rule.id, rule.sentence, cite(rule.questions), capEffect(rule)],
    })),
    ...score.flags.map((rule) => ({
      cells: [
        'Red flag',
        rule.id,
        rule.sentence,
        citeOne(rule.questionId),
        flagEffect(record, rule.questionId),
      ],
    })),
    ...score.notes.map((rule) => ({
      cells: ['Note', rule.id, rule.sentence, citeOne(rule.questionId), 'None'],
    })),
  ]
  if (rows.length === 0) {
    paragraph(flow, 'No red flag, cap or knock-out fired.')
    return
  }
  table(flow, {
    columns: [
      { head: 'Kind', width: 2 },
      { head: 'Rule', width: 2.4 },
      { head: 'In words', width: 6 },
      { head: 'Question', width: 1.9 },
      { head: 'Effect', width: 3 },
    ],
    rows,
    spaceAfter: 6,
  })
  const sentence = capsSentence(record)
  if (sentence !== null) paragraph(flow, sentence)
}

function knockoutEffect(rule: ReportRecord['score']['knockouts'][number]): string {
  if (rule.waiver !== null) return `Lifted by waiver ${rule.waiver}`
  return rule.waivable ? 'Proposal “do not use”' : 'Proposal “do not use”; cannot be waived'
}

function capEffect({ scope, at }: ReportRecord['score']['caps'][number]): string {
  return `${scope === 'overall' ? 'Overall' : `Domain ${scope}`} at most ${at}`
}
