// Tells reviewers that a vendor's answers have come in and wait to be taken up.
import { counted, type Draft } from './blocks'
import type { ArrivedFacts } from './decision-facts'

export function arrivedMail(facts: ArrivedFacts): Draft {
  return {
    subject: `${facts.review}: ${facts.vendor} has answered about ${facts.offering}`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `${facts.vendor} has submitted its answers about ${facts.offering}. They wait for a reviewer to take them up.`,
      },
      {
        block: 'facts',
        rows: [
          ['Use', facts.use],
          ['Tier', `Tier ${facts.tier}`],
          ['Answered', `${facts.answered} of ${counted(facts.questions, 'question')}`],
        ],
      },
      { block: 'button', label: `Open ${facts.review}`, url: facts.link },
    ],
  }
}
