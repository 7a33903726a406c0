// The first mail to a vendor who did not ask for it: who asks, why, how long it takes and what happens next.
import { wordsOf } from '../../app/core/schedule/plain-date'
import { counted, type Draft } from './blocks'
import type { InvitationFacts } from './facts'

export function invitationMail(facts: InvitationFacts): Draft {
  const again = facts.round > 1
  return {
    subject: `${facts.organisation} asks about ${facts.offering}: ${counted(facts.questions, 'question')}, due ${wordsOf(facts.dueOn)}`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: again
          ? `${facts.organisation} uses ${facts.offering} and is reviewing it again: please say how it stands today.`
          : `${facts.organisation} is assessing ${facts.offering} and asks you, its supplier, how it handles data, models and security. Every supplier of AI is asked in the same way before people here rely on it.`,
      },
      ...(facts.message.trim()
        ? [{ block: 'quote' as const, by: facts.messageBy, text: facts.message }]
        : []),
      {
        block: 'facts',
        rows: [
          [
            'What',
            `${counted(facts.questions, 'question')} in ${counted(facts.sections, 'section')}`,
          ],
          ['Time', `About ${facts.minutes} minutes; you can stop and come back`],
          ['Due', wordsOf(facts.dueOn)],
          ['Asked by', facts.organisation],
          ['Your contact', `${facts.contact.name}, ${facts.contact.email}`],
        ],
      },
      { block: 'button', label: 'Open the questionnaire', url: facts.link },
      { block: 'heading', text: 'What happens after the click' },
      {
        block: 'paragraph',
        text: `The page offers to send a six-digit code to this address. You type it in and begin: no account, no password. What you have saved is there when you come back; the link works until ${wordsOf(facts.linkUntil)}.`,
      },
      { block: 'heading', text: 'Who reads your answers' },
      {
        block: 'paragraph',
        text: `The people who review suppliers at ${facts.organisation}. No other vendor sees them. Where something is not public, say so in a comment.`,
      },
      ...(facts.haveReady.length > 0
        ? [
            { block: 'heading' as const, text: 'Good to have at hand' },
            { block: 'list' as const, items: facts.haveReady },
          ]
        : []),
      { block: 'heading', text: 'Not the right person?' },
      {
        block: 'paragraph',
        text: `Forward this mail to whoever is: the page lets them ask to be invited instead, and ${facts.contact.name} moves the invitation. Until then the code goes to ${facts.to.email} only. Only parts belong to somebody else? Once inside you can give them to colleagues.`,
      },
      {
        block: 'small',
        text: `You will get at most ${counted(facts.reminders, 'reminder')} about this.`,
        link: { label: 'Stop reminders', url: facts.stopLink },
      },
    ],
  }
}
