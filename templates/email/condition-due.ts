// Tells our side that a condition of a decision comes up, is due or is overdue: what, who, and what follows.
import { wordsOf } from '../../app/core/schedule/plain-date'
import { counted, type Draft } from './blocks'
import { inDays } from './in-days'
import type { ConditionDueFacts } from './notice-facts'

export function conditionDueMail(facts: ConditionDueFacts): Draft {
  const { label, daysLeft, consequence } = facts
  return {
    subject: `${facts.review}: condition ${label} ${state(daysLeft)}`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `The decision about ${facts.offering} (${facts.vendor}) rests on condition ${label}, which ${state(daysLeft)}:`,
      },
      { block: 'paragraph', text: facts.sentence },
      {
        block: 'facts',
        rows: [
          ['Who', facts.ownerSide === 'us' ? `We: ${facts.owner}` : `The vendor: ${facts.owner}`],
          ['Due', wordsOf(facts.dueOn)],
          ['Shown by', facts.evidenceNeeded],
          ['If it is missed', consequence],
          ['Use', facts.use],
        ].filter(([, value]) => value !== '') as [string, string][],
      },
      { block: 'paragraph', text: whatNow(facts) },
      { block: 'button', label: `Open the conditions of ${facts.review}`, url: facts.link },
    ],
  }
}

function state(daysLeft: number): string {
  if (daysLeft < 0) return `is overdue by ${counted(-daysLeft, 'day')}`
  return `is due ${inDays(daysLeft)}`
}

function whatNow({ ownerSide, vendorContact, vendorTold, daysLeft }: ConditionDueFacts): string {
  const after =
    daysLeft < 0
      ? 'Until somebody says that it is met, the review is shown as resting on a missed condition.'
      : 'Say on the page when it is met, and by what.'
  if (ownerSide === 'us') return after
  const person = `${vendorContact.name}, ${vendorContact.email}`
  return vendorTold
    ? `The portal reminds ${person} as well. ${after}`
    : `The portal does not write to the vendor about this: write to ${person} yourself. ${after}`
}
