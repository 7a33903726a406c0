// One item of the intake as form fields, drawn from the control that its kind describes.
import type { Question } from '../../core/questionnaire/definition'
import { kindOf } from '../../core/questionnaire/kinds/registry'
import { Checkbox, CheckboxGroup, RadioGroup } from '../choices'
import { DateInput, Textarea, TextInput } from '../inputs'

export interface ItemFieldProps {
  question: Question
  error: string | undefined
  /** What was typed before, by field name. */
  typed: (name: string) => string[]
}

export function ItemField({ question, error, typed }: ItemFieldProps) {
  const control = kindOf(question).control(question)
  const field = { name: question.id, label: question.prompt, hint: question.hint, error }
  const [first = ''] = typed(question.id)
  switch (control.control) {
    case 'radios':
      return <RadioGroup {...field} options={control.options} defaultValue={first} />
    case 'checkboxes':
      return (
        <CheckboxGroup {...field} options={control.options} defaultValue={typed(question.id)} />
      )
    case 'textarea':
      return <Textarea {...field} rows={control.rows} defaultValue={first} />
    case 'number':
      return (
        <TextInput
          {...field}
          inputMode="numeric"
          autoComplete="off"
          width="short"
          defaultValue={first}
        />
      )
    case 'date':
      return (
        <div>
          <DateInput {...field} defaultValue={first} />
          {control.instead ? (
            <Checkbox
              name={control.instead.name}
              label={control.instead.label}
              value={control.instead.value}
              defaultChecked={typed(control.instead.name).length > 0}
            />
          ) : null}
        </div>
      )
    case 'rows':
    case 'evidence':
      // The intake's definition knows neither kind.
      return null
  }
}
