// What an uploaded file says, question by question, before anybody compares it with what is stored.
import { z } from 'zod'
import { questionFieldsSchema } from '../respond/answer-input'

/** Where something stands: `Training, E5`; empty for files without cells. */
const place = z.string()

export const uploadedAnswerSchema = z.strictObject({
  questionId: z.string(),
  at: place,
  /** What the file says; '' is a blank cell, a missing member a column that the file has not. */
  fields: questionFieldsSchema,
  /** The answer's cell is there and blank. */
  blankAnswer: z.boolean(),
  /** Place of each field, for sentences about it. */
  places: z.record(z.string(), place),
  problems: z.array(z.strictObject({ at: place, sentence: z.string() })),
  /** What somebody should know before agreeing: the question or an option reads differently now. */
  notes: z.array(z.string()),
  /** File names given as proof. */
  files: z.array(z.string()),
  /** Digest of what was written into the file when it was downloaded; null where that is not known. */
  base: z.string().nullable(),
})
export type UploadedAnswer = z.infer<typeof uploadedAnswerSchema>

export const uploadSchema = z.strictObject({
  answers: z.array(uploadedAnswerSchema),
  /** Rows that belong to no question. */
  unknown: z.array(z.strictObject({ at: place, words: z.string() })),
  /** About the file as a whole. */
  notes: z.array(z.string()),
})
export type Upload = z.infer<typeof uploadSchema>

/** More are counted, not listed. */
export const MOST_UNKNOWN = 100
