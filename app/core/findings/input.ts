// What a reviewer may send about a finding: raised, changed, closed, opened again; or a suggestion turned down.
import { z } from 'zod'
import { plainDateSchema } from '../schedule/plain-date-schema'

const LONG_TEXT = 4_000
const SHORT_TEXT = 200

const required = (sentence: string, longest = LONG_TEXT) =>
  z.string().trim().min(1, sentence).max(longest, `Use at most ${longest} characters`)
const orNull = <Schema extends z.ZodType<unknown>>(schema: Schema) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable())
const revision = z.coerce.number<string | number>().int().min(0)

export const severities = ['Low', 'Moderate', 'High', 'Critical'] as const
export const treatments = ['fix by vendor', 'our setting', 'accept', 'avoid'] as const
export type Severity = (typeof severities)[number]
export type Treatment = (typeof treatments)[number]

/** Somebody has something to do by a day; accepted and avoided weaknesses have none. */
export const needsDueDate = (treatment: string): boolean =>
  treatment === 'fix by vendor' || treatment === 'our setting'

const content = z.object({
  severity: z.enum(severities, 'Choose how severe it is'),
  statement: required('Say what is wrong'),
  impact: z.string().trim().max(LONG_TEXT, `Use at most ${LONG_TEXT} characters`).default(''),
  questionId: orNull(z.string().trim()),
  treatment: z.enum(treatments, 'Choose how it is treated'),
  owner: required('Name who takes care of it', SHORT_TEXT),
  dueOn: orNull(plainDateSchema),
})
export type FindingContent = z.infer<typeof content>

/** Told together with what else is missing, so that one sending shows everything. */
const dueWhereNeeded = {
  message: 'Give the day it is due: somebody has to do something',
  path: ['dueOn'],
  when: () => true,
}
const isDueGiven = (finding: Partial<FindingContent>): boolean =>
  !needsDueDate(finding.treatment ?? '') || finding.dueOn !== null

export const findingInput = content
  .extend({
    /** The rule that it was suggested from; null where somebody wrote it. */
    rule: orNull(z.string().trim().max(100)),
  })
  .refine(isDueGiven, dueWhereNeeded)
export type FindingInput = z.infer<typeof findingInput>

export const findingChangeInput = content.extend({ revision }).refine(isDueGiven, dueWhereNeeded)
export type FindingChangeInput = z.infer<typeof findingChangeInput>

export const closeInput = z.object({
  closure: required('Say what shows that it is closed'),
  /** A piece of this review's evidence. */
  evidenceId: orNull(z.string()),
  revision,
})
export type CloseInput = z.infer<typeof closeInput>

export const reopenInput = z.object({
  reason: required('Say why it is open again'),
  revision,
})
export type ReopenInput = z.infer<typeof reopenInput>

export const suggestionInput = z.discriminatedUnion('word', [
  z.object({
    word: z.literal('dismissed'),
    rule: z.string().min(1).max(100),
    reason: required('Say why this is no finding'),
  }),
  z.object({ word: z.literal('restored'), rule: z.string().min(1).max(100) }),
])
export type SuggestionInput = z.infer<typeof suggestionInput>
