// What is asked and replied between reviewer and vendor.
import { z } from 'zod'
import { event, id, said, text } from './event'

export const clarifyEvents = {
  'review returned': event(
    { questionIds: z.array(id), reason: said },
    (e) => `Returned to the vendor for ${e.questionIds.join(', ')}`,
  ),
  'question collected': event(
    { questionId: id, clarificationId: id },
    (e) => `A question to the vendor was collected on ${e.questionId}`,
  ),
  'collected question changed': event(
    { questionId: id, clarificationId: id, revision: z.number() },
    (e) => `The collected question on ${e.questionId} was changed before sending`,
  ),
  'collected question removed': event(
    { questionId: id, clarificationId: id },
    (e) => `The collected question on ${e.questionId} was removed before sending`,
  ),
  'vendor asked': event(
    { questionId: id, clarificationId: id },
    (e) => `The vendor asked about ${e.questionId}`,
  ),
  'amendment asked': event(
    { questionIds: z.array(id) },
    (e) => `The vendor asked to amend ${e.questionIds.join(', ')}`,
  ),
  'vendor replied to': event(
    { questionId: id, clarificationId: id },
    (e) => `The vendor was given a reply on ${e.questionId}`,
  ),
  'reply saved': event(
    { questionId: id, revision: z.number(), textHash: text },
    (e) => `Reply on ${e.questionId} saved (revision ${e.revision})`,
  ),
  'replies sent': event(
    { questionIds: z.array(id) },
    (e) => `The vendor replied on ${e.questionIds.join(', ')}`,
  ),
} as const
