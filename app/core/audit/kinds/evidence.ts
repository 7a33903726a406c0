// What happens to evidence, on either side.
import { z } from 'zod'
import { wordsOf } from '../../schedule/plain-date'
import { date, event, id, said, text } from './event'

export const evidenceEvents = {
  'evidence added': event(
    { evidenceId: id, kind: text, sha256: text, questionIds: z.array(id) },
    (e) => `Evidence (${e.kind}) added for ${e.questionIds.join(', ') || 'the review'}`,
  ),
  'evidence refused': event(
    { sha256: text, sizeBytes: z.number(), signature: text },
    (e) => `File refused by the virus scanner, which found ${e.signature} (SHA-256 ${e.sha256})`,
  ),
  'evidence linked': event(
    { evidenceId: id, questionId: id, linked: z.boolean() },
    (e) => `Evidence ${e.linked ? 'given for' : 'no longer given for'} ${e.questionId}`,
  ),
  'evidence removed': event(
    { evidenceId: id, sha256: text },
    () => 'Evidence removed by the vendor',
  ),
  'evidence reviewed': event(
    { evidenceId: id, status: text, reason: said },
    (e) =>
      `Evidence ${e.status === 'unreviewed' ? 'set back to unreviewed' : e.status}${e.reason ? `: ${e.reason}` : ''}`,
  ),
  'evidence read': event(
    { evidenceId: id, seq: z.number(), kind: text, validTo: date.nullable() },
    (e) =>
      `Evidence read as ${e.kind}${e.validTo === null ? ', without an end' : `, until ${wordsOf(e.validTo)}`}`,
  ),
} as const
