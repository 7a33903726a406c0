// The field for a second code: digits, offered by the telephone's keyboard where it has one.
import { TextInput } from '../inputs'

export interface CodeInputProps {
  label: string
  hint: string
  error: string | undefined
  autoFocus?: boolean
}

export function CodeInput(props: CodeInputProps) {
  return (
    <TextInput
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
      width="medium"
      {...props}
    />
  )
}
