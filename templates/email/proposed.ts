// Tells those who may approve a decision that one is proposed; what was found stays in the portal.
import type { Draft } from './blocks'
import type { ProposedFacts } from './decision-facts'

export function proposedMail(facts: ProposedFacts): Draft {
  return {
    subject: `${facts.review}: a decision on ${facts.offering} waits for approval`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `${facts.by} proposes a decision on ${facts.offering} (${facts.vendor}). A second person has to approve or decline it, and you may.`,
      },
      {
        block: 'facts',
        rows: [
          ['Proposed', facts.decision],
          ['Use', facts.use],
          ['Tier', `Tier ${facts.tier}`],
        ],
      },
      { block: 'button', label: 'Read and decide', url: facts.link },
    ],
  }
}
