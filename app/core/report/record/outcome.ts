// What was found, what was decided, and under which conditions.
import { z } from 'zod'
import { instant, person, plainDate, riskLevel } from './common'

export const finding = z.strictObject({
  /** 'F-01'. */
  id: z.string(),
  severity: riskLevel,
  statement: z.string(),
  /** What good would have been. */
  criterion: z.string().nullable(),
  questionId: z.string().nullable(),
  impact: z.string().nullable(),
  vendorReply: z.string().nullable(),
  /** 'fix', 'accept', 'condition' … in words. */
  treatment: z.string().nullable(),
  owner: z.string().nullable(),
  dueOn: plainDate.nullable(),
  status: z.string(),
  /** What shows that it is closed, by whom and since when; null while it is open. */
  closure: z
    .strictObject({
      text: z.string(),
      /** 'E-03'. */
      evidence: z.string().nullable(),
      by: z.string(),
      at: instant,
    })
    .nullable(),
})

export const condition = z.strictObject({
  /** 'C-01'. */
  id: z.string(),
  sentence: z.string(),
  ownerSide: z.enum(['vendor', 'us']),
  owner: z.string().nullable(),
  dueOn: plainDate.nullable(),
  evidenceNeeded: z.string().nullable(),
  consequence: z.string().nullable(),
  status: z.string(),
})

export const waiver = z.strictObject({
  /** 'W-01'. */
  id: z.string(),
  rule: z.string(),
  reason: z.string(),
  by: person,
  at: instant,
  endsOn: plainDate,
})

export const decisionKind = z.enum(['approve', 'approve with conditions', 'hold', 'reject'])

export const decision = z.strictObject({
  kind: decisionKind,
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: instant,
  approvers: z.array(person.extend({ at: instant })),
  decidedOn: plainDate,
  validUntil: plainDate.nullable(),
  nextReviewOn: plainDate.nullable(),
  /** To follow "because": 'SOC 2 period ends 31 Mar 2027'. */
  nextReviewReason: z.string().nullable(),
  summary: z.string(),
  strengths: z.array(z.string()),
  concerns: z.array(z.string()),
})

/** The respondent's own signature under the answers. */
export const attestation = z.strictObject({
  name: z.string(),
  title: z.string().nullable(),
  statement: z.string(),
  at: instant,
})

export type DecisionKind = z.infer<typeof decisionKind>

export const contradiction = z.strictObject({
  id: z.string(),
  sentence: z.string(),
  /** Ids of the questions that it compares. */
  questionIds: z.array(z.string()),
  /** What the vendor says to it, and who wrote it. */
  explanation: z.strictObject({ text: z.string(), by: z.string() }).nullable(),
})
