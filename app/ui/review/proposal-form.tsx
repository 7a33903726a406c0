// Proposing the decision: what, why, until when, and under which conditions; complete without script.
import type { ReactNode } from 'react'
import { conditionLabel } from '../../core/judgement/condition'
import { decisions } from '../../core/judgement/input'
import type { DecisionView } from '../../core/judgement/outcome-view'
import { capitalised } from '../../core/report/words'
import { wordsOf } from '../../core/schedule/plain-date'
import { Button } from '../button'
import { RadioGroup } from '../choices'
import { DateInput, Select, Textarea, TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'

export interface ProposalFormProps {
  view: Pick<DecisionView, 'longest' | 'tier' | 'conditionsBefore' | 'from'>
  values: Readonly<Record<string, string | string[]>>
  errors: Readonly<Record<string, string>>
}

const hints: Record<(typeof decisions)[number], string> = {
  approve: 'The use may go ahead as described.',
  'approve with conditions': 'It may go ahead while every condition below is met.',
  hold: 'Not now: the conditions below say what it waits for.',
  reject: 'The use does not go ahead.',
}

const ROWS = 3
const MOST_ROWS = 50

export function ProposalForm({ view, values, errors }: ProposalFormProps) {
  const start = startOf(view)
  const text = (name: string, stored = '') => {
    const typed = values[name]
    // What was typed stands over what a finding suggests, also where it was emptied.
    const suggested = Object.keys(values).length > 0 ? undefined : start[name]
    return typeof typed === 'string' ? typed : (suggested ?? stored)
  }
  return (
    <Form method="post" aria-label="Propose a decision">
      <FormFields>
        <RadioGroup
          name="decision"
          label="Decision"
          options={decisions.map((value) => ({
            value,
            label: capitalised(value),
            hint: hints[value],
          }))}
          defaultValue={text('decision')}
          error={errors.decision}
        />
        <Textarea
          name="reason"
          label="Why"
          hint="This text stands in the report."
          defaultValue={text('reason')}
          error={errors.reason}
        />
        <DateInput
          name="validUntil"
          label="Valid until"
          hint={`Tier ${view.tier}: ${wordsOf(view.longest)} at the latest. A hold or a rejection has no end date.`}
          defaultValue={text('validUntil', view.longest)}
          error={errors.validUntil}
        />
      </FormFields>
      <input type="hidden" name="rows" value={rowsIn(values)} />
      <div className="mt-6 grid gap-6">
        {Array.from({ length: rowsIn(values) }, (_unused, at) => (
          <ConditionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place in the form
            key={at}
            at={at}
            number={view.conditionsBefore + at + 1}
            text={text}
            errors={errors}
          />
        ))}
      </div>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button name="act" value="propose">
          Propose
        </Button>
        <Button name="act" value="more" look="secondary">
          More conditions
        </Button>
      </div>
    </Form>
  )
}

/** A finding's link fills the first condition. */
function startOf({ from }: ProposalFormProps['view']): Record<string, string> {
  if (from === null) return {}
  const { label: _label, ...condition } = from
  const fields = Object.entries(condition).map(([name, value]) => [`conditions.0.${name}`, value])
  return { decision: 'approve with conditions', ...Object.fromEntries(fields) }
}

/** Three to begin with, two blank ones after those that hold something, and two more whenever asked for. */
function rowsIn(values: ProposalFormProps['values']): number {
  const places = Object.keys(values).flatMap((name) => {
    const at = /^conditions\.(\d+)\./.exec(name)?.[1]
    return at === undefined ? [] : [Number(at)]
  })
  const asked = values.act === 'more' ? Number(values.rows) + 2 : 0
  return Math.min(MOST_ROWS, Math.max(ROWS, asked || 0, ...places.map((at) => at + 3)))
}

const columns = [
  'sentence',
  'ownerSide',
  'owner',
  'dueOn',
  'evidenceNeeded',
  'consequence',
] as const

interface ConditionRowProps {
  at: number
  /** As it will be followed under. */
  number: number
  text: (name: string) => string
  errors: Readonly<Record<string, string>>
}

function ConditionRow({ at, number, text, errors }: ConditionRowProps) {
  const field = (name: string) => {
    const path = `conditions.${at}.${name}`
    return { name: path, defaultValue: text(path), error: errors[path] }
  }
  return (
    <Condition
      title={`Condition ${conditionLabel(number)}`}
      open={at === 0 || columns.some((name) => text(`conditions.${at}.${name}`) !== '')}
    >
      <Textarea
        {...field('sentence')}
        label="Condition"
        hint="A sentence that can be tested. Leave the whole row empty if you do not need it."
        rows={2}
      />
      <Select
        {...field('ownerSide')}
        label="Binds"
        placeholder="Choose"
        options={[
          { value: 'vendor', label: 'the vendor' },
          { value: 'us', label: 'us' },
        ]}
      />
      <TextInput {...field('owner')} label="Owner" />
      <DateInput {...field('dueOn')} label="Due" />
      <TextInput {...field('evidenceNeeded')} label="Evidence needed" />
      <TextInput {...field('consequence')} label="Consequence if missed" />
    </Condition>
  )
}

function Condition({
  title,
  open,
  children,
}: {
  title: string
  open: boolean
  children: ReactNode
}) {
  return (
    <details open={open} className="rounded-md border border-line p-4">
      <summary className="font-semibold">{title}</summary>
      <fieldset className="mt-3">
        <legend className="sr-only">{title}</legend>
        <FormFields>{children}</FormFields>
      </fieldset>
    </details>
  )
}
