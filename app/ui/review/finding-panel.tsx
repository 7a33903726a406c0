// One finding opened: closing it with what shows that it is gone, opening it again, changing it, and its history.
import { type FindingView, findingLabel } from '../../core/findings/view'
import { Button } from '../button'
import { InstantText } from '../date-text'
import { Select, Textarea } from '../inputs'
import { Form } from '../link'
import { Section } from '../page'
import { FormFields } from '../stack'
import { StatusTag } from '../status-tag'
import { TextLink } from '../text-link'
import { FindingForm, type FindingFormProps } from './finding-form'

export interface FindingPanelProps {
  number: number
  finding: FindingView
  evidence: readonly { id: string; title: string }[]
  questions: FindingFormProps['questions']
  /** Conditions can still be proposed. */
  canRaise: boolean
  errors: Readonly<Record<string, string>>
  values: Readonly<Record<string, string | string[]>>
}

export function FindingPanel(props: FindingPanelProps) {
  const { number, finding, canRaise } = props
  const label = findingLabel(finding.number)
  return (
    <Section title={label}>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <StatusTag tone={finding.status === 'open' ? 'blue' : 'neutral'}>
          {finding.status}
        </StatusTag>
        {finding.rule ? <span className="text-muted">From the rule {finding.rule}.</span> : null}
        {canRaise && finding.status === 'open' ? (
          <TextLink to={`/reviews/${number}/decision?finding=${label}`}>
            Make it a condition<span className="sr-only"> of the decision: {label}</span>
          </TextLink>
        ) : null}
      </p>
      {finding.status === 'open' ? <Close {...props} /> : <Reopen {...props} />}
      <h3 className="mt-8 mb-3 text-lg font-semibold">Change it</h3>
      <FindingForm
        number={number}
        finding={finding}
        questions={props.questions}
        stored={finding}
        {...ofAct(props, 'change')}
      />
      <History finding={finding} />
    </Section>
  )
}

/** Errors and typed values belong to the one form that was sent. */
function ofAct({ errors, values }: Pick<FindingPanelProps, 'errors' | 'values'>, act: string) {
  return values.act === act ? { errors, values } : { errors: {}, values: {} }
}

const textIn = (values: FindingPanelProps['values'], name: string): string => {
  const typed = values[name]
  return typeof typed === 'string' ? typed : ''
}

function Hidden({ act, finding }: { act: string; finding: FindingView }) {
  return (
    <>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="finding" value={finding.number} />
      <input type="hidden" name="revision" value={finding.revision} />
    </>
  )
}

function Close(props: FindingPanelProps) {
  const { finding, evidence } = props
  const { errors, values } = ofAct(props, 'close')
  const label = findingLabel(finding.number)
  return (
    <Form method="post" noValidate className="mt-4" aria-label={`Close ${label}`}>
      <Hidden act="close" finding={finding} />
      <FormFields>
        <Textarea
          name="closure"
          label="Evidence of closure"
          hint="What shows that the weakness is gone: this stands in the report."
          rows={2}
          defaultValue={textIn(values, 'closure')}
          error={errors.closure}
        />
        {evidence.length === 0 ? null : (
          <Select
            name="evidenceId"
            label="Shown by this file"
            placeholder="No file of this review"
            options={evidence.map(({ id, title }) => ({ value: id, label: title }))}
            defaultValue={textIn(values, 'evidenceId')}
            error={errors.evidenceId}
            optional
          />
        )}
        <div>
          <Button look="secondary">Close {label}</Button>
        </div>
      </FormFields>
    </Form>
  )
}

function Reopen(props: FindingPanelProps) {
  const { finding } = props
  const { errors, values } = ofAct(props, 'reopen')
  const label = findingLabel(finding.number)
  return (
    <>
      <Closure finding={finding} />
      <Form method="post" noValidate className="mt-4" aria-label={`Open ${label} again`}>
        <Hidden act="reopen" finding={finding} />
        <FormFields>
          <Textarea
            name="reason"
            label="Why it is open again"
            rows={2}
            defaultValue={textIn(values, 'reason')}
            error={errors.reason}
          />
          <div>
            <Button look="secondary">Open {label} again</Button>
          </div>
        </FormFields>
      </Form>
    </>
  )
}

export function Closure({ finding: { closure } }: { finding: Pick<FindingView, 'closure'> }) {
  if (closure === null) return null
  return (
    <p className="mt-2">
      Closed by {closure.by}, <InstantText instant={closure.at} />: {closure.text}
      {closure.evidence ? ` (${closure.evidence})` : ''}
    </p>
  )
}

function History({ finding }: { finding: FindingView }) {
  if (finding.history.length === 0) return null
  return (
    <details className="mt-6">
      <summary className="link w-fit">What happened to it ({finding.history.length})</summary>
      <ul className="mt-1 grid gap-1">
        {finding.history.map(({ by, at, sentence }) => (
          <li key={`${at} ${sentence}`}>
            {by}, <InstantText instant={at} />: {sentence}
          </li>
        ))}
      </ul>
    </details>
  )
}
