/** What single and multiple choice share: option lists, their flags and their words. */
import { z } from 'zod'
import type { AnswerValue } from '../answer-value'
import type { OptionRule } from './kind'

interface Labelled {
  value: string
  label: string
}
interface Flagged {
  value: string
  red?: string | undefined
  knockout?: string | undefined
}

export function oneOf(options: readonly Labelled[]): z.ZodType<string> {
  const values = options.map((option) => option.value)
  return z.enum(values, `must be one of ${values.join(', ')}`)
}

/** The label for a value; the value itself where an older definition knew it and this one does not. */
export function labelOf(options: readonly Labelled[], value: AnswerValue): string {
  return options.find((option) => option.value === value)?.label ?? String(value)
}

export function flagRules(
  options: readonly Flagged[],
  matches: (value: AnswerValue, optionValue: string) => boolean,
): OptionRule[] {
  return options.flatMap((option) => {
    const rule = (effect: OptionRule['effect'], sentence: string): OptionRule => ({
      suffix: option.value,
      effect,
      sentence,
      matches: (value) => matches(value, option.value),
    })
    return [
      ...(option.red ? [rule('red', option.red)] : []),
      ...(option.knockout ? [rule('knockout', option.knockout)] : []),
    ]
  })
}
