// The findings of one review: the list, those that fired rules suggest, and the form.
import { useEffect, useRef } from 'react'
import type { FindingView, SuggestedFinding } from '../../core/judgement/outcome-view'
import { countWords } from '../../core/report/words'
import { LinkButton } from '../button'
import { type Column, DataTable } from '../data-table'
import { DateText } from '../date-text'
import { EmptyState } from '../empty-state'
import { ErrorSummary } from '../error-summary'
import { Section } from '../page'
import { RiskBadge } from '../risk-badge'
import { StatusTag } from '../status-tag'
import { TextLink } from '../text-link'
import { FindingForm } from './finding-form'

export interface FindingsProps {
  number: number
  canRaise: boolean
  canChange: boolean
  findings: FindingView[]
  suggestions: SuggestedFinding[]
  questions: { id: string; prompt: string }[]
  contact: string
  /** The finding that is being changed, and the rule or the question that a new one starts from. */
  editing: number | null
  from: string | null
  errors: Record<string, string> | undefined
  values: Record<string, string | string[]>
}

export function Findings(props: FindingsProps) {
  const { number, findings, canRaise, canChange, errors } = props
  const edited = canChange ? findings.find((each) => each.number === props.editing) : undefined
  const form = edited ?? (canRaise ? null : undefined)
  const start = useRef<HTMLDivElement>(null)
  // Who came to raise one goes on at the form, also by keyboard.
  useEffect(() => {
    if (props.from !== null) start.current?.focus()
  }, [props.from])
  return (
    <>
      <ErrorSummary errors={errors} />
      {findings.length === 0 ? (
        <EmptyState text="No finding so far." />
      ) : (
        <FindingsTable number={number} findings={findings} canChange={canChange} />
      )}
      <Suggestions number={number} suggestions={props.suggestions} />
      {form === undefined ? null : (
        <div id="form" ref={start} tabIndex={-1} className="mt-8">
          <Section title={form ? `Change ${label(form.number)}` : 'Raise a finding'}>
            <FindingForm
              // One more finding empties the form: a second press is not meant to raise it again.
              key={form?.number ?? props.from ?? `new after ${findings.length}`}
              number={number}
              finding={form}
              questions={props.questions}
              errors={errors ?? {}}
              values={props.values}
              stored={form ? storedIn(form) : startOf(props)}
            />
          </Section>
        </div>
      )}
    </>
  )
}

const label = (number: number) => `F-${String(number).padStart(2, '0')}`

const storedIn = (finding: FindingView) => ({
  ...finding,
  number: String(finding.number),
  revision: String(finding.revision),
  questionId: finding.questionId ?? '',
  dueOn: finding.dueOn ?? '',
})

/** A fired rule fills the form, a question only names itself; without either it starts empty. */
function startOf({ suggestions, questions, from, contact }: FindingsProps) {
  const suggested = suggestions.find(({ rule, questionId }) => rule === from || questionId === from)
  if (!suggested) return questions.some(({ id }) => id === from) ? { questionId: from ?? '' } : {}
  return {
    severity: suggested.severity,
    statement: suggested.statement,
    questionId: suggested.questionId,
    treatment: 'fix by vendor',
    owner: contact,
  }
}

interface FindingsTableProps {
  number: number
  findings: FindingView[]
  canChange: boolean
}

function FindingsTable({ number, findings, canChange }: FindingsTableProps) {
  const open = findings.filter(({ status }) => status === 'open').length
  return (
    <DataTable
      caption="Findings of this review"
      captionHidden
      rows={findings}
      rowKey={(finding) => String(finding.number)}
      totals={`${countWords(findings.length, 'finding')}, ${open} open`}
      columns={columnsOf(number, canChange)}
    />
  )
}

function columnsOf(number: number, canChange: boolean): Column<FindingView>[] {
  const columns: Column<FindingView>[] = [
    {
      key: 'id',
      header: 'No.',
      cell: (finding) => <span className="whitespace-nowrap">{label(finding.number)}</span>,
    },
    {
      key: 'severity',
      header: 'Severity',
      cell: (finding) => <RiskBadge level={finding.severity} />,
    },
    {
      key: 'statement',
      header: 'Finding',
      cell: (finding) => (
        <>
          {finding.statement}
          {finding.impact ? <span className="block text-muted">{finding.impact}</span> : null}
        </>
      ),
    },
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
      cell: ({ dueOn }) => (dueOn ? <DateText date={dueOn} /> : '–'),
    },
    { key: 'status', header: 'Status', cell: ({ status }) => <Status status={status} /> },
  ]
  return canChange ? [...columns, changeColumn(number)] : columns
}

const changeColumn = (number: number): Column<FindingView> => ({
  key: 'change',
  header: 'Change',
  cell: (finding) => (
    <TextLink to={`/reviews/${number}/findings?edit=${finding.number}#form`}>
      Change <span className="sr-only">{label(finding.number)}</span>
    </TextLink>
  ),
})

const Status = ({ status }: { status: 'open' | 'closed' }) => (
  <StatusTag tone={status === 'open' ? 'blue' : 'neutral'}>{status}</StatusTag>
)

function Suggestions({ number, suggestions }: { number: number; suggestions: SuggestedFinding[] }) {
  if (suggestions.length === 0) return null
  return (
    <Section title="Suggested by rules that fired">
      <ul className="grid gap-3">
        {suggestions.map(({ rule, questionId, severity, statement }) => (
          <li key={rule} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <RiskBadge level={severity} />
            <span className="min-w-0 grow">
              {questionId}: {statement}
            </span>
            <LinkButton to={`/reviews/${number}/findings?from=${encodeURIComponent(rule)}#form`}>
              Raise <span className="sr-only">a finding from {rule}</span>
            </LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  )
}
