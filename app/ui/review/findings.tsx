// The findings of one review: the list, those that fired rules suggest, and the one that is open.
import { useEffect, useRef } from 'react'
import type { DismissedFinding, SuggestedFinding } from '../../core/findings/suggestion'
import { type FindingView, findingLabel } from '../../core/findings/view'
import { countWords } from '../../core/report/words'
import { type Column, DataTable } from '../data-table'
import { EmptyState } from '../empty-state'
import { ErrorSummary } from '../error-summary'
import { Section } from '../page'
import { DueText } from '../reviews/due-text'
import { RiskBadge } from '../risk-badge'
import { StatusTag } from '../status-tag'
import { TextLink } from '../text-link'
import { type FindingFields, FindingForm } from './finding-form'
import { Closure, FindingPanel } from './finding-panel'
import { FindingSuggestions } from './finding-suggestions'

export interface FindingsProps {
  number: number
  canRaise: boolean
  canChange: boolean
  findings: FindingView[]
  suggestions: SuggestedFinding[]
  dismissed: DismissedFinding[]
  questions: { id: string; prompt: string }[]
  evidence: { id: string; title: string }[]
  contact: string
  /** The finding that is being changed, and the rule or the question that a new one starts from. */
  editing: number | null
  from: string | null
  errors: Record<string, string> | undefined
  values: Record<string, string | string[]>
}

export function Findings(props: FindingsProps) {
  const { number, findings, canChange, errors = {}, values } = props
  const edited = canChange ? findings.find((each) => each.number === props.editing) : undefined
  return (
    <>
      <ErrorSummary errors={props.errors} />
      {findings.length === 0 ? (
        <EmptyState text="No finding so far." />
      ) : (
        <FindingsTable number={number} findings={findings} canChange={canChange} />
      )}
      {edited ? (
        <div id="form" className="mt-8">
          <FindingPanel
            key={`${edited.number} ${edited.status}`}
            {...{ ...props, finding: edited, errors, values }}
          />
        </div>
      ) : (
        <>
          <FindingSuggestions {...{ ...props, errors, values }} />
          {props.canRaise ? <Raise {...{ ...props, errors, values }} /> : null}
        </>
      )}
    </>
  )
}

function Raise(props: FindingsProps & { errors: Record<string, string> }) {
  const { number, findings, from, errors, values } = props
  const isRefused = values.act === 'raise'
  const start = useRef<HTMLDivElement>(null)
  // Who came to raise one goes on at the form, also by keyboard.
  useEffect(() => {
    if (from !== null) start.current?.focus()
  }, [from])
  return (
    <div id="form" ref={start} tabIndex={-1} className="mt-8">
      <Section title="Raise a finding">
        <FindingForm
          // One more finding empties the form: a second press is not meant to raise it again.
          key={from ?? `new after ${findings.length}`}
          number={number}
          finding={null}
          questions={props.questions}
          errors={isRefused ? errors : {}}
          values={isRefused ? values : {}}
          stored={startOf(props)}
        />
      </Section>
    </div>
  )
}

/** A fired rule fills the form, a question only names itself; without either it starts empty. */
function startOf({ suggestions, questions, from, contact }: FindingsProps): FindingFields {
  const suggested = suggestions.find(({ rule, questionId }) => rule === from || questionId === from)
  if (!suggested) return questions.some(({ id }) => id === from) ? { questionId: from } : {}
  const { rule, severity, statement, questionId, dueOn } = suggested
  const treatment = 'fix by vendor'
  return { rule, severity, statement, questionId, dueOn, treatment, owner: contact }
}

interface FindingsTableProps {
  number: number
  findings: FindingView[]
  canChange: boolean
}

function FindingsTable({ number, findings, canChange }: FindingsTableProps) {
  const open = findings.filter(({ status }) => status === 'open').length
  const overdue = findings.filter((finding) => finding.overdue).length
  return (
    <DataTable
      caption="Findings of this review"
      captionHidden
      rows={findings}
      rowKey={(finding) => String(finding.number)}
      totals={`${countWords(findings.length, 'finding')}, ${open} open, ${overdue} overdue`}
      columns={columnsOf(number, canChange)}
    />
  )
}

function columnsOf(number: number, canChange: boolean): Column<FindingView>[] {
  const columns: Column<FindingView>[] = [
    {
      key: 'id',
      header: 'No.',
      cell: (finding) => <span className="whitespace-nowrap">{findingLabel(finding.number)}</span>,
    },
    {
      key: 'severity',
      header: 'Severity',
      cell: (finding) => <RiskBadge level={finding.severity} />,
    },
    { key: 'statement', header: 'Finding', cell: (finding) => <Statement finding={finding} /> },
    {
      key: 'question',
      header: 'Question',
      cell: ({ questionId }) =>
        questionId ? (
          <TextLink to={`/reviews/${number}/answers?question=${questionId}`}>{questionId}</TextLink>
        ) : (
          '–'
        ),
    },
    {
      key: 'treatment',
      header: 'Treatment',
      cell: ({ treatment, owner }) => `${treatment}: ${owner}`,
    },
    {
      key: 'due',
      header: 'Due',
      cell: ({ dueOn, overdue }) => (dueOn ? <DueText date={dueOn} overdue={overdue} /> : '–'),
    },
    {
      key: 'status',
      header: 'Status',
      cell: ({ status }) => (
        <StatusTag tone={status === 'open' ? 'blue' : 'neutral'}>{status}</StatusTag>
      ),
    },
  ]
  return canChange ? [...columns, changeColumn(number)] : columns
}

function Statement({ finding }: { finding: FindingView }) {
  return (
    <>
      {finding.statement}
      {finding.impact ? <span className="block text-muted">{finding.impact}</span> : null}
      <Closure finding={finding} />
    </>
  )
}

const changeColumn = (number: number): Column<FindingView> => ({
  key: 'change',
  header: 'Change',
  cell: ({ number: finding, status }) => (
    <TextLink to={`/reviews/${number}/findings?edit=${finding}#form`}>
      {status === 'open' ? 'Change or close' : 'Open'}{' '}
      <span className="sr-only">{findingLabel(finding)}</span>
    </TextLink>
  ),
})
