// The intake's errors for the summary at the top, where "Choose one" alone would not say of what.
import { aiActHelperQuestions } from '../../core/intake/ai-act-class'
import type { IntakeDefinition } from '../../core/intake/definition'
import { helperField } from '../../core/uses/use-form'

type Errors = Readonly<Record<string, string>>

/** Each error of an item after the item's own words; the others say what they are about themselves. */
export function summaryErrors(definition: IntakeDefinition, errors: Errors): Errors {
  const prompts = new Map([
    ...definition.items.map(({ id, prompt }) => [id, prompt] as const),
    ...aiActHelperQuestions.map(({ name, prompt }) => [helperField(name), prompt] as const),
  ])
  return Object.fromEntries(
    Object.entries(errors).map(([field, message]) => {
      const prompt = prompts.get(field)
      return [field, prompt === undefined ? message : `${prompt} ${message}`]
    }),
  )
}
