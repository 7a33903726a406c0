// The words of the page where parts are given to colleagues and taken back.
import type { ReactNode } from 'react'
import { Unseen } from '../../unseen'

export const colleaguesWords = {
  title: 'Colleagues',
  lead: 'Somebody else knows a part better? Give it to them. They see only that part; you still see and change everything, and you submit.',
  invited: 'Invited. The mail with their own link is on its way.',
  again: 'Their part was replaced. A mail with a new link is on its way; the old link is closed.',
  back: 'Taken back. Their link is closed; what they wrote stays.',
  isTheLead: 'This is your own address: you see everything already',
  nothingGiven: 'Choose at least one section or question',
  tooMany: (most: number) =>
    `${most} colleagues were invited to this review, and no more can be. Write to your contact if you need more.`,
  noMail: 'This portal does not send mail',
  noMailText: (contact: string, email: string) =>
    `So it cannot invite a colleague. Ask ${contact} (${email}) to do it for you.`,
  noRoom: 'No more colleagues can be invited to this review.',
  give: 'Give a part to a colleague',
  name: 'Their name',
  email: 'Their e-mail address',
  emailHint: 'They get a link of their own and a code to this address.',
  sections: 'Sections',
  singleQuestions: 'Or single questions',
  invite: 'Invite',
  who: 'Who has which part',
  notOpened: (answered: number, total: number, invited: ReactNode) => (
    <>
      {answered} of {total} answered · invited {invited}, not opened yet
    </>
  ),
  lastHere: (answered: number, total: number, seen: ReactNode) => (
    <>
      {answered} of {total} answered · last here {seen}
    </>
  ),
  takeBack: (name: string) => (
    <>
      Take back<Unseen> from {name}</Unseen>
    </>
  ),
}
