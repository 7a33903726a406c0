/** A calendar date judged by its age on the as-of date. */
import { z } from 'zod'
import { isWithinMonths, type PlainDate, wordsOf } from '../../schedule/plain-date'
import { plainDateSchema } from '../../schedule/plain-date-schema'
import type { AnswerValue } from '../answer-value'
import { bandRules } from './bands'
import { creditSchema, flagMembers, type Kind, optionValue, questionMembers } from './kind'

/** In the band while as-of ≤ date + that many calendar months; null: every age that is left. */
const ageBand = z.strictObject({
  maxAgeMonths: z.int().min(0).nullable(),
  credit: creditSchema,
  ...flagMembers,
})
export type AgeBand = z.infer<typeof ageBand>

const dateQuestion = z.strictObject({
  ...questionMembers,
  kind: z.literal('date'),
  /** True: the question asks for the past, so a future date is refused. */
  past: z.boolean(),
  bands: z.array(ageBand).min(1),
  /** A check-box that answers instead of a date. */
  instead: z.strictObject({ value: optionValue, label: z.string().min(1) }).optional(),
})
export type DateQuestion = z.infer<typeof dateQuestion>

const insteadField = (question: DateQuestion) => `${question.id}.instead`
const isInstead = (question: DateQuestion, value: AnswerValue) =>
  question.instead !== undefined && value === question.instead.value
const isDate = (value: AnswerValue): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

function bandOf(question: DateQuestion, value: AnswerValue, asOf: PlainDate): AgeBand | undefined {
  if (!isDate(value)) return undefined
  return question.bands.find(
    (band) => band.maxAgeMonths === null || isWithinMonths(value, band.maxAgeMonths, asOf),
  )
}

export const date: Kind<DateQuestion> = {
  definition: dateQuestion,
  minutes: 0.5,
  source: 'form',
  isScored: () => true,
  answerSchema(question, today) {
    const date = plainDateSchema.refine(
      (value) => !question.past || today === null || value <= today,
      `must not be in the future${today ? ` (after ${today})` : ''}`,
    )
    if (!question.instead) return date
    const { value: instead } = question.instead
    return z
      .string()
      .refine(
        (value) => value === instead || date.safeParse(value).success,
        `must be a date such as 2026-11-21, or ${instead}`,
      )
  },
  isAnswered: (question, value) => isDate(value) || isInstead(question, value),
  scorer: (question) => (value, context) => bandOf(question, value, context.asOf)?.credit ?? null,
  optionRules: (question) =>
    bandRules(question.bands, (value, asOf) => bandOf(question, value, asOf)),
  scale: (question) =>
    question.bands.map(({ maxAgeMonths, credit }, index) => ({
      value: `band-${index + 1}`,
      label: maxAgeMonths === null ? 'Any other age' : `At most ${maxAgeMonths} months old`,
      credit,
    })),
  stepsOf(question, value, asOf) {
    const band = bandOf(question, value, asOf)
    return band ? [`band-${question.bands.indexOf(band) + 1}`] : []
  },
  best: (question, asOf) => (question.past ? asOf : null),
  control: (question) => ({
    control: 'date',
    name: question.id,
    latest: question.past ? 'today' : null,
    instead: question.instead ? { name: insteadField(question), ...question.instead } : null,
  }),
  parseForm(question, read) {
    if (question.instead && read(insteadField(question)).length > 0) return question.instead.value
    return (read(question.id)[0] ?? '').trim() || null
  },
  print(question, value) {
    if (question.instead && isInstead(question, value)) return question.instead.label
    return isDate(value) ? wordsOf(value) : String(value)
  },
}
