// Radio buttons and checkboxes, each as a group under one question. Radios up to six options; more are a Select.
import { forwardRef, type InputHTMLAttributes, type ReactNode } from 'react'
import { describe, FieldGroup, type FieldProps, fieldId, HintAndError } from './field'

export interface Option {
  value: string
  label: ReactNode
  hint?: ReactNode
}

type InputAttributes = Omit<
  InputHTMLAttributes<HTMLInputElement>,
  keyof FieldProps | 'type' | 'value' | 'defaultValue' | 'checked' | 'defaultChecked'
>

interface GroupProps extends FieldProps {
  options: readonly Option[]
  /** Side by side where there is room; for two or three short options. */
  inline?: boolean | undefined
}

export type RadioGroupProps = GroupProps & InputAttributes & { defaultValue?: string | undefined }

export const RadioGroup = forwardRef<HTMLInputElement, RadioGroupProps>(
  function RadioGroup(props, ref) {
    const { defaultValue, ...group } = props
    return (
      <ChoiceGroup
        {...group}
        type="radio"
        inputRef={ref}
        isChosen={(value) => value === defaultValue}
      />
    )
  },
)

export type CheckboxGroupProps = GroupProps &
  InputAttributes & { defaultValue?: readonly string[] | undefined }

/** Sent as one field repeated: name it in parseForm's `lists`. */
export const CheckboxGroup = forwardRef<HTMLInputElement, CheckboxGroupProps>(
  function CheckboxGroup(props, ref) {
    const { defaultValue, ...group } = props
    return (
      <ChoiceGroup
        {...group}
        type="checkbox"
        inputRef={ref}
        isChosen={(value) => defaultValue?.includes(value) ?? false}
      />
    )
  },
)

interface ChoiceGroupProps extends GroupProps, InputAttributes {
  type: 'radio' | 'checkbox'
  inputRef: React.ForwardedRef<HTMLInputElement>
  isChosen: (value: string) => boolean
}

function ChoiceGroup(props: ChoiceGroupProps) {
  const { name, label, hint, error, optional, id, options, inline, ...rest } = props
  const { type, inputRef, isChosen, ...attributes } = rest
  const field: FieldProps = { name, label, hint, error, optional, id }
  const group = describe(field).id
  return (
    <FieldGroup {...field}>
      <div className={inline ? 'flex flex-wrap gap-x-6' : ''}>
        {options.map((option, index) => {
          // The error summary's link leads to the group's own id: the first option.
          const own = index === 0 ? group : `${group}-${option.value}`
          return (
            <ChoiceLine key={option.value} id={own} label={option.label} hint={option.hint}>
              <input
                {...attributes}
                ref={inputRef}
                type={type}
                name={name}
                value={option.value}
                defaultChecked={isChosen(option.value)}
                className={boxClass}
                id={own}
                {...(option.hint ? { 'aria-describedby': `${own}-about` } : {})}
                {...(error ? { 'aria-invalid': true } : {})}
              />
            </ChoiceLine>
          )
        })}
      </div>
    </FieldGroup>
  )
}

const boxClass = 'mt-[0.125em] size-[1.25em] shrink-0 accent-action'

interface ChoiceLineProps {
  id: string
  label: ReactNode
  hint: ReactNode
  children: ReactNode
}

function ChoiceLine({ id, label, hint, children }: ChoiceLineProps) {
  return (
    <div className="choice flex items-start gap-2.5 py-1.5">
      {children}
      <div className="min-w-0">
        <label htmlFor={id} className="block cursor-pointer">
          {label}
        </label>
        {hint ? (
          <div id={`${id}-about`} className="text-muted">
            {hint}
          </div>
        ) : null}
      </div>
    </div>
  )
}

export type CheckboxProps = InputAttributes &
  Omit<FieldProps, 'optional'> & { value?: string; defaultChecked?: boolean | undefined }

/** One box that stands alone, such as an attestation. Sends `value` ("yes") when ticked, nothing otherwise. */
export const Checkbox = forwardRef<HTMLInputElement, CheckboxProps>(function Checkbox(props, ref) {
  const { name, label, hint, error, id = fieldId(name), value = 'yes', ...attributes } = props
  const described = [hint ? `${id}-about` : '', error ? `${id}-error` : ''].filter(Boolean)
  return (
    <div className={error ? 'border-l-4 border-error pl-3' : ''}>
      <HintAndError id={id} hint={undefined} error={error} />
      <ChoiceLine id={id} label={label} hint={hint}>
        <input
          ref={ref}
          type="checkbox"
          name={name}
          value={value}
          className={boxClass}
          {...attributes}
          id={id}
          {...(described.length > 0 ? { 'aria-describedby': described.join(' ') } : {})}
          {...(error ? { 'aria-invalid': true } : {})}
        />
      </ChoiceLine>
    </div>
  )
})
