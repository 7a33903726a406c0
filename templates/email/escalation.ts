// Tells the requester that the vendor has not answered: from here on a person asks, not the portal.
import { wordsOf } from '../../app/core/schedule/plain-date'
import { counted, type Draft } from './blocks'
import type { EscalationFacts } from './facts'

export function escalationMail(facts: EscalationFacts): Draft {
  return {
    subject: `${facts.review}: ${facts.vendor} has not answered, ${counted(facts.daysLate, 'day')} late`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `${facts.vendor} has not submitted its answers about ${facts.offering}, which you asked to use for "${facts.use}". The vendor will get no more reminders; a word from you helps more now.`,
      },
      {
        block: 'facts',
        rows: [
          ['Was due', `${wordsOf(facts.dueOn)} (${counted(facts.daysLate, 'day')} ago)`],
          ['Answered', `${facts.answered} of ${counted(facts.questions, 'question')}`],
          ['At the vendor', `${facts.vendorContact.name}, ${facts.vendorContact.email}`],
          ['Asked by', `${facts.contact.name}, ${facts.contact.email}`],
        ],
      },
      { block: 'button', label: `Open ${facts.review}`, url: facts.link },
    ],
  }
}
