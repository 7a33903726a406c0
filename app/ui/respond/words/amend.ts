// The words of the page where a vendor asks for submitted answers to be re-opened.

export const amendWords = {
  title: 'Ask to amend',
  heading: 'Ask to amend answers',
  back: 'What you sent',
  notNow: 'These answers cannot be amended any more. Write to your contact instead.',
  sent: 'Sent',
  sentText: 'A reviewer re-opens these answers, or tells you why not. You get a mail.',
  finished: (contact: string) =>
    `The review is finished. To correct something, write to ${contact}.`,
  askedFor: 'What you asked for',
  askForMore: 'Ask for more',
  ask: 'What you want to change',
  answers: 'Answers to re-open',
  answersHint: 'Only these can be changed then; all others stay as you sent them.',
  text: 'What you want to change, and why',
  send: 'Send the request',
}
