// The files behind the answers, and the trail of who did what.
import { z } from 'zod'
import { hexHash, instant, plainDate } from './common'

export const evidenceItem = z.strictObject({
  /** 'E-01', in order of upload. */
  id: z.string(),
  /** Title of the kind, 'SOC 2 Type II report'. */
  kind: z.string(),
  issuer: z.string().nullable(),
  scope: z.string().nullable(),
  validFrom: plainDate.nullable(),
  validTo: plainDate.nullable(),
  status: z.enum(['unreviewed', 'verified', 'rejected']),
  /** The reviewer's reason, where one was given. */
  statusReason: z.string().nullable(),
  /** What the vendor had said of it, in words, where a reviewer read it otherwise. */
  vendorSaid: z.string().nullable(),
  /** What stands against it, and what that costs, each in a sentence. */
  notices: z.array(z.string()),
  fileName: z.string(),
  sizeBytes: z.int().min(0),
  uploadedBy: z.string(),
  uploadedAt: instant,
  sha256: hexHash,
  /** Ids of the questions that cite it. */
  citedIn: z.array(z.string()),
})

export const auditEntry = z.strictObject({
  seq: z.int().min(0),
  at: instant,
  actor: z.string(),
  /** What happened, in words; no addresses of machines. */
  sentence: z.string(),
  hash: hexHash,
})

export const auditTrail = z.strictObject({
  headHash: hexHash,
  events: z.array(auditEntry),
})
