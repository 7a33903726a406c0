// Tells whoever looks after a review that a waiver ends: the knock-out stands again after it.
import { wordsOf } from '../../app/core/schedule/plain-date'
import type { Draft } from './blocks'
import { inDays } from './in-days'
import type { WaiverEndingFacts } from './notice-facts'

export function waiverEndingMail(facts: WaiverEndingFacts): Draft {
  return {
    subject: `${facts.review}: a waiver for ${facts.offering} ends ${inDays(facts.daysLeft)}`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `The decision about ${facts.offering} (${facts.vendor}) rests on a waiver that ends ${inDays(facts.daysLeft)}. After ${wordsOf(facts.endsOn)} the knock-out stands again, and the decision no longer holds as it is.`,
      },
      {
        block: 'facts',
        rows: [
          ['Waived', facts.sentence],
          ['Accepted by', `${facts.executive}, ${facts.executiveTitle}`],
          ['Ends', wordsOf(facts.endsOn)],
          ['Use', facts.use],
        ],
      },
      { block: 'button', label: `Open the decision of ${facts.review}`, url: facts.link },
      {
        block: 'paragraph',
        text: 'Either the vendor changes what the knock-out is about, or somebody accepts it again in writing, or the use ends.',
      },
    ],
  }
}
