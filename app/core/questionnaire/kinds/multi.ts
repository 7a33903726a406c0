/** Several options at once; credit is the sum of their points, at most 100. */
import { z } from 'zod'
import { listOfText } from '../answer-value'
import { creditSchema, flagMembers, type Kind, optionValue, questionMembers } from './kind'
import { flagRules, labelOf, oneOf } from './options'

/** The option that says "nothing of the above": it excludes the others. */
const exclusiveValue = 'none'

const multiOption = z.strictObject({
  value: optionValue,
  label: z.string().trim().min(1),
  points: creditSchema,
  ...flagMembers,
})

const multiQuestion = z.strictObject({
  ...questionMembers,
  kind: z.literal('multi'),
  options: z.array(multiOption).min(2),
})
export type MultiQuestion = z.infer<typeof multiQuestion>

export const multi: Kind<MultiQuestion> = {
  definition: multiQuestion,
  minutes: 0.5,
  source: 'form',
  isScored: (question) => question.options.some((option) => option.points > 0),
  answerSchema: (question) =>
    // One picked option may be given without a list around it.
    z.preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z
        .array(oneOf(question.options), 'must be a list of options')
        .refine((values) => new Set(values).size === values.length, 'names an option twice')
        .refine(
          (values) => !values.includes(exclusiveValue) || values.length === 1,
          `"${exclusiveValue}" cannot stand beside other options`,
        ),
    ),
  isAnswered: (_question, value) => listOfText(value).length > 0,
  scorer(question) {
    if (!this.isScored(question)) return () => null
    const points = new Map(question.options.map((option) => [option.value, option.points]))
    return (value) =>
      Math.min(
        100,
        listOfText(value).reduce((sum, picked) => sum + (points.get(picked) ?? 0), 0),
      )
  },
  optionRules: (question) =>
    flagRules(question.options, (value, option) => listOfText(value).includes(option)),
  scale: (question) =>
    question.options.map(({ value, label, points }) => ({ value, label, credit: points })),
  stepsOf: (_question, value) => listOfText(value),
  best(question) {
    const picked = question.options.filter(
      (option) => !option.red && !option.knockout && option.points > 0,
    )
    return picked.length > 0 ? picked.map((option) => option.value) : null
  },
  control: (question) => ({
    control: 'checkboxes',
    name: question.id,
    options: question.options.map(({ value, label }) => ({
      value,
      label,
      exclusive: value === exclusiveValue,
    })),
  }),
  parseForm(question, read) {
    const picked = read(question.id).filter((value) => value !== '')
    return picked.length > 0 ? picked : null
  },
  print: (question, value) =>
    listOfText(value)
      .map((picked) => labelOf(question.options, picked))
      .join('; '),
}
