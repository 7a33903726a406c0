// A reviewer's reading of a document: it stands over what the vendor typed, which stays beside it.
import { z } from 'zod'
import type { PlainDate } from '../schedule/plain-date'
import { printedDate } from './printed'
import type { Terms } from './terms'

/** What a document is said to be, by the vendor or by a reviewer who read it. */
export interface Description extends Terms {
  kind: string
  issuer: string
  scope: string
}

export interface Reading extends Description {
  /** Counts from 1 for each piece of evidence. */
  seq: number
  byId: string
  at: Date
}

const line = z.string().trim().max(200, 'Use at most 200 characters').default('')

export const readingInput = z.object({
  kind: z.string().min(1, 'Choose what it is'),
  issuer: line,
  scope: line,
  from: printedDate,
  to: printedDate,
  /** Of the evidence as it was on the page. */
  revision: z.coerce.number<string | number>().int().min(0),
})
export type ReadingInput = z.infer<typeof readingInput>

const members = [
  'kind',
  'issuer',
  'scope',
  'validFrom',
  'validTo',
  'periodStart',
  'periodEnd',
] as const satisfies readonly (keyof Description)[]

export const descriptionOf = (of: Description): Description => ({
  kind: of.kind,
  issuer: of.issuer,
  scope: of.scope,
  validFrom: of.validFrom,
  validTo: of.validTo,
  periodStart: of.periodStart,
  periodEnd: of.periodEnd,
})

export const sameDescription = (a: Description, b: Description): boolean =>
  members.every((member) => a[member] === b[member])

/** The piece as it counts: described by the latest reading, or by the vendor where nobody read it. */
export function asRead<Piece extends Description>(
  piece: Piece,
  readings: readonly Reading[],
): Piece & { given: Description; readings: readonly Reading[] } {
  const latest = readings.at(-1)
  return {
    ...piece,
    ...(latest && descriptionOf(latest)),
    given: descriptionOf(piece),
    readings,
  }
}

/** The day that a piece of evidence stops counting, for whoever only has its terms. */
export const hasEnded = ({ validTo }: Pick<Terms, 'validTo'>, asOf: PlainDate): boolean =>
  validTo !== null && validTo < asOf
