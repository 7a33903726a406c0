// Tells the requester what was decided about the offering they want to use.
import { wordsOf } from '../../app/core/schedule/plain-date'
import type { Draft } from './blocks'
import type { OutcomeFacts } from './facts'

export function outcomeMail(facts: OutcomeFacts): Draft {
  const rows: (readonly [string, string])[] = [
    ['Decision', facts.decision],
    ['Decided', wordsOf(facts.decidedOn)],
    ['Your use', facts.use],
  ]
  if (facts.validUntil) rows.push(['Valid until', wordsOf(facts.validUntil)])
  if (facts.nextReviewOn) {
    const because = facts.nextReviewReason ? `, because ${facts.nextReviewReason}` : ''
    rows.push(['Next review', `${wordsOf(facts.nextReviewOn)}${because}`])
  }
  return {
    subject: `${facts.review}: ${facts.offering}: ${facts.decision}`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      { block: 'paragraph', text: `The review of ${facts.offering} (${facts.vendor}) is decided.` },
      { block: 'facts', rows },
      ...(facts.conditions.length > 0
        ? [
            { block: 'heading' as const, text: 'Conditions' },
            { block: 'list' as const, items: facts.conditions },
          ]
        : []),
      { block: 'button', label: `Open ${facts.review}`, url: facts.link },
    ],
  }
}
