// Scope and reliance: what was looked at, and what a reader may and may not conclude from it.
import type { ReportRecord } from '../../app/core/report/record'
import { offeringWords, vendorWords } from '../../app/core/report/summary'
import { dateWords, instantWords, UNKNOWN } from '../../app/core/report/words'
import { type Definition, definitions } from '../../app/pdf/layout/definitions'
import type { Flow } from '../../app/pdf/layout/flow'
import { bullets, paragraph } from '../../app/pdf/layout/paragraph'
import { table } from '../../app/pdf/layout/table'

export function scopeAndReliance(flow: Flow, record: ReportRecord): void {
  flow.heading(1, '2  Scope and reliance')
  definitions(flow, subject(record))
  tierReasons(flow, record)
  modelsAndHosts(flow, record)
  intake(flow, record)
  inAndOut(flow, record)
  reliance(flow, record)
}

export function subject(record: ReportRecord): Definition[] {
  const { vendor, offering, use, review, questionnaire } = record
  return [
    [
      'Vendor',
      vendor.domain === null ? vendorWords(record) : `${vendorWords(record)}, ${vendor.domain}`,
    ],
    ['Offering and plan', offeringWords(record)],
    ['Website', offering.website ?? UNKNOWN],
    ['Use', use.purpose],
    ['Owner of the use', use.owner ?? UNKNOWN],
    ['Data', use.dataClasses.length === 0 ? UNKNOWN : use.dataClasses.join(', ')],
    ['Autonomy', use.autonomy ?? UNKNOWN],
    ['Users', use.users ?? UNKNOWN],
    ['Questionnaire', `${questionnaire.name}, version ${questionnaire.version}`],
    ['Sent', instantWords(review.sentAt)],
    ['Submitted by the vendor', instantWords(review.submittedAt)],
  ]
}

function tierReasons(flow: Flow, { review }: ReportRecord): void {
  flow.heading(2, `Inherent risk: tier ${review.tier}`)
  const because =
    review.tierReasons.length === 0 ? '' : ` because: ${review.tierReasons.join('; ')}`
  const points = `The intake scored ${review.tierPoints} points.`
  paragraph(flow, `Tier ${review.tier}${because}. ${points}`)
  const override = review.tierOverride
  if (override) paragraph(flow, `Tier set by ${override.by}: ${override.reason}`)
}

export function modelsAndHosts(flow: Flow, { modelsAndHosts: rows }: ReportRecord): void {
  flow.heading(2, 'Models and hosts')
  if (rows.length === 0) {
    paragraph(flow, 'The vendor named no models.')
    return
  }
  table(flow, {
    columns: ['Model maker', 'Model', 'Host', 'Region'].map((head) => ({ head, width: 1 })),
    rows: rows.map(({ maker, model, host, region }) => ({ cells: [maker, model, host, region] })),
  })
}

function intake(flow: Flow, { use }: ReportRecord): void {
  if (use.intake.length === 0) return
  flow.heading(2, 'Intake answers')
  table(flow, {
    columns: [
      { head: 'No.', width: 1.2 },
      { head: 'Question', width: 5 },
      { head: 'Answer', width: 5 },
      { head: 'Points', width: 1.2, align: 'right' },
    ],
    rows: use.intake.map(({ id, label, answer, points }) => ({
      cells: [id, label, answer ?? 'Not answered', points === null ? UNKNOWN : String(points)],
    })),
  })
}

const AS_USED = 'as used for the purpose above, on the plan named, with the data named'

export function inAndOut(flow: Flow, record: ReportRecord, how = AS_USED): void {
  flow.heading(2, 'In and out of scope')
  bullets(flow, [
    `In scope: ${offeringWords(record)} ${how}.`,
    'Out of scope: other plans and products of the vendor, other uses, and models or hosts not listed above.',
    'The vendor answered a questionnaire and supplied files. No system was tested and no site was visited.',
  ])
}

export function reliance(flow: Flow, { organisation, review }: ReportRecord): void {
  flow.heading(2, 'Reliance')
  bullets(flow, [
    `Made for ${organisation.name} and those it gives this report to; nobody else may rely on it.`,
    `A point in time: answers and evidence are judged as of ${dateWords(review.asOf)}. Later changes are not in it.`,
    'Supplied by the vendor: an answer is the vendor’s word unless its basis says otherwise.',
    'Not legal advice, and not a statement that any law or standard is met.',
  ])
}
