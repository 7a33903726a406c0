// Who runs this portal: what vendors, mails and reports call us, the zone our deadlines end in, and how time is kept.
import { z } from 'zod'
import type { PlainDate } from '../schedule/plain-date'
import { plainDateSchema } from '../schedule/plain-date-schema'

/** Stored in `settings` under this key. */
export const ORGANISATION_KEY = 'organisation'

/** How a round that the portal has prepared reaches its vendor. */
export const sendingRounds = ['by hand', 'automatic'] as const

/** Who needs a second factor to sign in with a password. */
export const secondFactorRules = ['optional', 'everybody'] as const

export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

export const organisationSchema = z.object({
  name: z.string().default('Your organisation'),
  /** IANA zone; a due date ends there at 23:59:59. */
  timeZone: z.string().default('UTC'),
  /** Printed on every report. */
  classification: z.string().default('Confidential'),
  /** Whom a vendor may ask; empty when nobody is named yet. */
  contactName: z.string().default(''),
  contactEmail: z.string().default(''),
  /** The address mail is sent from; empty when not set. */
  mailFrom: z.string().default(''),
  /** Days that do not count as working days, in order; each may say what it is called. */
  holidays: z.array(z.object({ on: plainDateSchema, name: z.string() })).default([]),
  /** Days before a re-review's date on which the portal prepares the next round, by tier. */
  leadDays: z
    .object({ 1: z.number(), 2: z.number(), 3: z.number() })
    .default({ 1: 42, 2: 35, 3: 28 }),
  /** Working days in which we usually answer a submission: what its vendor is told to expect. */
  answerDays: z.number().default(10),
  sendRounds: z.enum(sendingRounds).default('by hand'),
  /** What the outbox sends at most, so that a backlog drains without a burst. */
  mailsPerMinute: z.number().default(60),
  /** When colleagues get their weekly mail of what waits for them. */
  digestWeekday: z.enum(weekdays).default('Monday'),
  secondFactor: z.enum(secondFactorRules).default('optional'),
})

export type Organisation = z.infer<typeof organisationSchema>

/** What is stored, with defaults for what is not. */
export function organisationOf(stored: unknown): Organisation {
  return organisationSchema.parse(stored ?? {})
}

/** For `addWorkingDays`. */
export const holidaysOf = ({ holidays }: Pick<Organisation, 'holidays'>): ReadonlySet<PlainDate> =>
  new Set(holidays.map(({ on }) => on))
