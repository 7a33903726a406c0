// How long each kind of record is kept: what can be set, and from when on it is gone.
import { z } from 'zod'

/** Stored in `settings` under this key. */
export const RETENTION_KEY = 'retention'

export const keptKinds = {
  reviews: {
    label: 'Answers and evidence of ended reviews',
    hint: 'After a review was closed or cancelled: answers, evidence and its files, comments, verdicts and mail. Its decision, findings, conditions and issued reports stay; a report holds the answers that it was made from.',
    least: 90,
  },
  people: {
    label: 'Names and addresses of respondents',
    hint: 'After the last review that they were invited to was closed or cancelled. A number takes their place, as on “Personal data”.',
    least: 90,
  },
  mails: {
    label: 'Mail of ended reviews and mail to colleagues',
    hint: 'After it was sent, or could not be.',
    least: 30,
  },
  sessions: {
    label: 'Sessions of colleagues and respondents',
    hint: 'After they ran out or were ended.',
    least: 1,
  },
  codes: { label: 'One-time codes', hint: 'After they ran out.', least: 1 },
  uploads: {
    label: 'Spreadsheets that were uploaded and not accepted',
    hint: 'After they ran out.',
    least: 1,
  },
  feeds: { label: 'Withdrawn calendar addresses', hint: 'After they were withdrawn.', least: 1 },
  auditNames: {
    label: 'Names and addresses in the audit log',
    hint: 'After the event. The events themselves are never deleted, and the chain can still be checked.',
    least: 365,
  },
} as const

/** What has an end of its own, whatever is set: nobody reads it again. Once a day, with or without the setting. */
export const sweptKinds = {
  pendingSignIns: { label: 'Sign-ins that stopped half-way', days: 0 },
  signOnReturns: { label: 'Marks of single sign-ons that were under way', days: 0 },
  staffLinks: { label: 'Links in mails to colleagues that ran out or were used', days: 30 },
  backupCodes: { label: 'Backup codes that were used, or of deactivated accounts', days: 0 },
  dueItems: { label: 'Dates that were kept track of in ended reviews', days: 90 },
} as const

export type SweptKind = keyof typeof sweptKinds
export const sweptKindNames = Object.keys(sweptKinds) as SweptKind[]

export type KeptKind = keyof typeof keptKinds
export const keptKindNames = Object.keys(keptKinds) as KeptKind[]

export interface Retention {
  /** Whether the portal removes by itself, once a day. */
  daily: boolean
  /** Days by kind; 0 keeps for ever. */
  days: Record<KeptKind, number>
}

const days = z.int().min(0).default(0)
const retentionSchema = z.object({
  daily: z.boolean().default(false),
  days: z
    .object({
      reviews: days,
      people: days,
      mails: days,
      sessions: days,
      codes: days,
      uploads: days,
      feeds: days,
      auditNames: days,
    } satisfies Record<KeptKind, typeof days>)
    .prefault({}),
})

/** What is stored; where nobody has set anything, everything is kept. */
export const retentionOf = (stored: unknown): Retention => retentionSchema.parse(stored ?? {})

const MOST = 36_500

const typedDays = (least: number) => {
  const wrong = `Enter 0 to keep for ever, or days from ${least} to ${MOST}`
  return z
    .string(wrong)
    .trim()
    .regex(/^\d{1,6}$/, wrong)
    .transform(Number)
    .refine((n) => n === 0 || (n >= least && n <= MOST), wrong)
}

export const retentionInput = z
  .object({
    daily: z
      .literal('on')
      .optional()
      .transform((ticked) => ticked === 'on'),
    reviews: typedDays(keptKinds.reviews.least),
    people: typedDays(keptKinds.people.least),
    mails: typedDays(keptKinds.mails.least),
    sessions: typedDays(keptKinds.sessions.least),
    codes: typedDays(keptKinds.codes.least),
    uploads: typedDays(keptKinds.uploads.least),
    feeds: typedDays(keptKinds.feeds.least),
    auditNames: typedDays(keptKinds.auditNames.least),
  })
  .transform(({ daily, ...typed }): Retention => ({ daily, days: typed }))

export const CONFIRMATION = 'remove'

export const removalInput = z.object({
  confirm: z
    .string(`Type ${CONFIRMATION}`)
    .trim()
    .toLowerCase()
    .refine((word) => word === CONFIRMATION, `Type ${CONFIRMATION} to confirm`),
})

/** What is older than this goes; null where it is kept for ever. */
export function goesBefore(days: number, now: Date): Date | null {
  return days === 0 ? null : new Date(now.getTime() - days * 86_400_000)
}
