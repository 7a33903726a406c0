// Tells staff what a vendor wants to know before it answers, or which submitted answers it wants to change.
import { counted, type Draft } from './blocks'
import type { QuestionFacts } from './facts'

export function questionMail(facts: QuestionFacts): Draft {
  const about = facts.questions.map(({ id }) => id).join(', ')
  return {
    subject: facts.amends
      ? `${facts.review}: ${facts.vendor} asks to amend ${counted(facts.questions.length, 'answer')}`
      : `${facts.review}: ${facts.vendor} asks about ${about}`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: facts.amends
          ? `${facts.by} of ${facts.vendor} asks to change submitted answers about ${facts.offering}. A reviewer re-opens them, or says why not.`
          : `${facts.by} of ${facts.vendor} has a question while answering about ${facts.offering}.`,
      },
      { block: 'list', items: facts.questions.map(({ id, prompt }) => `${id}: ${prompt}`) },
      { block: 'quote', by: facts.by, text: facts.text },
      {
        block: 'button',
        label: facts.amends ? 'Re-open or decline' : 'Reply',
        url: facts.link,
      },
    ],
  }
}
