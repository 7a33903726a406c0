/** Files asked for as such: the value is the ids of the evidence given, judged by a reviewer. */
import { z } from 'zod'
import { listOfText } from '../answer-value'
import { type Kind, questionMembers } from './kind'

const fileQuestion = z.strictObject({
  ...questionMembers,
  kind: z.literal('file'),
  scoredBy: z.literal('reviewer').optional(),
  /** Rows of frameworks/certifications.json that fit; absent = any evidence. */
  accepts: z.array(z.string()).optional(),
})
export type FileQuestion = z.infer<typeof fileQuestion>

export const file: Kind<FileQuestion> = {
  definition: fileQuestion,
  minutes: 2,
  source: 'evidence',
  isScored: (question) => question.scoredBy === 'reviewer',
  answerSchema: () => z.array(z.string().min(1), 'must be a list of evidence ids'),
  isAnswered: (_question, value) => listOfText(value).length > 0,
  scorer: (question) => () => (question.scoredBy === 'reviewer' ? 'reviewer' : null),
  optionRules: () => [],
  best: () => null,
  control: (question) => ({
    control: 'evidence',
    name: question.id,
    accepts: question.accepts ?? [],
  }),
  parseForm: () => null,
  print: (_question, value) => listOfText(value).join('; '),
}
