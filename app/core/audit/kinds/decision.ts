// How a review is decided, and what is kept of the decision.
import { z } from 'zod'
import { wordsOf } from '../../schedule/plain-date'
import { date, event, id, person, said, text } from './event'

export const decisionEvents = {
  'decision proposed': event(
    { proposalId: id, decision: text, validUntil: date.nullable() },
    (e) => `Proposed: ${e.decision}`,
  ),
  'proposal declined': event(
    { proposalId: id, comment: said },
    (e) => `Proposal declined: ${e.comment}`,
  ),
  'proposal withdrawn': event({ proposalId: id }, () => 'Proposal withdrawn'),
  'review decided': event(
    {
      proposalId: id,
      decision: text,
      validUntil: date.nullable(),
      nextReviewOn: date.nullable(),
      nextReviewReason: text.nullable(),
    },
    (e) =>
      `Decided: ${e.decision}${e.nextReviewOn ? `; next review ${wordsOf(e.nextReviewOn)} because ${e.nextReviewReason}` : ''}`,
  ),
  'waiver recorded': event(
    { waiverId: id, rule: text, executive: person, executiveTitle: person, endsOn: date },
    (e) =>
      `Knock-out "${e.rule}" waived by ${e.executive}, ${e.executiveTitle}, until ${wordsOf(e.endsOn)}`,
  ),
  'waiver withdrawn': event(
    { waiverId: id, rule: text, reason: said },
    (e) => `Waiver of "${e.rule}" withdrawn: ${e.reason}`,
  ),
  'hold ended': event({ reason: said }, (e) => `Hold ended, taken up again: ${e.reason}`),
  'condition changed': event(
    { number: z.number(), status: text, note: said },
    (e) =>
      `Condition C-${String(e.number).padStart(2, '0')} is now ${e.status}${e.note ? `: ${e.note}` : ''}`,
  ),
  'outcome released': event(
    { decision: text },
    (e) => `Outcome released to the vendor: ${e.decision}`,
  ),
  'report frozen': event(
    { version: z.number(), recordHash: text },
    (e) => `Report version ${e.version} frozen, record ${e.recordHash.slice(0, 16)}…`,
  ),
  'report issued again': event(
    { version: z.number(), replaces: z.number(), reason: said },
    (e) => `Report version ${e.version} issued in place of version ${e.replaces}: ${e.reason}`,
  ),
  'report exported': event(
    // `file`: its SHA-256; unknown of exports from before files were registered.
    { version: z.number(), recordHash: text, file: text.optional(), audience: text.optional() },
    (e) =>
      `Report version ${e.version} exported${e.audience && e.audience !== 'full' ? ` (${e.audience})` : ''}${e.file ? `, file ${e.file.slice(0, 16)}…` : ''}`,
  ),
  'report batch started': event(
    { batchId: id, audience: text, reports: z.number() },
    (e) => `Export of ${e.reports} reports at once begun (${e.audience})`,
  ),
  'report batch cancelled': event(
    { batchId: id },
    () => 'Export of many reports at once cancelled',
  ),
  'evidence pack exported': event(
    { version: z.number(), files: z.number() },
    (e) =>
      `Evidence pack of report version ${e.version} exported with ${e.files} ${e.files === 1 ? 'file' : 'files'}`,
  ),
} as const
