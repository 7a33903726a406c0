// Tells the requester what was decided about the offering they want to use.
import { wordsOf } from '../../app/core/schedule/plain-date'
import type { Draft } from './blocks'
import type { OutcomeFacts } from './decision-facts'

function conditionsOn(
  { conditions }: OutcomeFacts,
  side: 'us' | 'vendor',
  heading: string,
): Draft['blocks'] {
  const own = conditions.filter(({ ownerSide }) => ownerSide === side)
  if (own.length === 0) return []
  const items = own.map(
    ({ label, sentence, owner, dueOn }) =>
      `${label}: ${sentence} (${owner}, due ${wordsOf(dueOn)})`,
  )
  return [
    { block: 'heading', text: heading },
    { block: 'list', items },
  ]
}

export function outcomeMail(facts: OutcomeFacts): Draft {
  const rows: (readonly [string, string])[] = [
    ['Decision', facts.decision],
    ['Decided', wordsOf(facts.decidedOn)],
    ['Your use', facts.use],
  ]
  if (facts.reason !== '') rows.push(['Why', facts.reason])
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
      ...(facts.mustEnd
        ? [
            {
              block: 'paragraph' as const,
              text: 'The use had begun before it was filed. It must end.',
            },
          ]
        : []),
      ...conditionsOn(facts, 'us', 'What we have to do'),
      ...conditionsOn(facts, 'vendor', 'What the vendor has to do'),
      { block: 'button', label: `Open ${facts.review}`, url: facts.link },
    ],
  }
}
