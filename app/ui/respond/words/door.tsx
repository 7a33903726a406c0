// The words of the door: who asks for what, and how to come in.
import type { ReactNode } from 'react'
import { counted, type Mark } from './common'

export const doorWords = {
  title: 'Questions about your AI',
  heading: (organisation: string) => `${organisation} asks you about your AI`,
  headingSubmitted: 'Your answers were submitted',
  tooManyCodes: (minutes: number) =>
    `Five codes were sent within an hour. Use the newest, or ask again in ${counted(minutes, 'minute')}.`,
  signedOut: 'You were signed out',
  signedOutText: 'Ask for a new code to go on. What was saved is still there.',
  wrongPerson: (link: Mark) => (
    <>
      Not the right person? {link('Say who should be asked')}. For single parts you can ask
      colleagues once you are inside.
    </>
  ),
  who: 'Who asks',
  whoText: (organisation: string, contact: string, email: string) =>
    `${organisation}; your contact is ${contact}, ${email}`,
  about: 'About',
  much: 'How much',
  muchText: (questions: number, sections: number, minutes: number) =>
    `About ${counted(questions, 'question')} in ${counted(sections, 'section')}, ${counted(minutes, 'minute')}. What you answer is kept, so you can stop and come back.`,
  due: 'Due',
  closed: {
    expired: {
      title: 'This link has run out',
      text: 'Nothing that you answered is lost.',
      contact: forNewLink,
    },
    revoked: {
      title: 'This link was withdrawn',
      text: 'It may have been sent to somebody else instead.',
      contact: forNewLink,
    },
    cancelled: {
      title: 'This review was cancelled',
      text: 'You need not answer any more.',
      contact: (contact: string, email: ReactNode) => (
        <>
          Questions? Write to {contact}, {email}.
        </>
      ),
    },
  },
  goToQuestions: 'Go to the questions',
  seeWhatWasSent: 'See what you sent',
  codeFromContact: 'You need a code from your contact',
  codeFromContactText: (contact: string, email: ReactNode) => (
    <>
      This portal does not send mail itself. Ask {contact} ({email}) for a code, by telephone for
      instance.
    </>
  ),
  haveCode: 'I was given a code',
  mailsCode: (address: ReactNode) => (
    <>
      To make sure that it is you, we mail a code to {address}. You need no account and no password.
    </>
  ),
  mailsCodeSubmitted: (address: ReactNode) => (
    <>
      The answers were submitted. To see what was sent, we mail a code to {address}. You need no
      account and no password.
    </>
  ),
  sendCode: 'Send me a code',
}

function forNewLink(contact: string, email: ReactNode): ReactNode {
  return (
    <>
      For a new link, write to {contact}, {email}.
    </>
  )
}
