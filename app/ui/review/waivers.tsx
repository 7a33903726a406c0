// Waivers of knock-outs: those that were recorded, and the form for one more where a knock-out stands.
import type { DecisionView, WaiverView } from '../../core/judgement/outcome-view'
import { capitalised } from '../../core/report/words'
import { wordsOf } from '../../core/schedule/plain-date'
import { Button } from '../button'
import { DateText, InstantText } from '../date-text'
import { DateInput, Select, Textarea, TextInput } from '../inputs'
import { Form } from '../link'
import { Section } from '../page'
import { FormFields } from '../stack'
import { StatusTag } from '../status-tag'
import { TextLink } from '../text-link'

export interface WaiversProps {
  number: number
  view: DecisionView
  errors: Readonly<Record<string, string>>
  values: Readonly<Record<string, string | string[]>>
}

export function Waivers({ number, view, errors, values }: WaiversProps) {
  const { waivers, knockouts, mayWaive, mayWithdrawWaiver } = view
  if (waivers.length === 0 && knockouts.length === 0) return null
  const waivable = knockouts.filter((knockout) => knockout.waivable)
  return (
    <Section title="Knock-outs and waivers">
      <ul className="grid gap-3">
        {knockouts.map((knockout) => (
          <li key={knockout.rule} className="border-l-2 border-text pl-3">
            <p>
              <strong className="font-semibold">
                <span aria-hidden="true">◆ </span>Knock-out:
              </strong>{' '}
              {knockout.sentence}{' '}
              {view.mayReadAnswers ? (
                <TextLink to={`/reviews/${number}/answers?question=${knockout.question}`}>
                  {knockout.question}
                </TextLink>
              ) : (
                knockout.question
              )}
            </p>
            {knockout.waivable ? null : <p className="text-muted">It cannot be waived.</p>}
          </li>
        ))}
        {waivers.map((waiver) => (
          <li key={waiver.id} className="border-l-2 border-line pl-3">
            <WaiverText waiver={waiver} />
            {mayWithdrawWaiver && waiver.state === 'in force' ? (
              <WithdrawForm waiver={waiver} errors={errors} values={values} />
            ) : null}
          </li>
        ))}
      </ul>
      {mayWaive && waivable.length > 0 ? (
        <details open={values.act === 'waive'} className="mt-4 rounded-md border border-line">
          <summary className="px-3 py-2 font-semibold">Record a waiver</summary>
          <WaiverForm view={view} errors={errors} values={values} />
        </details>
      ) : null}
    </Section>
  )
}

function WaiverText({ waiver }: { waiver: WaiverView }) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <strong className="font-semibold">{waiver.label}</strong>
        <StatusTag tone={waiver.state === 'in force' ? 'blue' : 'neutral'}>
          {capitalised(waiver.state)}
        </StatusTag>
      </p>
      <p>
        {waiver.executive}, {waiver.executiveTitle}, accepts until <DateText date={waiver.endsOn} />
        : {waiver.sentence}
      </p>
      <p className="break-words whitespace-pre-line">{waiver.reason}</p>
      <p className="text-muted">
        Recorded by {waiver.recordedBy}, <InstantText instant={waiver.at} />
        {waiver.withdrawn ? (
          <>
            . Withdrawn by {waiver.withdrawn.by}, <InstantText instant={waiver.withdrawn.at} />:{' '}
            {waiver.withdrawn.reason}
          </>
        ) : null}
      </p>
    </>
  )
}

type FormProps = Pick<WaiversProps, 'errors' | 'values'>

const textIn = (values: WaiversProps['values'], name: string) => {
  const typed = values[name]
  return typeof typed === 'string' ? typed : ''
}

function WithdrawForm({ waiver, errors, values }: FormProps & { waiver: WaiverView }) {
  const own = values.act === 'withdraw waiver' && values.waiverId === waiver.id
  return (
    <details open={own} className="mt-2">
      <summary className="link w-fit">Withdraw {waiver.label}</summary>
      <Form method="post" className="mt-2 grid max-w-xl gap-3">
        <input type="hidden" name="waiverId" value={waiver.id} />
        <Textarea
          id={own ? undefined : `withdraw-${waiver.id}`}
          name="withdrawnReason"
          label="Why is it withdrawn?"
          hint="The knock-out stands again from this moment."
          rows={2}
          defaultValue={own ? textIn(values, 'withdrawnReason') : ''}
          error={own ? errors.withdrawnReason : undefined}
        />
        <div>
          <Button name="act" value="withdraw waiver" look="danger">
            Withdraw the waiver
          </Button>
        </div>
      </Form>
    </details>
  )
}

function WaiverForm({ view, errors, values }: FormProps & { view: DecisionView }) {
  const own = values.act === 'waive'
  const waivable = view.knockouts.filter((knockout) => knockout.waivable)
  const first = waivable[0]?.rule ?? ''
  const field = (name: string) => ({
    name,
    defaultValue: own ? textIn(values, name) : '',
    error: own ? errors[name] : undefined,
  })
  return (
    <Form method="post" className="p-3 pt-1" aria-label="Record a waiver">
      <p className="prose-measure mb-4 text-muted">
        A waiver lifts the knock-out from the proposal until its last day; caps on the score stay.
        Whoever records it cannot be the one who approves the decision.
      </p>
      <FormFields>
        <Select
          {...field('rule')}
          label="Knock-out"
          options={waivable.map(({ rule, sentence }) => ({ value: rule, label: sentence }))}
          defaultValue={own ? textIn(values, 'rule') : first}
        />
        <TextInput {...field('executive')} label="Executive who accepts it" autoComplete="off" />
        <TextInput {...field('executiveTitle')} label="Their title" autoComplete="off" />
        <Textarea
          {...field('waiverReason')}
          label="Their reason"
          hint="This text stands in the report."
        />
        <DateInput
          {...field('endsOn')}
          label="Last day"
          hint={`At most 180 days: ${wordsOf(view.longestWaiver)} at the latest.`}
        />
        <div>
          <Button name="act" value="waive">
            Record the waiver
          </Button>
        </div>
      </FormFields>
    </Form>
  )
}
