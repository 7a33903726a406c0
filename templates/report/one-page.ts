// The summary in one page: it never runs over, so long texts are shortened and say so.
import { audienceWords } from '../../app/core/report/audience'
import type { ReportRecord } from '../../app/core/report/record'
import {
  coverageSentence,
  decisionSentence,
  nextReviewSentence,
  offeringWords,
  reissueSentence,
  scoreSentence,
  vendorWords,
} from '../../app/core/report/summary'
import { dateWords, instantWords } from '../../app/core/report/words'
import { type Definition, definitions } from '../../app/pdf/layout/definitions'
import type { Flow } from '../../app/pdf/layout/flow'
import { bullets, paragraph } from '../../app/pdf/layout/paragraph'
import type { Issue } from './issue'
import { bandMark, levelMark } from './mark'

const NAME = 60
const SENTENCE = 160
const REASON = 400
const MOST_POINTS = 3
/** Points of height: two headings, their counts, and how to verify. */
const KEPT_FREE = 150
const MOST_CONDITIONS = 6
const MOST_PEOPLE = 2

export function onePage(flow: Flow, record: ReportRecord, issue: Issue): void {
  const { decision, conditions, organisation } = record
  paragraph(flow, `${shortened(organisation.name, NAME)}: ${audienceWords.summary.title}`, {
    style: 'label',
  })
  paragraph(flow, shortened(vendorWords(record), NAME), { style: 'heading1', spaceAfter: 2 })
  paragraph(flow, shortened(offeringWords(record), NAME), { style: 'subtitle', spaceAfter: 8 })
  if (issue.mark !== undefined) paragraph(flow, issue.notice, { style: 'strong' })
  paragraph(flow, decisionSentence(named(record)), { style: 'strong' })
  if (decision) paragraph(flow, shortened(decision.reason, REASON))
  definitions(flow, glance(record), { style: 'small' })
  points(flow, 'Strengths', decision?.strengths.map(inBrief) ?? [], MOST_POINTS)
  points(flow, 'Concerns', decision?.concerns.map(inBrief) ?? [], MOST_POINTS)
  const terms = conditions.map(
    ({ id, sentence, ownerSide, dueOn }) =>
      `${id}, ${ownerSide === 'vendor' ? 'the vendor' : 'us'}, by ${dateWords(dueOn)}: ${inBrief(sentence)}`,
  )
  points(flow, 'Conditions', terms, MOST_CONDITIONS)
  howToCheck(flow, record, issue)
}

/** The same with names that leave room for the rest. */
function named(record: ReportRecord): ReportRecord {
  const { vendor, offering, organisation } = record
  return {
    ...record,
    organisation: { ...organisation, name: shortened(organisation.name, NAME) },
    vendor: { ...vendor, legalName: shortened(vendorWords(record), NAME) },
    offering: { ...offering, name: shortened(offeringWords(record), NAME), plan: null },
  }
}

function glance(record: ReportRecord): Definition[] {
  const { score, decision } = record
  const next = nextReviewSentence(record)
  return [
    ['Score', scoreSentence(record)],
    ['Assurance', [bandMark(score.band)]],
    ['Residual risk', [levelMark(score.residual)]],
    ['Coverage', coverageSentence(record)],
    ...(decision === null ? [] : [['Approved by', approvers(decision)] satisfies Definition]),
    ...(next === undefined ? [] : [['Re-review', shortened(next, SENTENCE)] satisfies Definition]),
  ]
}

function approvers({ approvers: people }: NonNullable<ReportRecord['decision']>): string {
  const named = people
    .slice(0, MOST_PEOPLE)
    .map(({ name, at }) => `${shortened(name, NAME)}, ${instantWords(at)}`)
  const more = people.length - named.length
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
}

/** As many as leave room for what must still stand below; what is left out is counted. */
function points(flow: Flow, title: string, all: readonly string[], most: number): void {
  if (all.length === 0) return
  paragraph(flow, title, { style: 'heading3', spaceAfter: 2 })
  const shown = all.slice(0, most).filter((text) => {
    if (flow.room < KEPT_FREE) return false
    bullets(flow, [text], 'small')
    return true
  })
  const more = all.length - shown.length
  if (more === 0) return
  const words = shown.length === 0 ? `${more}` : `And ${more} more`
  paragraph(flow, `${words}, in the full report.`, { style: 'small' })
}

function howToCheck(flow: Flow, record: ReportRecord, issue: Issue): void {
  const where = record.organisation.verifyUrl ?? 'the portal it was exported from'
  paragraph(
    flow,
    [
      {
        text: `${record.number} version ${record.version}, issued ${instantWords(record.issuedAt)}.${again(record)} Withheld: everything else of the full report. Verify this file at ${where}. Record `,
      },
      { text: issue.hash, face: 'mono', size: 7 },
    ],
    { style: 'label' },
  )
}

function again(record: ReportRecord): string {
  const sentence = reissueSentence(record)
  return sentence === undefined ? '' : ` ${inBrief(sentence)}`
}

const inBrief = (text: string): string => shortened(text, SENTENCE)

/** In one line of thought: line ends would take a page of their own. */
function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const letters = [...line]
  return letters.length <= most
    ? line
    : `${letters
        .slice(0, most - 2)
        .join('')
        .replace(/\s+\S*$/, '')} …`
}
