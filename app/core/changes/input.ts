// What is typed about a change, by us or by its vendor, and what its recorder looks at before saving.
import { z } from 'zod'
import { type PlainDate, wordsOf } from '../schedule/plain-date'
import { plainDateSchema } from '../schedule/plain-date-schema'

const rowId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'This form is damaged: open the page again')
const kindId = z.string({ error: 'Choose what changed' }).min(1, 'Choose what changed').max(40)

const said = {
  kind: kindId,
  what: z
    .string()
    .trim()
    .min(1, 'Say what changed')
    .max(2000, 'Use at most 2000 characters')
    .transform((text) => text.replaceAll('\r\n', '\n')),
  happenedOn: z
    .union([z.literal(''), plainDateSchema])
    .default('')
    .transform((text) => (text === '' ? null : text)),
}

export const announceSchema = z.object(said)
export type AnnounceInput = z.output<typeof announceSchema>

export const changeSchema = z.object({
  ...said,
  offeringId: rowId,
  /** Empty for every use of the offering. */
  useId: z
    .union([z.literal(''), rowId])
    .default('')
    .transform((id) => (id === '' ? null : id)),
  /** What the page showed that it would open; empty until it was shown. */
  seen: z.string().max(20_000).default(''),
})
export type ChangeInput = z.output<typeof changeSchema>

export const withdrawChangeSchema = z.object({
  changeId: rowId,
  withdrawReason: z
    .string({ error: 'Say why it is withdrawn' })
    .trim()
    .min(1, 'Say why it is withdrawn')
    .max(2000, 'Use at most 2000 characters'),
})

/** Null when the day will do. */
export const happenedFlaw = (on: PlainDate | null, today: PlainDate): string | null =>
  on !== null && on > today ? `Choose a day up to today, ${wordsOf(today)}` : null

/** One review that a change leads to. */
export interface Touched {
  useId: string
  useTitle: string
  /** The round that looks into it: one that is open, or null where one is prepared. */
  open: { number: number; asksAll: boolean; growing: boolean } | null
  /** The decision that holds; null while the first round is open. */
  decided: number | null
  /** Those of the kind's questions that this review asked. */
  questionIds: string[]
}

/** The same text for the same reviews and questions, so that a form can tell whether they are as they were shown. */
export const seenAs = (touched: readonly Touched[]): string =>
  touched
    .map(({ useId, open, decided, questionIds }) =>
      [useId, open?.number ?? '', decided ?? '', questionIds.join(',')].join(':'),
    )
    .sort()
    .join(' ')
