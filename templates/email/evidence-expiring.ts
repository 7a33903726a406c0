// Tells whoever looks after a review that evidence behind its decision runs out.
import { wordsOf } from '../../app/core/schedule/plain-date'
import { counted, type Draft } from './blocks'
import { inDays } from './in-days'
import type { EvidenceExpiringFacts } from './notice-facts'

export function evidenceExpiringMail(facts: EvidenceExpiringFacts): Draft {
  const { evidence, issuer, answers } = facts
  return {
    subject: `${facts.review}: ${evidence} of ${facts.vendor} runs out ${inDays(facts.daysLeft)}`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `${evidence} of ${facts.vendor} runs out ${inDays(facts.daysLeft)}: it is valid until ${wordsOf(facts.validTo)}. ${answers === 0 ? 'No answer' : counted(answers, 'answer')} about ${facts.offering} ${answers > 1 ? 'rest' : 'rests'} on it; after that day ${answers > 1 ? 'they count' : 'it counts'} as stated only, and the portal prepares the questions to ask again.`,
      },
      {
        block: 'facts',
        rows: [
          ['Evidence', evidence],
          ...(issuer ? [['Issued by', issuer] as const] : []),
          ['File', facts.fileName],
          ['Valid until', wordsOf(facts.validTo)],
          ['Use', facts.use],
        ],
      },
      { block: 'button', label: `Open ${facts.review}`, url: facts.link },
      {
        block: 'paragraph',
        text: 'The vendor gets no mail about this: it is asked for the new document when the round is sent.',
      },
    ],
  }
}
