// Reminds the vendor of a condition that it was told of with the outcome, and says how to show that it is met.
import { wordsOf } from '../../app/core/schedule/plain-date'
import type { Draft } from './blocks'
import type { VendorConditionFacts } from './notice-facts'
import { dueWords } from './reminder'

export function vendorConditionMail(facts: VendorConditionFacts): Draft {
  const due = dueWords(facts.daysLeft, wordsOf(facts.dueOn))
  return {
    subject: `${facts.organisation} waits for what was agreed about ${facts.offering}, ${due}`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `${facts.organisation} has decided about ${facts.offering} and asks this of you, ${due}:`,
      },
      { block: 'quote', by: facts.organisation, text: facts.sentence },
      ...(facts.evidenceNeeded
        ? [{ block: 'facts' as const, rows: [['Shown by', facts.evidenceNeeded] as const] }]
        : []),
      {
        block: 'paragraph',
        text: `Is it done? Reply to this mail with what shows it: ${facts.contact.name}, ${facts.contact.email}, reads the reply. If you need more time, say so there.`,
      },
      { block: 'button', label: 'See the outcome', url: facts.link },
      {
        block: 'small',
        text: 'You do not want these reminders?',
        link: { label: 'Stop reminders', url: facts.stopLink },
      },
    ],
  }
}
