// Facts of every kind of mail, with overrides, for tests that read what comes out.
import type { MailFacts } from '../../templates/email/facts'
import { samples } from '../../templates/email/samples'

export const everyMail = samples

const factsOf =
  <Kind extends keyof MailFacts>(kind: Kind) =>
  (over: Partial<MailFacts[Kind]> = {}): MailFacts[Kind] => ({ ...samples[kind], ...over })

export const invitationFacts = factsOf('invitation')
export const codeFacts = factsOf('code')
export const reminderFacts = factsOf('reminder')
export const submittedFacts = factsOf('submitted')
export const returnedFacts = factsOf('returned')
export const replyFacts = factsOf('reply')
export const questionFacts = factsOf('question')
export const answeredFacts = factsOf('answered')
export const escalationFacts = factsOf('escalation')
export const outcomeFacts = factsOf('outcome')
export const delegationFacts = factsOf('delegation')
export const conditionDueFacts = factsOf('condition due')
