// The audit log as it is searched: which filters it knows, and how they are read from an address.
import { z } from 'zod'
import { plainDateSchema } from '../schedule/plain-date-schema'
import { type EventKind, eventGroups } from './events'

const groups = Object.keys(eventGroups) as (keyof typeof eventGroups)[]

/** An unknown value in an address is dropped, never an error: addresses are kept, shared and typed. */
const kept = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)
const word = z.string().trim().min(1).max(100)

/** "R-0012", "r12" and "12" all mean review 12. */
const reviewNumber = z
  .string()
  .regex(/^\s*(?:r-?)?0*[1-9]\d{0,8}\s*$/i)
  .transform((typed) => Number(typed.replace(/\D/g, '')))

const filterSchema = z.object({
  what: kept(z.enum(groups)),
  /** Id of a member of staff, or one of `others`. */
  who: kept(word),
  review: kept(reviewNumber),
  /** Id of a vendor. */
  vendor: kept(word),
  from: kept(plainDateSchema),
  to: kept(plainDateSchema),
  q: kept(word),
})
export type AuditFilters = z.output<typeof filterSchema>

/** Whoever acts without an account here. */
export const others = {
  vendors: 'People at vendors',
  portal: 'Assay itself',
  console: 'Command line and set-up',
} as const

export const isOther = (who: string): who is keyof typeof others => Object.hasOwn(others, who)

const pageSchema = z.coerce.number().int().min(1).max(1_000_000).catch(1)

export interface AuditArrangement {
  filters: AuditFilters
  /** From 1. */
  page: number
}

export const readAuditArrangement = (params: URLSearchParams): AuditArrangement => ({
  filters: filterSchema.parse(Object.fromEntries(params)),
  page: pageSchema.parse(params.get('page') ?? 1),
})

export const groupLabels = groups.map((value) => ({ value, label: eventGroups[value].label }))

export const kindsIn = (group: keyof typeof eventGroups): EventKind[] =>
  Object.keys(eventGroups[group].kinds) as EventKind[]
