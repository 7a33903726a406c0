// Page 1: whose report on what, the outcome at a glance, and how to tell this copy from another.

import type { ReportRecord } from '../../app/core/report/record'
import {
  offeringWords,
  outcomeWords,
  reissueSentence,
  reportWords,
  scoreSentence,
  vendorWords,
} from '../../app/core/report/summary'
import { dateWords, instantWords, shortHash } from '../../app/core/report/words'
import { definitions } from '../../app/pdf/layout/definitions'
import { panel } from '../../app/pdf/layout/figure'
import type { Flow, Spot } from '../../app/pdf/layout/flow'
import { paragraph } from '../../app/pdf/layout/paragraph'
import { baselineIn, INK, STYLES, type TextStyle } from '../../app/pdf/style'
import { drawLine } from '../../app/pdf/text/draw-line'
import { fitOnLine } from '../../app/pdf/text/fit'
import { breakLines } from '../../app/pdf/text/lines'
import type { Issue } from './issue'
import { levelMark } from './mark'

/** ✔ and ✘ are drawn by the embedded face; hold is a pause sign. No colour: colours mean risk. */
const SIGNS = { approve: '✔', 'approve with conditions': '✔', hold: '❚❚', reject: '✘' } as const

export function cover(flow: Flow, record: ReportRecord, issue: Issue): void {
  flow.gap(40)
  paragraph(flow, record.organisation.name, { style: 'subtitle', spaceAfter: 2 })
  paragraph(flow, 'Vendor AI due-diligence report', { style: 'subtitle', spaceAfter: 36 })
  paragraph(flow, vendorWords(record), { style: 'title', spaceAfter: 4 })
  paragraph(flow, offeringWords(record), { style: 'subtitle', spaceAfter: 28 })
  if (issue.mark !== undefined) paragraph(flow, issue.notice, { style: 'strong', spaceAfter: 12 })
  panel(flow, 92, (spot) => outcomePanel(flow, spot, record))
  flow.gap(16)
  definitions(flow, facts(record, issue), { labels: 0.3, style: 'body' })
}

/** Decision on the left, residual level on the right, the pair of scores below. */
function outcomePanel(flow: Flow, { page, x, y, width }: Spot, record: ReportRecord): void {
  page.rect({ x, y, width, height: 92 }, { fill: INK.surface })
  page.rect({ x, y, width: 4, height: 92 }, { fill: INK.text })
  const sign = record.decision === null ? '' : `${SIGNS[record.decision.kind]}  `
  const half = width * 0.66
  const set = (text: string, style: TextStyle, room: number) =>
    fitOnLine(text, style, room, flow.faces)
  const level = breakLines([levelMark(record.score.residual, 13)], STYLES.body, 200, flow.faces)
  const second = y + 22 + baselineIn(STYLES.heading1) + 6
  page.own(flow.add('P'), () => {
    drawLine(page, set('Decision', STYLES.label, half), x + 20, y + 22)
    const outcome = set(sign + outcomeWords(record), STYLES.heading1, half - 24)
    drawLine(page, outcome, x + 20, second)
  })
  page.own(flow.add('P'), () => {
    drawLine(page, set('Residual risk', STYLES.label, 120), x + half + 8, y + 22)
    for (const line of level) drawLine(page, line, x + half + 8, second)
  })
  page.own(flow.add('P'), () => {
    drawLine(page, set(scoreSentence(record), STYLES.small, width - 40), x + 20, y + 76)
  })
}

/** Which version it takes the place of, and why, as far as this reader is told. */
export function replaced(record: ReportRecord): [string, string][] {
  const sentence = reissueSentence(record)
  return sentence === undefined ? [] : [['Issued again', sentence]]
}

function facts(record: ReportRecord, { hash }: Issue): [string, string][] {
  const { organisation, review, decision } = record
  const validity: [string, string][] = decision
    ? [
        ['Decided', dateWords(decision.decidedOn)],
        ['Valid until', dateWords(decision.validUntil)],
      ]
    : []
  return [
    ['Report', reportWords(record)],
    ...replaced(record),
    ['Review', `${review.number}, round ${review.round}, tier ${review.tier}`],
    ['Answers and evidence as of', dateWords(review.asOf)],
    ...validity,
    ['Issued', instantWords(record.issuedAt)],
    ['Classification', organisation.classification],
    ['Verify this copy at', organisation.verifyUrl ?? 'the portal it was exported from'],
    ['Record hash (SHA-256)', `${shortHash(hash)} … (in full on the last page)`],
  ]
}
