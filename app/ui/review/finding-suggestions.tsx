// Findings that fired rules suggest: taken with one press, filled into the form, or turned down with a reason.
import type { DismissedFinding, SuggestedFinding } from '../../core/findings/suggestion'
import { findingLabel } from '../../core/findings/view'
import { capitalised, countWords } from '../../core/report/words'
import { Button } from '../button'
import { DateText, InstantText } from '../date-text'
import { fieldId } from '../field'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { Section } from '../page'
import { RiskBadge } from '../risk-badge'
import { TextLink } from '../text-link'

export interface FindingSuggestionsProps {
  number: number
  suggestions: readonly SuggestedFinding[]
  dismissed: readonly DismissedFinding[]
  contact: string
  errors: Readonly<Record<string, string>>
  values: Readonly<Record<string, string | string[]>>
}

export function FindingSuggestions(props: FindingSuggestionsProps) {
  const { suggestions, dismissed } = props
  if (suggestions.length + dismissed.length === 0) return null
  return (
    <Section title="Suggested by rules that fired">
      {suggestions.length === 0 ? (
        <p>Every rule that fired was raised or dismissed.</p>
      ) : (
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
          {suggestions.map((suggestion) => (
            <li key={suggestion.rule} className="rounded-md border border-line p-3">
              <Suggestion {...props} suggestion={suggestion} />
            </li>
          ))}
        </ul>
      )}
      {dismissed.length === 0 ? null : <Dismissed dismissed={dismissed} />}
    </Section>
  )
}

type OneProps = FindingSuggestionsProps & { suggestion: SuggestedFinding }

function Suggestion(props: OneProps) {
  const { number, contact, suggestion } = props
  const { rule, source, questionId, severity, statement, dueOn, sameQuestion } = suggestion
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <RiskBadge level={severity} />
        <span className="min-w-0 font-semibold">{statement}</span>
      </p>
      <p className="mt-1 text-muted">
        {capitalised(source)} {rule}
        {questionId ? (
          <>
            {' '}
            on{' '}
            <TextLink to={`/reviews/${number}/answers?question=${questionId}`}>
              {questionId}
            </TextLink>
          </>
        ) : null}
        . Fixed by {contact}, due <DateText date={dueOn} />, unless you change it.
        {sameQuestion.length > 0
          ? ` ${sameQuestion.map(findingLabel).join(', ')} speaks of this question already.`
          : ''}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Form method="post" aria-label={`Take ${rule}`}>
          <input type="hidden" name="act" value="take" />
          <input type="hidden" name="rule" value={rule} />
          <Button>
            Take it<span className="sr-only"> as a finding: {statement}</span>
          </Button>
        </Form>
        <TextLink to={`/reviews/${number}/findings?from=${encodeURIComponent(rule)}#form`}>
          Change it first<span className="sr-only">: {statement}</span>
        </TextLink>
      </div>
      <Dismiss {...props} />
    </>
  )
}

function Dismiss({ suggestion: { rule }, errors, values }: OneProps) {
  const isRefused = values.act === 'dismiss' && values.rule === rule
  const typed = values.reason
  return (
    <details className="mt-2" open={isRefused}>
      <summary className="link w-fit">
        Dismiss it<span className="sr-only">: {rule}</span>
      </summary>
      <Form method="post" noValidate className="mt-2 grid gap-2" aria-label={`Dismiss ${rule}`}>
        <input type="hidden" name="act" value="dismiss" />
        <input type="hidden" name="word" value="dismissed" />
        <input type="hidden" name="rule" value={rule} />
        <TextInput
          name="reason"
          id={fieldId(`reason-${rule}`)}
          label="Why this is no finding"
          error={isRefused ? errors[`reason-${rule}`] : undefined}
          defaultValue={isRefused && typeof typed === 'string' ? typed : ''}
        />
        <div>
          <Button look="secondary">Dismiss</Button>
        </div>
      </Form>
    </details>
  )
}

function Dismissed({ dismissed }: Pick<FindingSuggestionsProps, 'dismissed'>) {
  return (
    <details className="mt-3">
      <summary className="link w-fit">
        {countWords(dismissed.length, 'suggestion')} dismissed
      </summary>
      <ul className="mt-2 grid gap-3">
        {dismissed.map(({ rule, statement, reason, by, at }) => (
          <li key={rule} className="grid gap-1">
            <span>
              {statement} <span className="text-muted">({rule})</span>
            </span>
            <span>
              {by}, <InstantText instant={at} />: {reason}
            </span>
            <Form method="post" aria-label={`Restore ${rule}`}>
              <input type="hidden" name="act" value="restore" />
              <input type="hidden" name="word" value="restored" />
              <input type="hidden" name="rule" value={rule} />
              <Button look="secondary">
                Suggest it again<span className="sr-only">: {rule}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  )
}
