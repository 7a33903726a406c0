// What reviewers say of answers, and the findings they raise.
import { z } from 'zod'
import { event, id, said, text } from './event'

export const judgementEvents = {
  'review taken up': event({}, () => 'Review taken up by a reviewer'),
  'verdict given': event(
    { questionId: id, verdict: text, credit: z.number().nullable(), reason: said },
    (e) =>
      `${e.questionId} ${e.verdict}${e.credit === null ? '' : ` to credit ${e.credit}`}${e.reason ? `: ${e.reason}` : ''}`,
  ),
  'note written': event(
    { questionId: id.nullable() },
    (e) => `Internal note written${e.questionId ? ` on ${e.questionId}` : ''}`,
  ),
  'finding raised': event(
    { number: z.number(), severity: text, questionId: id.nullable() },
    (e) => `Finding F-${String(e.number).padStart(2, '0')} raised (${e.severity})`,
  ),
  'finding changed': event(
    { number: z.number(), severity: text, status: text },
    (e) => `Finding F-${String(e.number).padStart(2, '0')} is now ${e.severity}, ${e.status}`,
  ),
  'finding closed': event(
    { number: z.number(), closure: said },
    (e) => `Finding F-${String(e.number).padStart(2, '0')} closed: ${e.closure}`,
  ),
  'finding reopened': event(
    { number: z.number(), reason: said },
    (e) => `Finding F-${String(e.number).padStart(2, '0')} opened again: ${e.reason}`,
  ),
  'finding suggestion dismissed': event(
    { rule: text, reason: said },
    (e) => `Suggested finding (${e.rule}) dismissed: ${e.reason}`,
  ),
  'finding suggestion restored': event(
    { rule: text },
    (e) => `Suggested finding (${e.rule}) taken back among the suggestions`,
  ),
} as const
