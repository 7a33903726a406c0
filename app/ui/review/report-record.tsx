// The long parts of a report on screen: every question with its answer, and the audit trail; folded until wanted.
import type { RecordedQuestion, ReportRecord } from '../../core/report/record'
import { countWords, instantWords, plainNumber } from '../../core/report/words'
import { DataTable } from '../data-table'
import { Section } from '../page'

export function Questions({ questions }: Pick<ReportRecord, 'questions'>) {
  const shown = questions.filter(({ hiddenBecause }) => hiddenBecause === null)
  const sections = [...new Set(shown.map(({ section }) => section))]
  return (
    <Section title="Questions and answers">
      <div className="grid gap-2">
        {sections.map((section) => (
          <QuestionsOf
            key={section}
            title={section}
            questions={shown.filter((question) => question.section === section)}
          />
        ))}
        <NotAsked questions={questions.filter(({ hiddenBecause }) => hiddenBecause !== null)} />
      </div>
    </Section>
  )
}

function QuestionsOf({ title, questions }: { title: string; questions: RecordedQuestion[] }) {
  return (
    <details className="rounded-md border border-line p-3">
      <summary className="font-semibold">
        {title} ({countWords(questions.length, 'question')})
      </summary>
      <ul className="mt-3 grid gap-4">
        {questions.map((question) => (
          <li key={question.id}>
            <p className="font-semibold">
              {question.id} {question.wording}
            </p>
            <p className="whitespace-pre-line">{answerOf(question)}</p>
            {asides(question).map(([term, text]) => (
              <p key={term} className="whitespace-pre-line">
                <span className="text-muted">{term}:</span> {text}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}

function answerOf({ answer, notApplicable }: RecordedQuestion): string {
  if (answer !== null) return answer
  return notApplicable ? `Said not to apply: ${notApplicable.reason}` : 'Not answered'
}

/** What else was said, and what became of it; left out where there is nothing. */
function asides(question: RecordedQuestion): [string, string][] {
  const { exception, comment, link, evidence, basis, scoring, verdict } = question
  const rows: [string, string | null][] = [
    ['True except', exception],
    ['Comment', comment],
    ['Link', link],
    ['Evidence', evidence.join(', ') || null],
    ['Basis', basis],
    ['Score', scoring ? scoringWords(question, scoring) : null],
    ['Verdict', verdict ? verdictWords(verdict) : null],
  ]
  return rows.flatMap(([term, text]) => (text === null ? [] : [[term, text] as [string, string]]))
}

function scoringWords(
  { weight }: RecordedQuestion,
  { credit, confidence, lost }: NonNullable<RecordedQuestion['scoring']>,
): string {
  const given = credit === null ? 'awaits a reviewer' : plainNumber(credit)
  return `weight ${weight}, credit ${given}, confidence ${confidence.toFixed(2)}, cost ${lost.toFixed(1)} points`
}

function verdictWords({
  kind,
  credit,
  reason,
  by,
  at,
}: NonNullable<RecordedQuestion['verdict']>): string {
  const to = credit === null ? '' : ` to ${plainNumber(credit)}`
  return `${kind}${to} by ${by}, ${instantWords(at)}${reason ? `: ${reason}` : ''}`
}

function NotAsked({ questions }: { questions: RecordedQuestion[] }) {
  if (questions.length === 0) return null
  return (
    <details className="rounded-md border border-line p-3">
      <summary className="font-semibold">
        Not asked ({countWords(questions.length, 'question')})
      </summary>
      <ul className="mt-3 grid gap-2">
        {questions.map(({ id, wording, hiddenBecause }) => (
          <li key={id}>
            {id} {wording} <span className="text-muted">{hiddenBecause}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

export function AuditTrail({ audit }: Pick<ReportRecord, 'audit'>) {
  return (
    <Section title="Audit trail">
      <details className="rounded-md border border-line p-3">
        <summary className="font-semibold">{countWords(audit.events.length, 'event')}</summary>
        <div className="mt-3">
          <DataTable
            caption="Audit trail"
            captionHidden
            rows={audit.events}
            rowKey={({ seq }) => String(seq)}
            columns={[
              { key: 'seq', header: 'No.', cell: ({ seq }) => String(seq) },
              { key: 'at', header: 'When', cell: ({ at }) => instantWords(at) },
              { key: 'who', header: 'Who', cell: ({ actor }) => actor },
              { key: 'what', header: 'What', cell: ({ sentence }) => sentence },
              {
                key: 'hash',
                header: 'Chain hash',
                cell: ({ hash }) => (
                  <span className="font-mono text-xs" title={hash}>
                    {hash.slice(0, 16)}…
                  </span>
                ),
              },
            ]}
          />
        </div>
      </details>
    </Section>
  )
}
