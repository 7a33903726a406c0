// The vendor's receipt: what was submitted, by whom, when, and the hash that proves it later.
import { counted, type Draft } from './blocks'
import type { SubmittedFacts } from './facts'

export function submittedMail(facts: SubmittedFacts): Draft {
  return {
    subject: `Received: your answers about ${facts.offering} for ${facts.organisation}`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `Thank you. ${facts.organisation} has received your answers about ${facts.offering}. Keep this mail: the receipt with every answer is attached.`,
      },
      {
        block: 'facts',
        rows: [
          ['Submitted', facts.submittedAt],
          ['Attested by', `${facts.attestedBy.name}, ${facts.attestedBy.title}`],
          ['Answered', `${facts.answered} of ${counted(facts.questions, 'question')}`],
        ],
      },
      {
        block: 'paragraph',
        text: 'SHA-256 of the submitted answers; it changes if a single character does:',
      },
      { block: 'code', text: facts.hash, size: 'small' },
      { block: 'button', label: 'Read what you sent', url: facts.link },
      {
        block: 'paragraph',
        text: `A reviewer at ${facts.organisation} reads them next. If something is unclear, single questions may be re-opened for you and you will get a mail. Something to correct? Write to ${facts.contact.name}, ${facts.contact.email}.`,
      },
    ],
  }
}
