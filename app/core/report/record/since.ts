// What changed since the round before, frozen with the record: texts compared word by word, points as they were.
import { z } from 'zod'
import { plainDate, points, riskLevel } from './common'

const moved = <Value extends z.ZodType>(value: Value) => z.strictObject({ was: value, now: value })

/** A stretch of text that stands in both texts, or in one of them only. */
export const diffPiece = z.strictObject({
  text: z.string(),
  change: z.enum(['same', 'added', 'removed']),
})

const part = z.discriminatedUnion('kind', [
  /** One thing for another: '30 days' for '90 days'. */
  z.strictObject({
    kind: z.literal('values'),
    term: z.string(),
    before: z.string(),
    after: z.string(),
  }),
  z.strictObject({
    kind: z.literal('list'),
    term: z.string(),
    added: z.array(z.string()),
    removed: z.array(z.string()),
  }),
  z.strictObject({ kind: z.literal('text'), term: z.string(), pieces: z.array(diffPiece) }),
])

const tone = z.enum(['regression', 'improvement', 'neutral'])

export const movedRule = z.strictObject({
  id: z.string(),
  effect: z.enum(['knock-out', 'red flag', 'note']),
  question: z.string(),
  sentence: z.string(),
  moved: z.enum(['fired', 'gone']),
})

export const changedAnswer = z.strictObject({
  question: z.string(),
  wording: z.string(),
  tone,
  /** Points of assured before caps that it moved; null where that cannot be said exactly. */
  points: z.number().nullable(),
  parts: z.array(part),
  rules: z.array(movedRule),
})

export const uncomparedQuestion = z.strictObject({
  question: z.string(),
  wording: z.string(),
  why: z.enum([
    'asked differently',
    'new in the questionnaire',
    'asked for the first time',
    'left the questionnaire',
    'no longer asked',
  ]),
  /** Where it is asked differently; empty where only its options or its scoring changed. */
  wordingDiff: z.array(diffPiece),
  before: z.string().nullable(),
  after: z.string().nullable(),
  points: z.number().nullable(),
})

/** Beside the answers: as it was and as it is; null where there was or is none. */
export const beside = z.strictObject({
  what: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})

export const sinceLast = z.strictObject({
  /** 'R-0001'. */
  review: z.string(),
  round: z.int().min(1),
  decidedOn: plainDate,
  summary: z.string(),
  assured: moved(points),
  asStated: moved(points),
  /** Assured before caps, which the points below add up to. */
  uncapped: moved(points),
  residual: moved(riskLevel.nullable()),
  /** Sentences of caps. */
  caps: z.strictObject({ fired: z.array(z.string()), lifted: z.array(z.string()) }),
  /** Regressions first. */
  changed: z.array(changedAnswer),
  /** On questions that did not change, or cannot be compared. */
  rules: z.array(movedRule.extend({ tone })),
  notCompared: z.array(uncomparedQuestion),
  unchanged: z.int().min(0),
  documents: z.array(beside),
  findings: z.array(beside),
  conditions: z.array(beside),
  points: z.strictObject({
    listed: z.number().nullable(),
    rest: z.number().nullable(),
    total: z.number().nullable(),
  }),
})

/** One round of this use, as a point in the picture of scores. */
export const roundScore = z.strictObject({
  /** Of the review. */
  number: z.int().min(1),
  round: z.int().min(1),
  on: plainDate,
  assured: points,
  asStated: points,
  level: riskLevel.nullable(),
  decided: z.boolean(),
})
