// Tells whoever looks after a review that its next round is prepared and waits for one click.
import { wordsOf } from '../../app/core/schedule/plain-date'
import { counted, type Draft } from './blocks'
import type { ReReviewComingFacts } from './notice-facts'

export function reReviewComingMail(facts: ReReviewComingFacts): Draft {
  const { prior, asks } = facts
  return {
    subject: `${facts.review}: round ${facts.round} for ${facts.offering} waits to be sent`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `${facts.offering} (${facts.vendor}) is to be looked at again${facts.because ? `, because ${facts.because}` : ''}. The portal has prepared round ${facts.round} as ${facts.review}; nothing goes to the vendor until you send it.`,
      },
      {
        block: 'facts',
        rows: [
          [
            'Asks',
            asks === null
              ? 'Every question, with the earlier answers to confirm or change'
              : `${counted(asks, 'question')}; every other answer stands as it was decided`,
          ],
          ...(prior ? [['So far', `${prior.review}: ${prior.decision}`] as const] : []),
          ['Due', wordsOf(facts.dueOn)],
          ['Goes to', `${facts.vendorContact.name}, ${facts.vendorContact.email}`],
          ['Use', facts.use],
        ],
      },
      { block: 'button', label: 'Look at it and send it', url: facts.link },
    ],
  }
}
