// To a colleague at the vendor: who asks them for which part, and that they need neither account nor password.
import { wordsOf } from '../../app/core/schedule/plain-date'
import type { Draft } from './blocks'
import type { DelegationFacts } from './facts'

export function delegationMail(facts: DelegationFacts): Draft {
  return {
    subject: `${facts.lead.name} asks for your part: questions about ${facts.offering}`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `${facts.organisation} is assessing ${facts.offering}. ${facts.lead.name} (${facts.lead.email}) answers for your company and asks you for this part:`,
      },
      { block: 'list', items: [...facts.part] },
      { block: 'facts', rows: [['Due', wordsOf(facts.dueOn)]] },
      { block: 'button', label: 'Open your part', url: facts.link },
      {
        block: 'paragraph',
        text: `The page offers to send a six-digit code to this address: no account, no password. You see your part only; ${facts.lead.name} sees what you write and submits everything together.`,
      },
      {
        block: 'paragraph',
        text: `Not yours to answer? Tell ${facts.lead.name}. Questions about the review go to ${facts.contact.name}, ${facts.contact.email}.`,
      },
    ],
  }
}
