// Findings, gravest first, each with everything needed to follow it up.
import type { RecordedQuestion, ReportRecord } from '../../app/core/report/record'
import { dateWords, instantWords, UNKNOWN } from '../../app/core/report/words'
import { type Definition, definitions } from '../../app/pdf/layout/definitions'
import type { Flow } from '../../app/pdf/layout/flow'
import { paragraph } from '../../app/pdf/layout/paragraph'
import type { Content } from '../../app/pdf/text/inline'
import { cite, citeOne } from './cite'
import { contradictions } from './contradictions'
import { levelMark } from './mark'

type Finding = ReportRecord['findings'][number]

const GRAVITY = { Critical: 0, High: 1, Moderate: 2, Low: 3 } satisfies Record<
  Finding['severity'],
  number
>

export function findings(flow: Flow, record: ReportRecord): void {
  flow.heading(1, '4  Findings')
  if (record.findings.length === 0) {
    paragraph(flow, 'No finding was raised.')
  }
  const sorted = record.findings.toSorted((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity])
  for (const item of sorted) finding(flow, item, record)
  contradictions(flow, record)
}

function finding(flow: Flow, item: Finding, { questions }: ReportRecord): void {
  const source = questions.find(({ id }) => id === item.questionId)
  flow.heading(2, `${item.id}  ${firstSentence(item.statement)}`, item.id)
  definitions(
    flow,
    [
      ['Severity', [levelMark(item.severity)]],
      ['Statement', item.statement],
      ['Criterion', item.criterion ?? UNKNOWN],
      ...sourceOf(item, source),
      ['Impact', item.impact ?? UNKNOWN],
      ['Vendor’s reply', item.vendorReply ?? 'No reply'],
      ['Treatment', item.treatment ?? UNKNOWN],
      ['Owner and due date', ownerAndDue(item)],
      ['Status', item.status],
      ...closureOf(item),
    ],
    { labels: 0.2, keep: true },
  )
}

/** The question it rests on, as it was answered. */
function sourceOf({ questionId }: Finding, source: RecordedQuestion | undefined): Definition[] {
  if (questionId === null) return []
  const question: Definition = ['Question', citeOne(questionId)]
  if (!source) return [question]
  return [question, ['Answer', answerInBrief(source)], ['Evidence', cite(source.evidence)]]
}

const ANSWER = 600

function answerInBrief({ answer }: RecordedQuestion): string {
  if (answer === null) return 'Not answered'
  if (answer.length <= ANSWER) return answer
  return `${answer.slice(0, ANSWER).replace(/\s+\S*$/, '')} … (in full in Appendix A)`
}

/** What shows that it is closed. */
function closureOf({ closure }: Finding): Definition[] {
  if (closure === null) return []
  const { text, evidence, by, at } = closure
  const words: Definition = ['Closed', `${text} ${by}, ${instantWords(at)}`]
  return evidence === null ? [words] : [words, ['Shown by', citeOne(evidence)]]
}

function ownerAndDue({ owner, dueOn }: Finding): Content {
  const due = dueOn === null ? 'no due date' : `due ${dateWords(dueOn)}`
  return `${owner ?? 'No owner'}, ${due}`
}

const HEADLINE = 90

/** A heading's worth of the statement, which stands in full below. */
function firstSentence(statement: string): string {
  const first = statement.split(/(?<=[.!?])\s|\n/)[0] ?? statement
  return first.length <= HEADLINE ? first : `${first.slice(0, HEADLINE).replace(/\s+\S*$/, '')} …`
}
