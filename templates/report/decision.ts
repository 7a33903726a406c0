// Decision and summary: the page for those who read one page.
import type { ReportRecord } from '../../app/core/report/record'
import {
  coverageSentence,
  decisionSentence,
  nextReviewSentence,
  scoreSentence,
} from '../../app/core/report/summary'
import { capitalised, dateWords, instantWords } from '../../app/core/report/words'
import { type Definition, definitions } from '../../app/pdf/layout/definitions'
import type { Flow } from '../../app/pdf/layout/flow'
import { bullets, paragraph } from '../../app/pdf/layout/paragraph'
import { table } from '../../app/pdf/layout/table'
import { bandMark, levelMark } from './mark'

export function decisionAndSummary(flow: Flow, record: ReportRecord): void {
  flow.heading(1, '1  Decision and summary')
  paragraph(flow, decisionSentence(record), { style: 'strong' })
  const { decision } = record
  if (decision) {
    paragraph(flow, [{ text: 'Reason: ', face: 'bold' }, { text: decision.reason }])
    if (decision.summary !== '') paragraph(flow, decision.summary)
  }
  definitions(flow, glance(record), { keep: true })
  listOf(flow, 'Strengths', decision?.strengths ?? [])
  listOf(flow, 'Concerns', decision?.concerns ?? [])
  conditionsInBrief(flow, record)
  approvers(flow, record)
}

function glance(record: ReportRecord): Definition[] {
  const { score, decision } = record
  const rows: Definition[] = [
    ['Score', scoreSentence(record)],
    ['Assurance', [bandMark(score.band)]],
    ['Residual risk', [levelMark(score.residual)]],
    ['Coverage', coverageSentence(record)],
  ]
  // Beside the decision, so that one against the engine's proposal is seen to be that.
  if (score.proposal !== null) {
    rows.push(['Engine proposes', `${capitalised(score.proposal)}. A person decides.`])
  }
  if (decision?.validUntil) rows.push(['Valid until', dateWords(decision.validUntil)])
  const next = nextReviewSentence(record)
  if (next !== undefined) rows.push(['Re-review', next])
  return rows
}

function listOf(flow: Flow, title: string, items: readonly string[]): void {
  if (items.length === 0) return
  flow.heading(2, title)
  bullets(flow, items)
}

function conditionsInBrief(flow: Flow, { conditions }: ReportRecord): void {
  if (conditions.length === 0) return
  flow.heading(2, 'Conditions in brief')
  table(flow, {
    columns: [
      { head: 'No.', width: 1 },
      { head: 'Condition', width: 8 },
      { head: 'Binds', width: 2 },
      { head: 'Due', width: 2 },
    ],
    rows: conditions.map(({ id, sentence, ownerSide, dueOn }) => ({
      cells: [
        [{ text: id, link: `#${id}` }],
        sentence,
        ownerSide === 'vendor' ? 'the vendor' : 'us',
        dateWords(dueOn),
      ],
    })),
  })
}

function approvers(flow: Flow, { decision }: ReportRecord): void {
  if (!decision) return
  flow.heading(2, 'Who decided')
  table(flow, {
    columns: [
      { head: 'Part', width: 2 },
      { head: 'Name', width: 4 },
      { head: 'Role', width: 3 },
      { head: 'When', width: 4 },
    ],
    rows: [
      { cells: ['Proposed', decision.proposedBy, '', instantWords(decision.proposedAt)] },
      ...decision.approvers.map(({ name, role, at }) => ({
        cells: ['Approved', name, role, instantWords(at)],
      })),
    ],
    keep: true,
  })
}
