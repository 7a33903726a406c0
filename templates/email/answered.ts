// Tells staff that the vendor has sent back what it was asked about.
import { counted, type Draft } from './blocks'
import type { AnsweredFacts } from './facts'

export function answeredMail(facts: AnsweredFacts): Draft {
  return {
    subject: `${facts.review}: ${facts.vendor} has sent ${counted(facts.questions, 'answer')} back`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `${facts.vendor} has answered what it was asked about ${facts.offering}: ${counted(facts.questions, 'question')}, ${facts.replies} with a reply in words. The review goes on where it stopped.`,
      },
      { block: 'button', label: 'Read the answers', url: facts.link },
    ],
  }
}
