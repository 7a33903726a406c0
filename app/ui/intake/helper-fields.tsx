// The helper questions that decide the EU AI Act class, so that nobody has to know it.
import { aiActHelperQuestions } from '../../core/intake/ai-act-class'
import type { Question } from '../../core/questionnaire/definition'
import { kindOf } from '../../core/questionnaire/kinds/registry'
import { helperField } from '../../core/uses/use-form'
import { RadioGroup } from '../choices'

const answers = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unknown', label: 'Don’t know' },
]

export interface HelperFieldsProps {
  /** The item that the helper answers. */
  question: Question
  /** The class so far; null while an open question can still change it. */
  found: string | null
  errors: Readonly<Record<string, string>>
  typed: (name: string) => string[]
}

export function HelperFields({ question, found, errors, typed }: HelperFieldsProps) {
  return (
    <fieldset className="grid min-w-0 gap-4 rounded-md border border-line p-4">
      <legend className="px-1 font-semibold">EU AI Act</legend>
      <p className="text-muted">
        These questions find the class of this use. It is a help, not legal advice.
      </p>
      {aiActHelperQuestions.map(({ name, prompt }) => (
        <RadioGroup
          key={name}
          name={helperField(name)}
          label={prompt}
          options={answers}
          inline
          error={errors[helperField(name)]}
          defaultValue={typed(helperField(name))[0]}
        />
      ))}
      <p>
        Class: <strong>{found === null ? 'not known so far' : classWords(question, found)}</strong>
      </p>
    </fieldset>
  )
}

const classWords = (question: Question, value: string): string =>
  kindOf(question).print(question, value)
