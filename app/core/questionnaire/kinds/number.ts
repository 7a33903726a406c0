/** A whole number with a unit, judged by bands read from the top: the first that fits wins. */
import { z } from 'zod'
import type { AnswerValue } from '../answer-value'
import { bandRules } from './bands'
import { creditSchema, flagMembers, type Kind, optionValue, questionMembers } from './kind'
import { flagRules } from './options'

/** What "no limit" is stored as; forms offer a check-box instead of the number. */
export const noLimit = 99999

const bandMembers = { credit: creditSchema, ...flagMembers }
/** `max`: at most; `min`: at least; `max: null`: everything that is left. */
const numberBand = z.union([
  z.strictObject({ max: z.int().min(0).nullable(), ...bandMembers }),
  z.strictObject({ min: z.int().min(0), ...bandMembers }),
])
export type NumberBand = z.infer<typeof numberBand>

const numberQuestion = z.strictObject({
  ...questionMembers,
  kind: z.literal('number'),
  unit: z.enum(['days', 'hours', 'minutes', 'percent', 'people']),
  /** Label of the check-box for "no limit"; absent where that makes no sense. */
  noLimit: z.string().min(1).optional(),
  bands: z.array(numberBand).min(1),
  /** A check-box that answers instead of a number, with a credit of its own. */
  instead: z
    .strictObject({ value: optionValue, label: z.string().min(1), ...bandMembers })
    .optional(),
})
export type NumberQuestion = z.infer<typeof numberQuestion>

const noLimitField = (question: NumberQuestion) => `${question.id}.noLimit`
const insteadField = (question: NumberQuestion) => `${question.id}.instead`
const isInstead = ({ instead }: NumberQuestion, value: AnswerValue): boolean =>
  instead !== undefined && value === instead.value

function fits(band: NumberBand, value: number): boolean {
  if ('min' in band) return value >= band.min
  return band.max === null || value <= band.max
}

function bandOf(question: NumberQuestion, value: AnswerValue): NumberBand | undefined {
  return typeof value === 'number' ? question.bands.find((band) => fits(band, value)) : undefined
}

export const number: Kind<NumberQuestion> = {
  definition: numberQuestion,
  minutes: 0.5,
  source: 'form',
  isScored: () => true,
  answerSchema(question) {
    const whole = z.int('must be a whole number').min(0, 'must be 0 or more')
    const number = question.unit === 'percent' ? whole.max(100, 'must be 100 or less') : whole
    const { instead } = question
    return instead ? numberOr(instead.value, number) : number
  },
  isAnswered: (question, value) => typeof value === 'number' || isInstead(question, value),
  scorer: (question) => (value) =>
    isInstead(question, value)
      ? (question.instead?.credit ?? null)
      : (bandOf(question, value)?.credit ?? null),
  optionRules: (question) => [
    ...bandRules(question.bands, (value) => bandOf(question, value)),
    ...(question.instead
      ? flagRules([question.instead], (value) => isInstead(question, value))
      : []),
  ],
  scale: (question) => [
    ...question.bands.map((band, index) => ({
      value: `band-${index + 1}`,
      label: bandWords(question, band),
      credit: band.credit,
    })),
    ...(question.instead ? [question.instead] : []),
  ],
  stepsOf(question, value) {
    if (isInstead(question, value)) return [String(value)]
    const band = bandOf(question, value)
    return band ? [`band-${question.bands.indexOf(band) + 1}`] : []
  },
  best(question) {
    const clean = question.bands.filter((band) => !band.red && !band.knockout)
    const best = clean.reduce(
      (a, b) => (b.credit > a.credit ? b : a),
      clean[0] ?? { credit: 0, max: 0 },
    )
    return 'min' in best ? best.min : (best.max ?? null)
  },
  control: (question) => ({
    control: 'number',
    name: question.id,
    unit: question.unit,
    min: 0,
    max: question.unit === 'percent' ? 100 : null,
    noLimit: question.noLimit
      ? { name: noLimitField(question), value: noLimit, label: question.noLimit }
      : null,
    instead: question.instead
      ? {
          name: insteadField(question),
          value: question.instead.value,
          label: question.instead.label,
        }
      : null,
  }),
  parseForm(question, read) {
    if (question.instead && read(insteadField(question)).length > 0) return question.instead.value
    if (question.noLimit && read(noLimitField(question)).length > 0) return noLimit
    const typed = (read(question.id)[0] ?? '').trim()
    if (typed === '') return null
    return /^\d{1,15}$/.test(typed) ? Number(typed) : typed
  },
  print(question, value) {
    if (question.instead && isInstead(question, value)) return question.instead.label
    if (typeof value !== 'number') return String(value)
    if (value >= noLimit && question.unit !== 'percent') return question.noLimit ?? 'No limit'
    if (question.unit === 'percent') return `${value} %`
    return `${value} ${value === 1 ? singular[question.unit] : question.unit}`
  },
}

/** What is wrong with a number is told as such: the word is what a ticked box sends, never typed. */
const numberOr = (instead: string, number: z.ZodType<number>): z.ZodType<AnswerValue> =>
  z.unknown().transform((value, context) => {
    if (value === instead) return instead
    const parsed = number.safeParse(value)
    if (parsed.success) return parsed.data
    for (const { message } of parsed.error.issues) context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
function bandWords(question: NumberQuestion, band: NumberBand): string {
  if ('min' in band) return `At least ${number.print(question, band.min)}`
  return band.max === null ? 'Anything else' : `At most ${number.print(question, band.max)}`
}

const singular = { days: 'day', hours: 'hour', minutes: 'minute', people: 'person' } as const
