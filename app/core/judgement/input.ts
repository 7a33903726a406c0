// What reviewers and approvers may send: one schema a form, with the words that stand at the field when it is wrong.
import { z } from 'zod'
import { plainDateSchema } from '../schedule/plain-date-schema'

const LONG_TEXT = 4_000
const SHORT_TEXT = 200

const required = (sentence: string, longest = LONG_TEXT) =>
  z.string().trim().min(1, sentence).max(longest, `Use at most ${longest} characters`)
const optional = (longest = LONG_TEXT) =>
  z.string().trim().max(longest, `Use at most ${longest} characters`).default('')
/** A text field that may stay empty, as the text or null. */
const orNull = <Schema extends z.ZodType<unknown>>(schema: Schema) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable())
const wholeNumber = z.coerce
  .number<string | number>('This form is damaged: open the page again')
  .int()
  .min(0)

/** Figures alone: spaces would count as 0, and '1e2' as 100. */
const creditInFigures = z.preprocess(
  (typed) => (typeof typed === 'string' && !/^\s*-?\d{1,9}\s*$/.test(typed) ? Number.NaN : typed),
  z.coerce.number<unknown>('Give a credit from 0 to 100, as a whole number'),
)

/** What a reviewer can say on one answer. The last two are for answers that claim "not applicable". */
export const verdictChoices = [
  'accepted',
  'adjusted',
  'rejected',
  'not applicable accepted',
  'not applicable refused',
] as const
export type VerdictChoice = (typeof verdictChoices)[number]

export const verdictInput = z
  .object({
    questionId: z.string().min(1),
    choice: z.enum(verdictChoices, 'Choose what you say on this answer'),
    credit: orNull(creditInFigures),
    reason: optional(),
    /** Revision of the answer that was on the page; 0 where there was no answer. */
    answerRevision: wholeNumber,
    /** Number of the latest verdict that was on the page; 0 where there was none. */
    lastSeq: wholeNumber,
  })
  .superRefine(({ choice, credit, reason }, context) => {
    if (choice === 'adjusted') {
      if (credit === null || !Number.isInteger(credit) || credit < 0 || credit > 100) {
        refuse(context, 'credit', 'Give a credit from 0 to 100, as a whole number')
      }
    } else if (credit !== null) {
      refuse(context, 'credit', 'A credit goes with "adjusted" only')
    }
    if (reasonRequired(choice) && reason === '') {
      refuse(context, 'reason', `Say why: "${choice}" needs a reason`)
    }
  })
export type VerdictInput = z.infer<typeof verdictInput>

export const reasonRequired = (choice: VerdictChoice): boolean =>
  choice === 'adjusted' || choice === 'rejected' || choice === 'not applicable refused'

export const noteInput = z.object({
  questionId: orNull(z.string().trim()),
  text: required('Write the note first'),
})
export type NoteInput = z.infer<typeof noteInput>

export const evidenceReviewInput = z
  .object({
    /** Unreviewed takes an earlier word back. */
    status: z.enum(['verified', 'rejected', 'unreviewed'], 'Choose verified or rejected'),
    reason: optional(),
    /** Of the evidence as it was on the page. */
    revision: wholeNumber,
  })
  .superRefine(({ status, reason }, context) => {
    if (status === 'rejected' && reason === '') {
      refuse(context, 'reason', 'Say why the evidence is rejected')
    }
  })
export type EvidenceReviewInput = z.infer<typeof evidenceReviewInput>

export const conditionInput = z.object({
  sentence: required('Write the condition as a sentence that can be tested'),
  ownerSide: z.enum(['vendor', 'us'], 'Choose whether the vendor or we must do it'),
  owner: required('Name its owner', SHORT_TEXT),
  dueOn: plainDateSchema,
  evidenceNeeded: required('Say what will show that it is met'),
  consequence: required('Say what happens when it is missed'),
})
export type ConditionInput = z.infer<typeof conditionInput>

export const conditionChangeInput = z
  .object({
    status: z.enum(['open', 'met', 'missed'], 'Choose met, missed or open'),
    note: optional(),
    revision: wholeNumber,
  })
  .superRefine(({ status, note }, context) => {
    if (note === '') refuse(context, 'note', conditionNotes[status])
  })
export type ConditionChangeInput = z.infer<typeof conditionChangeInput>

const conditionNotes = {
  met: 'Say what shows that it is met',
  missed: 'Say what was missed, and how you know',
  open: 'Say why it is open again',
} as const

export const waiverInput = z.object({
  rule: z.string().trim().min(1, 'Choose the knock-out'),
  executive: required('Name the executive who accepts it', SHORT_TEXT),
  executiveTitle: required('Give their title', SHORT_TEXT),
  waiverReason: required('Write their reason: this text stands in the report'),
  endsOn: plainDateSchema,
})
export type WaiverInput = z.infer<typeof waiverInput>

export const waiverWithdrawalInput = z.object({
  waiverId: z.string().min(1),
  withdrawnReason: required('Say why the waiver is withdrawn'),
})

export const resumeInput = z.object({
  resumeReason: required('Say what has come in that ends the hold'),
})

export const decisions = ['approve', 'approve with conditions', 'hold', 'reject'] as const
export type Decision = (typeof decisions)[number]

/** Forms send rows by number: `conditions.0.owner`; none at all is an empty list. */
const rowsOf = <Row extends z.ZodType>(row: Row) =>
  z.preprocess(
    (rows) => (typeof rows === 'object' && rows !== null ? Object.values(rows) : (rows ?? [])),
    z.array(row).max(50, 'At most 50 conditions'),
  )

export const proposalInput = z
  .object({
    decision: z.enum(decisions, 'Choose a decision'),
    reason: required('Write why: this text stands in the report'),
    validUntil: orNull(plainDateSchema),
    conditions: rowsOf(conditionInput),
  })
  // The form suggests a date before a decision is chosen; only what allows the use has one.
  .transform((proposal) =>
    proposal.decision === 'reject' || proposal.decision === 'hold'
      ? { ...proposal, validUntil: null }
      : proposal,
  )
export type ProposalInput = z.infer<typeof proposalInput>

export const approvalInput = z
  .object({
    proposalId: z.string().min(1),
    approved: z.enum(['approved', 'declined'], 'Choose approve or decline'),
    comment: optional(),
  })
  .superRefine(({ approved, comment }, context) => {
    if (approved === 'declined' && comment === '') {
      refuse(context, 'comment', 'Say why you decline')
    }
  })
export type ApprovalInput = z.infer<typeof approvalInput>

/** A row of the form in which nothing was typed; the form always carries a few. */
export const isBlankRow = (row: Record<string, string>): boolean =>
  Object.values(row).every((value) => value.trim() === '')

function refuse(
  context: { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void },
  field: string,
  message: string,
): void {
  context.addIssue({ code: 'custom', path: [field], message })
}
