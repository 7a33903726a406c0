// What surrounds every form control: label above, hint, error between hint and control, a bar at the left of an error.
import type { ReactNode } from 'react'
import { ErrorIcon } from './icons'
import { kitWords } from './kit-words'
import { Unseen } from './unseen'

/** What every control takes besides the attributes of its own element. */
export interface FieldProps {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  /** Marks the label: what is not marked has to be filled in. */
  optional?: boolean | undefined
  /** Only where two controls on a page share a name. */
  id?: string | undefined
}

/** The id an error summary links to. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`
}

export interface Described {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}

/** The attributes that tie a control to its hint and its error. */
export function describe({ name, hint, error, id = fieldId(name) }: FieldProps): Described {
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean)
  return {
    id,
    ...(described.length > 0 ? { 'aria-describedby': described.join(' ') } : {}),
    ...(error ? { 'aria-invalid': true } : {}),
  }
}

export function Field({ children, ...field }: FieldProps & { children: ReactNode }) {
  const { id } = describe(field)
  return (
    <div className={barClass(field.error)}>
      <label htmlFor={id} className="block font-semibold">
        {field.label}
        {field.optional ? <OptionalMark /> : null}
      </label>
      <HintAndError id={id} hint={field.hint} error={field.error} />
      <div className="mt-1.5">{children}</div>
    </div>
  )
}

/** Several controls under one question, such as radios. */
export function FieldGroup({ children, ...field }: FieldProps & { children: ReactNode }) {
  const { id, ...described } = describe(field)
  return (
    // The bar is outside: beside a fieldset it would start below the legend.
    <div className={barClass(field.error)}>
      <fieldset className="min-w-0" {...withoutInvalid(described)}>
        <legend className="font-semibold">
          {field.label}
          {field.optional ? <OptionalMark /> : null}
        </legend>
        <HintAndError id={id} hint={field.hint} error={field.error} />
        <div className="mt-1">{children}</div>
      </fieldset>
    </div>
  )
}

export function OptionalMark() {
  return <span className="font-normal text-muted"> {kitWords.optional}</span>
}

interface HintAndErrorProps {
  id: string
  hint: ReactNode
  error: string | undefined
}

export function HintAndError({ id, hint, error }: HintAndErrorProps) {
  return (
    <>
      {hint ? (
        <div id={`${id}-hint`} className="text-muted">
          {hint}
        </div>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="mt-1 flex items-baseline gap-1.5 font-semibold text-error">
          <span className="translate-y-0.5">
            <ErrorIcon />
          </span>
          <span>
            <Unseen>{kitWords.error} </Unseen>
            {error}
          </span>
        </p>
      ) : null}
    </>
  )
}

function barClass(error: string | undefined): string {
  return error ? 'border-l-4 border-error pl-3' : ''
}

/** A fieldset is described by its hint and error; "invalid" belongs to the controls inside. */
function withoutInvalid({ 'aria-describedby': describedBy }: Omit<Described, 'id'>) {
  return describedBy === undefined ? {} : { 'aria-describedby': describedBy }
}
