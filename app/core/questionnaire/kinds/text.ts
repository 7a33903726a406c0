/** Free text: read by a reviewer, who may give it a credit; never scored by the engine itself. */
import { z } from 'zod'
import { type Kind, questionMembers } from './kind'

/** Long enough for an incident list, short enough for a report page. */
const maxLength = 10_000

const textQuestion = z.strictObject({
  ...questionMembers,
  kind: z.literal('text'),
  scoredBy: z.literal('reviewer').optional(),
  rows: z.int().min(1).max(20).optional(),
})
export type TextQuestion = z.infer<typeof textQuestion>

export const text: Kind<TextQuestion> = {
  definition: textQuestion,
  minutes: 2,
  source: 'form',
  isScored: (question) => question.scoredBy === 'reviewer',
  answerSchema: () =>
    z.string('must be text').max(maxLength, `must be at most ${maxLength} characters`),
  isAnswered: (_question, value) => typeof value === 'string' && value.trim() !== '',
  scorer: (question) => () => (question.scoredBy === 'reviewer' ? 'reviewer' : null),
  optionRules: () => [],
  best: () => null,
  control: (question) => ({
    control: 'textarea',
    name: question.id,
    rows: question.rows ?? 4,
    maxLength,
  }),
  parseForm(question, read) {
    const typed = read(question.id)[0] ?? ''
    return typed.trim() === '' ? null : typed.replaceAll('\r\n', '\n')
  },
  print: (_question, value) => String(value),
}
