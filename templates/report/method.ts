// Appendix C: how engine 1 scores, with the versions and hashes that fix it.
import { type ReportRecord, TEMPLATE_VERSION } from '../../app/core/report/record'
import { definitions } from '../../app/pdf/layout/definitions'
import type { Flow } from '../../app/pdf/layout/flow'
import { bullets, paragraph } from '../../app/pdf/layout/paragraph'
import { table } from '../../app/pdf/layout/table'

export function method(flow: Flow, record: ReportRecord): void {
  flow.heading(1, 'Appendix C  Method')
  scoring(flow)
  bandsAndLevels(flow)
  versions(flow, record)
}

function scoring(flow: Flow): void {
  flow.heading(2, 'Scoring')
  bullets(
    flow,
    [
      'Every scored question has a weight from 1 to 5 and a credit from 0 to 100 that follows from its answer. An exception lowers the credit until a reviewer judges it.',
      'Confidence counts for questions of weight 4 and 5: verified 1.00, evidence 0.90, link 0.80, stated 0.65. All others count in full. Evidence that has expired leaves its answers as stated.',
      'After submission a blank answer has no credit. An answer that is said not to apply leaves the sums once a reviewer accepts the reason; until then it has no credit in assured and is left out of as stated. Text waits for a reviewer’s credit.',
      'A domain’s score is the weighted mean of its questions, the overall the weighted mean of its domains. Arithmetic is exact; the result is rounded half up to one decimal, once.',
      'The questionnaire names rules. A red answer is flagged; some red answers, or several together, cap a domain or the overall, and a cap holds for both numbers. A capped domain enters the overall with its cap. Section 3 lists the rules that fired.',
      'A knock-out gives the proposal “do not use” unless a named executive waives it for at most 180 days.',
      'The engine proposes; a person decides and writes why.',
    ],
    'small',
  )
}

function bandsAndLevels(flow: Flow): void {
  flow.heading(2, 'Assurance and residual risk')
  table(flow, {
    columns: ['Assurance', 'Assured', 'Tier 1', 'Tier 2', 'Tier 3'].map((head) => ({
      head,
      width: 1,
    })),
    rows: [
      { cells: ['○ Strong', '80 and above', 'Moderate', 'Low', 'Low'] },
      { cells: ['◐ Acceptable', '65 to 79.9', 'High', 'Moderate', 'Low'] },
      { cells: ['▲ Conditional', '50 to 64.9', 'High', 'High', 'Moderate'] },
      { cells: ['◆ Weak', 'below 50', 'Critical', 'High', 'High'] },
    ],
    keep: true,
    spaceAfter: 6,
  })
  paragraph(
    flow,
    'The level of assurance is read from the published assured score; with the tier it gives the residual risk.',
    { style: 'small' },
  )
}

function versions(
  flow: Flow,
  { engine, questionnaire, schemaVersion, templateVersion, score }: ReportRecord,
): void {
  flow.heading(2, 'Versions')
  definitions(
    flow,
    [
      ['Engine', engine],
      [
        'Questionnaire',
        `${questionnaire.name} (${questionnaire.slug}), version ${questionnaire.version}`,
      ],
      ['Questionnaire SHA-256', [{ text: questionnaire.hash, face: 'mono', size: 7.5 }]],
      ['Domain weights', score.domains.map(({ id, weight }) => `${id} ${weight}`).join(', ')],
      ['Record and template', templateWords(schemaVersion, templateVersion)],
      [
        'Times',
        'Times of day are in UTC; dates without a time are in the organisation’s time zone.',
      ],
    ],
    { keep: true },
  )
}

/** A record outlives the pages it was first drawn on: both are named where they differ. */
function templateWords(schema: number, frozenUnder: number): string {
  const drawn = `record schema ${schema}, report template ${TEMPLATE_VERSION}`
  if (frozenUnder === TEMPLATE_VERSION) return drawn
  return `${drawn}; the record was frozen under template ${frozenUnder}, whose copies keep their own hashes`
}
