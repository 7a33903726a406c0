// What the vendor does: through the door, answering, sharing out, submitting.
import { z } from 'zod'
import { event, id, person, text } from './event'

export const respondentEvents = {
  'another person named': event(
    { invitationId: id },
    () => 'Somebody with the link named another person to ask',
  ),
  'code requested': event(
    { invitationId: id },
    () => 'A one-time code was mailed to the invited address',
  ),
  'code refused': event({ invitationId: id }, () => 'A wrong one-time code was typed'),
  'reminders stopped': event({ invitationId: id }, () => 'The vendor stopped the reminders'),
  'respondent identified': event(
    { invitationId: id },
    () => 'The vendor typed the code and opened the questionnaire',
  ),
  'answer saved': event(
    { questionId: id, revision: z.number(), valueHash: text },
    (e) => `Answer to ${e.questionId} saved (revision ${e.revision})`,
  ),
  'contradiction explained': event(
    { contradiction: id, revision: z.number(), textHash: text },
    (e) => `The vendor explained the contradiction "${e.contradiction}" (revision ${e.revision})`,
  ),
  'colleague invited': event(
    { invitationId: id, sectionIds: z.array(id), questionIds: z.array(id) },
    (e) => `The vendor's lead gave ${e.questionIds.length} questions to a colleague`,
  ),
  'part taken back': event(
    { invitationId: id },
    () => "The vendor's lead took a colleague's part back",
  ),
  'review submitted': event(
    { answersHash: text, name: person, title: person },
    (e) => `Submitted and attested by ${e.name}, ${e.title}`,
  ),
} as const
