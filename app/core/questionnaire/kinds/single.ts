/** One option out of several, each with its credit. */
import { z } from 'zod'
import { creditSchema, flagMembers, type Kind, optionValue, questionMembers } from './kind'
import { flagRules, labelOf, oneOf } from './options'

const singleOption = z.strictObject({
  value: optionValue,
  label: z.string().trim().min(1),
  credit: creditSchema,
  ...flagMembers,
})

const singleQuestion = z.strictObject({
  ...questionMembers,
  kind: z.literal('single'),
  options: z.array(singleOption).min(2),
})
export type SingleQuestion = z.infer<typeof singleQuestion>

export const single: Kind<SingleQuestion> = {
  definition: singleQuestion,
  minutes: 0.4,
  source: 'form',
  isScored: () => true,
  answerSchema: (question) => oneOf(question.options),
  isAnswered: (question, value) => question.options.some((option) => option.value === value),
  scorer(question) {
    const credits = new Map<unknown, number>(question.options.map((o) => [o.value, o.credit]))
    return (value) => credits.get(value) ?? null
  },
  optionRules: (question) => flagRules(question.options, (value, picked) => value === picked),
  scale: (question) =>
    question.options.map(({ value, label, credit }) => ({ value, label, credit })),
  stepsOf: (_question, value) => [String(value)],
  best(question) {
    const clean = question.options.filter((option) => !option.red && !option.knockout)
    const [first, ...rest] = clean.length > 0 ? clean : question.options
    return (
      rest.reduce((best, o) => (best && o.credit <= best.credit ? best : o), first)?.value ?? null
    )
  },
  control: (question) => ({
    control: 'radios',
    name: question.id,
    options: question.options.map(({ value, label }) => ({ value, label })),
  }),
  parseForm: (question, read) => read(question.id)[0] || null,
  print: (question, value) => labelOf(question.options, value),
}
