// Tells the vendor how the review ended, once somebody here has said that it may know.
import { wordsOf } from '../../app/core/schedule/plain-date'
import type { Draft } from './blocks'
import type { ReleasedFacts } from './decision-facts'

export function releasedMail(facts: ReleasedFacts): Draft {
  const rows: (readonly [string, string])[] = [
    ['Outcome', facts.decision],
    ['Decided', wordsOf(facts.decidedOn)],
  ]
  if (facts.validUntil) rows.push(['Valid until', wordsOf(facts.validUntil)])
  return {
    subject: `${facts.organisation} has decided about ${facts.offering}: ${facts.decision}`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `${facts.organisation} has finished reviewing ${facts.offering}. Thank you for your answers.`,
      },
      { block: 'facts', rows },
      ...conditionsOf(facts),
      { block: 'button', label: 'See the outcome', url: facts.link },
      {
        block: 'paragraph',
        text: `Questions about it? Write to ${facts.contact.name}, ${facts.contact.email}.`,
      },
    ],
  }
}

function conditionsOf({ conditions }: ReleasedFacts): Draft['blocks'] {
  if (conditions.length === 0) return []
  const items = conditions.map(({ label, sentence, evidenceNeeded, dueOn }) => {
    const shown = evidenceNeeded === '' ? '' : ` Shown by: ${evidenceNeeded}.`
    return `${label}, by ${wordsOf(dueOn)}: ${sentence}${shown}`
  })
  return [
    { block: 'heading', text: 'What is asked of you' },
    { block: 'list', items },
  ]
}
