// Who assessed what, and with which questionnaire: the part of the record that scope pages read.
import { z } from 'zod'
import { hexHash, instant, plainDate, tier } from './common'

export const organisation = z.strictObject({
  name: z.string(),
  /** Printed on every page, "Confidential" for instance. */
  classification: z.string(),
  /** IANA name. Calendar dates in the record were worked out in it; instants are in UTC. */
  timeZone: z.string(),
  /** Address of the page where a copy can be checked; null when the portal is not reachable. */
  verifyUrl: z.string().nullable(),
})

export const review = z.strictObject({
  /** The review's own number, 'R-0012'. */
  number: z.string(),
  round: z.int().min(1),
  tier,
  tierReasons: z.array(z.string()),
  tierPoints: z.int().min(0),
  /** Named person and reason where the tier was set by hand; null where the rule gave it. */
  tierOverride: z.strictObject({ by: z.string(), reason: z.string() }).nullable(),
  launchedBy: z.string().nullable(),
  sentAt: instant.nullable(),
  dueOn: plainDate.nullable(),
  submittedAt: instant.nullable(),
  reviewStartedAt: instant.nullable(),
  /** The date evidence and dates were judged against. */
  asOf: plainDate,
})

export const vendor = z.strictObject({
  name: z.string(),
  legalName: z.string().nullable(),
  domain: z.string().nullable(),
})

export const offering = z.strictObject({
  name: z.string(),
  plan: z.string().nullable(),
  website: z.string().nullable(),
})

/** The use as filed at intake; every member in the words the requester saw. */
export const use = z.strictObject({
  purpose: z.string(),
  owner: z.string().nullable(),
  dataClasses: z.array(z.string()),
  autonomy: z.string().nullable(),
  users: z.string().nullable(),
  intake: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      /** In words; null where it was not answered. */
      answer: z.string().nullable(),
      points: z.int().nullable(),
    }),
  ),
})

export const questionnaire = z.strictObject({
  slug: z.string(),
  version: z.string(),
  hash: hexHash,
  name: z.string(),
})

/** One row of INV-03: whose model runs where. */
export const modelAndHost = z.strictObject({
  maker: z.string(),
  model: z.string(),
  host: z.string(),
  region: z.string(),
})
