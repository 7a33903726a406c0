// Appendix A: every question in its exact wording with its answer, proof, arithmetic and verdict.
import type { RecordedQuestion, ReportRecord } from '../../app/core/report/record'
import {
  countWords,
  dateWords,
  instantWords,
  plainNumber,
  UNKNOWN,
} from '../../app/core/report/words'
import { type Definition, definitions } from '../../app/pdf/layout/definitions'
import type { Flow } from '../../app/pdf/layout/flow'
import { paragraph } from '../../app/pdf/layout/paragraph'
import { table } from '../../app/pdf/layout/table'
import { cite } from './cite'

type Part = (question: RecordedQuestion) => Definition[]

export function questionsAndAnswers(flow: Flow, record: ReportRecord): void {
  everyQuestion(flow, record, [said, judged])
}

/** The vendor's words alone. */
export function answersAsGiven(flow: Flow, record: ReportRecord): void {
  everyQuestion(flow, record, [said])
}

function everyQuestion(flow: Flow, record: ReportRecord, parts: readonly Part[]): void {
  const { questionnaire, questions, score } = record
  flow.heading(1, 'Appendix A  Questions and answers')
  paragraph(
    flow,
    `${questionnaire.name}, version ${questionnaire.version}: ${countWords(score.coverage.visible, 'question')} ` +
      `shown, ${score.coverage.hidden} not asked. Wording is exactly as the vendor read it.`,
  )
  const shown = questions.filter((question) => question.hiddenBecause === null)
  let section: string | undefined
  for (const question of shown) {
    if (question.section !== section) flow.heading(2, question.section)
    section = question.section
    questionAndAnswer(flow, question, parts)
  }
  notAsked(flow, questions)
}

function questionAndAnswer(flow: Flow, question: RecordedQuestion, parts: readonly Part[]): void {
  flow.heading(3, `${question.id}  ${question.wording}`, question.id)
  const rows = parts.flatMap((part) => part(question))
  definitions(flow, rows, {
    labels: 0.14,
    rules: false,
    keep: true,
    spaceAfter: 4,
  })
}

/** The vendor's part; what was left empty is left out, except the answer itself. */
function said(question: RecordedQuestion): Definition[] {
  const { answer, exception, comment, link, notApplicable, evidence } = question
  const rows: Definition[] = [['Answer', answerWords(question)]]
  if (exception) rows.push(['Exception', exception])
  if (notApplicable && answer !== null) rows.push(['Not applicable', notApplicableWords(question)])
  if (comment) rows.push(['Comment', comment])
  if (link) rows.push(['Link', link])
  if (evidence.length > 0) rows.push(['Evidence', cite(evidence)])
  const answered = answeredWords(question)
  if (answered !== undefined) rows.push(['Answered', answered])
  return rows
}

function answerWords(question: RecordedQuestion): string {
  if (question.answer !== null) return question.answer
  return question.notApplicable ? notApplicableWords(question) : 'Not answered'
}

function notApplicableWords({ notApplicable }: RecordedQuestion): string {
  if (!notApplicable) return UNKNOWN
  const { accepted, reason } = notApplicable
  const word = accepted === null ? 'not judged' : accepted ? 'accepted' : 'refused'
  return `Said not to apply (${word}): ${reason}`
}

function answeredWords({ answeredBy, answeredAt, basis, asOf }: RecordedQuestion) {
  const parts = [
    answeredBy === null ? undefined : `by ${answeredBy}`,
    answeredAt === null ? undefined : instantWords(answeredAt),
    basis === null ? undefined : `basis: ${basis}`,
    asOf === null ? undefined : `as of ${dateWords(asOf)}`,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join(', ')
}

function judged({ weight, scoring, verdict }: RecordedQuestion): Definition[] {
  const rows: Definition[] = [['Score', 'Not scored']]
  if (scoring) {
    const { credit, confidence, lost } = scoring
    const parts = [
      `weight ${plainNumber(weight)}`,
      `credit ${credit === null ? 'awaits a reviewer' : plainNumber(credit)}`,
      `confidence ${confidence.toFixed(2)}`,
      `cost ${lost.toFixed(1)} points`,
    ]
    rows[0] = ['Score', parts.join(' · ')]
  }
  if (verdict) {
    const credit = verdict.credit === null ? '' : `, credit ${plainNumber(verdict.credit)}`
    const reason = verdict.reason === null || verdict.reason === '' ? '' : `: ${verdict.reason}`
    const who = `by ${verdict.by}, ${instantWords(verdict.at)}`
    rows.push(['Verdict', `${verdict.kind}${credit}, ${who}${reason}`])
  }
  return rows
}

function notAsked(flow: Flow, questions: readonly RecordedQuestion[]): void {
  const hidden = questions.filter((question) => question.hiddenBecause !== null)
  if (hidden.length === 0) return
  flow.heading(2, 'Questions not asked')
  table(flow, {
    columns: [
      { head: 'No.', width: 1.4 },
      { head: 'Wording', width: 6 },
      { head: 'Not asked because', width: 5 },
    ],
    rows: hidden.map(({ id, wording, hiddenBecause }) => ({
      name: id,
      cells: [id, wording, hiddenBecause ?? ''],
    })),
  })
}
