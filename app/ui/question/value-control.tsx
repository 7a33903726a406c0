// Draws the control that a kind of question describes as plain data; knows no kind itself.
import type { ChangeEvent, ReactNode } from 'react'
import type { Control } from '../../core/questionnaire/kinds/control'
import type { QuestionFields } from '../../core/respond/answer-input'
import type { PlainDate } from '../../core/schedule/plain-date'
import { Checkbox, CheckboxGroup, RadioGroup } from '../choices'
import { DateInput, Textarea, TextInput } from '../inputs'
import { questionWords as words } from '../respond/words/section'
import { RowsControl } from './rows-control'

export interface ValueControlProps {
  id: string
  control: Control
  fields: QuestionFields
  label: ReactNode
  hint: ReactNode
  error: string | undefined
  today: PlainDate
  /** What stands where files answer the question. */
  files: ReactNode
}

export function ValueControl(props: ValueControlProps) {
  const { id, control, fields, label, hint, error, today } = props
  const shared = { label, hint, error, name: `${id}.value` }
  const text = typeof fields.value === 'string' ? fields.value : ''
  switch (control.control) {
    case 'radios':
      return <RadioGroup {...shared} options={control.options} defaultValue={text} />
    case 'checkboxes':
      return <Checkboxes {...props} control={control} />
    case 'textarea':
      return <Textarea {...shared} rows={control.rows} defaultValue={text} />
    case 'number':
      return (
        <>
          <TextInput
            {...shared}
            hint={withUnit(hint, control.unit)}
            inputMode="numeric"
            autoComplete="off"
            width="short"
            defaultValue={text}
          />
          <Boxes {...props} noLimit={control.noLimit} instead={control.instead} />
        </>
      )
    case 'date':
      return (
        <>
          <DateInput
            {...shared}
            className="max-w-56!"
            defaultValue={text}
            {...(control.latest === 'today' ? { max: today } : {})}
          />
          <Boxes {...props} noLimit={null} instead={control.instead} />
        </>
      )
    case 'rows':
      return <RowsControl {...props} control={control} />
    case 'evidence':
      return (
        <fieldset className="min-w-0">
          <legend className="font-semibold">{label}</legend>
          <div className="text-muted">{hint}</div>
          {props.files}
        </fieldset>
      )
  }
}

function withUnit(hint: ReactNode, unit: string): ReactNode {
  return (
    <>
      {hint}
      <p className="text-base">{words.unit(unit)}</p>
    </>
  )
}

interface BoxesProps extends Pick<ValueControlProps, 'id' | 'fields'> {
  noLimit: { label: string } | null
  instead: { label: string } | null
}

function Boxes({ noLimit, instead, ...props }: BoxesProps) {
  return (
    <>
      {noLimit ? <Box {...props} field="noLimit" label={noLimit.label} /> : null}
      {instead ? <Box {...props} field="instead" label={instead.label} /> : null}
    </>
  )
}

/** A box beside the answer's own field. */
export function Box({
  id,
  fields,
  field,
  label,
}: Pick<ValueControlProps, 'id' | 'fields'> & {
  field: 'noLimit' | 'instead' | 'confirmed'
  label: string
}) {
  return <Checkbox label={label} name={`${id}.${field}`} defaultChecked={fields[field] === 'yes'} />
}

function Checkboxes({
  id,
  control,
  fields,
  label,
  hint,
  error,
}: ValueControlProps & { control: Extract<Control, { control: 'checkboxes' }> }) {
  const exclusive = control.options.find((option) => option.exclusive)?.value
  // "None" beside others is no answer: the newer tick wins.
  const untickOthers = ({ currentTarget: box }: ChangeEvent<HTMLInputElement>) => {
    if (exclusive === undefined || !box.checked) return
    for (const other of boxesBeside(box)) {
      if (other.value === exclusive || box.value === exclusive) other.checked = false
    }
  }
  return (
    <CheckboxGroup
      label={label}
      hint={hint}
      error={error}
      name={`${id}.value`}
      options={control.options}
      defaultValue={[fields.value ?? []].flat()}
      onChange={untickOthers}
    />
  )
}

function boxesBeside(box: HTMLInputElement): HTMLInputElement[] {
  const named = box.form?.elements.namedItem(box.name)
  if (!(named instanceof RadioNodeList)) return []
  return [...named].filter(
    (other): other is HTMLInputElement => other instanceof HTMLInputElement && other !== box,
  )
}
