// What procurement does with a review, from draft to close, and the tier it is in.
import { z } from 'zod'
import { wordsOf } from '../../schedule/plain-date'
import { date, event, id, person, said, text } from './event'

export const reviewEvents = {
  'review drafted': event(
    { number: z.number(), useId: id, offeringId: id },
    () => 'Review drafted',
  ),
  'draft changed': event({ offeringId: id, contactId: id }, () => 'Draft changed'),
  'review sent': event(
    {
      contactId: id,
      dueOn: date,
      tier: z.number(),
      questionnaire: text,
      version: z.number(),
      hash: text,
      questions: z.number(),
    },
    (e) =>
      `Review sent: ${e.questions} questions (${e.questionnaire} version ${e.version}), due ${wordsOf(e.dueOn)}`,
  ),
  'review cancelled': event({ reason: said }, (e) => `Review cancelled: ${e.reason}`),
  'due date changed': event(
    { from: date, to: date, reason: said },
    (e) => `Due date moved from ${wordsOf(e.from)} to ${wordsOf(e.to)}: ${e.reason}`,
  ),
  'invited anew': event(
    { invitationId: id, contactId: id, reason: said },
    (e) => `The vendor was invited anew, and the link before withdrawn: ${e.reason}`,
  ),
  'code handed over': event(
    { invitationId: id },
    () => 'A one-time code was made to hand over by another channel',
  ),
  'vendor nudged': event({ invitationId: id, outboxId: id }, () => 'The vendor was nudged'),
  'review snoozed': event(
    { until: date, reason: said },
    (e) => `Snoozed until ${wordsOf(e.until)}: ${e.reason}`,
  ),
  'review woken': event({}, () => 'Brought back before the day it was snoozed until'),
  'review reassigned': event(
    { fromId: id, toId: id, to: person, reason: said },
    (e) => `Given to ${e.to} to look after${e.reason ? `: ${e.reason}` : ''}`,
  ),
  'tier raised': event(
    { from: z.number(), to: z.number(), because: said, questionIds: z.array(id) },
    (e) =>
      `Tier raised from ${e.from} to ${e.to}, because ${e.because}; ${e.questionIds.length === 0 ? 'no question is added' : `opened to the vendor: ${e.questionIds.join(', ')}`}`,
  ),
  'next review changed': event(
    { from: date.nullable(), to: date, reason: said },
    (e) => `Next review moved to ${wordsOf(e.to)}: ${e.reason}`,
  ),
  'legal hold placed': event(
    { reason: said },
    (e) => `Legal hold placed: retention removes nothing of this review. ${e.reason}`,
  ),
  'legal hold lifted': event({ reason: said }, (e) => `Legal hold lifted: ${e.reason}`),
  'review closed': event(
    // Reviews were closed without a reason before one was asked for.
    { reason: said.optional() },
    (e) => `Review closed${e.reason ? `: ${e.reason}` : ''}`,
  ),
} as const
