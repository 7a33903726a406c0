// What an administrator may type about the organisation and how the portal keeps time: one schema for page and action.
import { z } from 'zod'
import { isPlainDate } from '../schedule/plain-date'
import { emailSchema, line, timeZoneSchema } from './input'
import { type Organisation, secondFactorRules, sendingRounds, weekdays } from './organisation'

/** A number typed in figures, both ends included. */
const wholeNumber = (least: number, most: number) =>
  z
    .string('Enter a whole number')
    .trim()
    .regex(/^\d{1,6}$/, `Enter a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `Enter a whole number from ${least} to ${most}`)

const MOST_HOLIDAYS = 500

/** One date a line; what follows it is the day's name. Refusals name the line. */
const holidayLines = z.string('Enter one date a line').transform((text, check) => {
  const found = new Map<string, string>()
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    const [on = '', ...name] = line.trim().split(/\s+/)
    if (on === '') continue
    const flaw = holidayFlaw(on, name.join(' '))
    if (flaw !== null) {
      check.addIssue({ code: 'custom', message: `Line ${at + 1}: ${flaw}` })
      return z.NEVER
    }
    found.set(on, name.join(' ') || (found.get(on) ?? ''))
  }
  if (found.size > MOST_HOLIDAYS) {
    check.addIssue({ code: 'custom', message: `Keep at most ${MOST_HOLIDAYS} days` })
    return z.NEVER
  }
  return [...found].sort().map(([day, name]) => ({ on: day, name }))
})

function holidayFlaw(on: string, name: string): string | null {
  const known: boolean = isPlainDate(on)
  if (!known) {
    return `“${on.slice(0, 40)}” is not a date. Begin each line with a date such as 2026-12-25`
  }
  if (name.length > 80) return 'Use at most 80 characters for a name'
  return /[\p{Cc}\u2028\u2029]/u.test(name) ? 'Use plain text for the name' : null
}

/** As they stand in the form, one a line. */
export const holidayText = (holidays: Organisation['holidays']): string =>
  holidays.map(({ on, name }) => (name === '' ? on : `${on} ${name}`)).join('\n')

const leadTime = wholeNumber(7, 180)

export const organisationInput = z
  .object({
    name: line(160, 'Enter the name of your organisation'),
    timeZone: timeZoneSchema,
    classification: line(60, 'Enter a marking such as Confidential'),
    contactName: line(120, 'Enter the name of a person whom vendors may ask'),
    contactEmail: emailSchema,
    mailFrom: emailSchema,
    holidays: holidayLines,
    leadDays1: leadTime,
    leadDays2: leadTime,
    leadDays3: leadTime,
    answerDays: wholeNumber(1, 60),
    sendRounds: z.enum(sendingRounds, 'Choose one of the two'),
    mailsPerMinute: wholeNumber(1, 600),
    digestWeekday: z.enum(weekdays, 'Choose a day of the week'),
    secondFactor: z.enum(secondFactorRules, 'Choose one of the two'),
  })
  .transform(
    ({ leadDays1, leadDays2, leadDays3, ...rest }): Organisation => ({
      ...rest,
      leadDays: { 1: leadDays1, 2: leadDays2, 3: leadDays3 },
    }),
  )
