// Tells whoever at the vendor asked about a question what the answer is.
import type { Draft } from './blocks'
import type { ReplyFacts } from './facts'

export function replyMail(facts: ReplyFacts): Draft {
  return {
    subject: `${facts.organisation} replies to what you asked about ${facts.offering}`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `You wrote to ${facts.organisation} about this question:`,
      },
      { block: 'heading', text: `${facts.question.id}: ${facts.question.prompt}` },
      ...facts.asked.map((text) => ({ block: 'quote' as const, by: 'You', text })),
      { block: 'quote', by: facts.organisation, text: facts.reply },
      { block: 'button', label: 'Open the question', url: facts.link },
      {
        block: 'paragraph',
        text: `Still unclear? Ask again on the same page, or write to ${facts.contact.name}, ${facts.contact.email}.`,
      },
    ],
  }
}
