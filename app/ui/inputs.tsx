// Single controls. Spread react-hook-form's `register(…)` into them, and give `defaultValue` as well: register renders none on the server.
import {
  forwardRef,
  type InputHTMLAttributes,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react'
import { classNames } from './class-names'
import { describe, Field, type FieldProps } from './field'

type Own = keyof FieldProps

export type TextInputProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, Own | 'width'> & {
    /** How much is expected: the box says so by its width. */
    width?: 'full' | 'medium' | 'short'
  }

const widths = { full: '', medium: 'max-w-80', short: 'max-w-40' }

export const TextInput = forwardRef<HTMLInputElement, TextInputProps>(
  function TextInput(props, ref) {
    const { field, rest } = split(props)
    const { width = 'full', className, type = 'text', ...attributes } = rest
    return (
      <Field {...field}>
        <input
          ref={ref}
          type={type}
          name={field.name}
          className={classNames('control', widths[width], className)}
          {...attributes}
          {...describe(field)}
        />
      </Field>
    )
  },
)

export type TextareaProps = FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, Own>

export const Textarea = forwardRef<HTMLTextAreaElement, TextareaProps>(
  function Textarea(props, ref) {
    const { field, rest } = split(props)
    const { className, rows = 4, ...attributes } = rest
    return (
      <Field {...field}>
        <textarea
          ref={ref}
          name={field.name}
          rows={rows}
          className={classNames('control py-2', className)}
          {...attributes}
          {...describe(field)}
        />
      </Field>
    )
  },
)

export interface Choice {
  value: string
  label: string
}

export type SelectProps = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, Own> & {
    options: readonly Choice[]
    /** The first, empty choice; leave it out where there is always a value. */
    placeholder?: string
  }

export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(props, ref) {
  const { field, rest } = split(props)
  const { options, placeholder, className, ...attributes } = rest
  return (
    <Field {...field}>
      <select
        ref={ref}
        name={field.name}
        className={classNames('control', className)}
        {...attributes}
        {...describe(field)}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
})

export type DateInputProps = Omit<TextInputProps, 'type' | 'width'>

/** A calendar date; its value is ISO text ("2026-11-21"), also where the browser has no date picker. */
export const DateInput = forwardRef<HTMLInputElement, DateInputProps>(
  function DateInput(props, ref) {
    return <TextInput ref={ref} type="date" width="short" placeholder="2026-11-21" {...props} />
  },
)

export type FileInputProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, Own | 'type' | 'defaultValue' | 'value'>

/** Its form needs encType="multipart/form-data". */
export const FileInput = forwardRef<HTMLInputElement, FileInputProps>(
  function FileInput(props, ref) {
    const { field, rest } = split(props)
    const { className, ...attributes } = rest
    return (
      <Field {...field}>
        <input
          ref={ref}
          type="file"
          name={field.name}
          className={classNames('control file-control', className)}
          {...attributes}
          {...describe(field)}
        />
      </Field>
    )
  },
)

/** Parts the field's own properties from the attributes of its element. */
function split<Props extends FieldProps>({
  name,
  label,
  hint,
  error,
  optional,
  id,
  ...rest
}: Props) {
  const field: FieldProps = { name, label, hint, error, optional, id }
  return { field, rest }
}
