// Draws the control that a kind of question describes as plain data; knows no kind itself.
import type { ReactNode } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { Control } from '../../core/questionnaire/kinds/control'
import type { PlainDate } from '../../core/schedule/plain-date'
import { Checkbox, CheckboxGroup, RadioGroup } from '../choices'
import { DateInput, Textarea, TextInput } from '../inputs'
import { RowsControl } from './rows-control'
import type { SectionValues } from './section-values'

export interface ValueControlProps {
  id: string
  control: Control
  form: UseFormReturn<SectionValues>
  label: ReactNode
  hint: ReactNode
  error: string | undefined
  today: PlainDate
  /** What stands where files answer the question. */
  files: ReactNode
}

export function ValueControl(props: ValueControlProps) {
  const { id, control, form, label, hint, error, today } = props
  const name = `${id}.value` as const
  const shared = { label, hint, error, ...form.register(name) }
  const initial = form.formState.defaultValues?.[id]
  const text = typeof initial?.value === 'string' ? initial.value : ''
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
      <p className="text-base">
        {unit === 'percent' ? 'In per cent, without the sign.' : `As a number of ${unit}.`}
      </p>
    </>
  )
}

interface BoxesProps extends Pick<ValueControlProps, 'id' | 'form'> {
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
  form,
  field,
  label,
}: Pick<ValueControlProps, 'id' | 'form'> & {
  field: 'noLimit' | 'instead' | 'confirmed'
  label: string
}) {
  const ticked = form.formState.defaultValues?.[id]?.[field] === 'yes'
  return <Checkbox label={label} {...form.register(`${id}.${field}`)} defaultChecked={ticked} />
}

function Checkboxes({
  id,
  control,
  form,
  label,
  hint,
  error,
}: ValueControlProps & { control: Extract<Control, { control: 'checkboxes' }> }) {
  const initial = form.formState.defaultValues?.[id]?.value
  const exclusive = control.options.find((option) => option.exclusive)?.value
  const registered = form.register(`${id}.value`, {
    // "None" beside others is no answer: the newer tick wins.
    onChange: (event: { target: { value: string; checked: boolean } }) => {
      if (exclusive === undefined || !event.target.checked) return
      const ticked = form.getValues(`${id}.value`)
      if (!Array.isArray(ticked)) return
      const kept = ticked.filter((value) =>
        event.target.value === exclusive ? value === exclusive : value !== exclusive,
      )
      if (kept.length < ticked.length) form.setValue(`${id}.value`, kept, { shouldDirty: true })
    },
  })
  const values = Array.isArray(initial) ? initial.filter((value) => value !== undefined) : []
  return (
    <CheckboxGroup
      label={label}
      hint={hint}
      error={error}
      options={control.options}
      defaultValue={values}
      {...registered}
    />
  )
}
