// The reviewer's questions to the vendor, all in one mail: each with the question it is about, and one page to answer them.
import { wordsOf } from '../../app/core/schedule/plain-date'
import { type Block, counted, type Draft } from './blocks'
import type { ReturnedFacts } from './facts'

export function returnedMail(facts: ReturnedFacts): Draft {
  const count = facts.questions.length
  const them = count === 1 ? 'it' : 'them'
  return {
    subject: `${facts.organisation} asks again about ${counted(count, 'answer')} for ${facts.offering}`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `A reviewer at ${facts.organisation} has read your answers about ${facts.offering} and asks about ${counted(count, 'answer')}. You can change ${them}, or reply in your own words. Everything else stays as you sent it.`,
      },
      ...(facts.message.trim()
        ? [{ block: 'quote' as const, by: 'The reviewer', text: facts.message }]
        : []),
      ...facts.questions.flatMap(questionBlocks),
      {
        block: 'button',
        label: count === 1 ? 'Answer the question' : `Answer the ${count} questions`,
        url: facts.link,
      },
      {
        block: 'paragraph',
        text: `Please send ${them} back by ${wordsOf(facts.dueOn)}. The page shows only ${count === 1 ? 'this question' : 'these questions'}. It sends a six-digit code to this address where it does not know your device; no account is needed. Questions? Write to ${facts.contact.name}, ${facts.contact.email}.`,
      },
      {
        block: 'small',
        text: 'The portal reminds you of it around that day.',
        link: { label: 'Stop reminders', url: facts.stopLink },
      },
    ],
  }
}

function questionBlocks({ id, prompt, words }: ReturnedFacts['questions'][number]): Block[] {
  return [
    { block: 'heading', text: `${id}: ${prompt}` },
    ...words.map((text): Block => ({ block: 'quote', by: 'The reviewer', text })),
  ]
}
