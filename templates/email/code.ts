// The code a respondent types to get in. It carries no link, so that a mail scanner has nothing to open.
import type { Draft } from './blocks'
import type { CodeFacts } from './facts'

export function codeMail(facts: CodeFacts): Draft {
  return {
    // Not the code itself: subjects end up in the logs of every mail server on the way.
    subject: `Your code for ${facts.organisation}'s questionnaire`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `Type this code into the page you have open to get to the questions about ${facts.offering}:`,
      },
      { block: 'code', text: facts.code, size: 'large' },
      {
        block: 'paragraph',
        text: `It works once, for ${facts.validMinutes} minutes from when you asked for it. Nobody from ${facts.organisation} will ever ask you for it.`,
      },
      {
        block: 'small',
        text: `You did not ask for a code? Then somebody opened your invitation link; without the code they saw nothing. Tell ${facts.contact.name}, ${facts.contact.email}, if it happens again.`,
      },
    ],
  }
}
