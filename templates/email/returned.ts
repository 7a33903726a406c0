// Tells the vendor which questions a reviewer has re-opened, and why.
import { wordsOf } from '../../app/core/schedule/plain-date'
import { counted, type Draft } from './blocks'
import type { ReturnedFacts } from './facts'

export function returnedMail(facts: ReturnedFacts): Draft {
  const count = facts.questions.length
  return {
    subject: `${facts.organisation} asks again about ${counted(count, 'answer')} for ${facts.offering}`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `A reviewer at ${facts.organisation} has read your answers about ${facts.offering} and re-opened ${counted(count, 'question')} for you. All other answers stay as you sent them.`,
      },
      ...(facts.reason.trim()
        ? [{ block: 'quote' as const, by: 'The reviewer', text: facts.reason }]
        : []),
      { block: 'heading', text: count === 1 ? 'The question' : 'The questions' },
      { block: 'list', items: facts.questions.map(({ id, prompt }) => `${id}: ${prompt}`) },
      { block: 'button', label: 'Answer and submit again', url: facts.link },
      {
        block: 'paragraph',
        text: `Please submit again by ${wordsOf(facts.dueOn)}. The page sends a six-digit code to this address; no account is needed. Questions? Write to ${facts.contact.name}, ${facts.contact.email}.`,
      },
    ],
  }
}
