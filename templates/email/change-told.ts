// Tells staff what a vendor says has changed at its side, between reviews or while one is under way.
import { wordsOf } from '../../app/core/schedule/plain-date'
import { counted, type Draft } from './blocks'
import type { ChangeToldFacts } from './facts'

export function changeToldMail(facts: ChangeToldFacts): Draft {
  const { by, happenedOn, rounds, questions } = facts
  const when = happenedOn === null ? 'not said' : wordsOf(happenedOn)
  return {
    subject: `${facts.review}: ${facts.vendor} tells of a change: ${facts.title}`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `${by} of ${facts.vendor} says that something changed with ${facts.offering}.`,
      },
      {
        block: 'facts',
        rows: [
          ['What', facts.title],
          ['When', when],
          ['To be answered by', wordsOf(facts.dueOn)],
        ],
      },
      { block: 'quote', by, text: facts.what },
      {
        block: 'paragraph',
        text:
          questions === 0
            ? 'No answer that was given depends on it, so nothing is asked again. Look whether that is right.'
            : `It puts ${counted(questions, 'question')} again, in ${rounds.join(' and ')}.`,
      },
      { block: 'button', label: `Open ${facts.review}`, url: facts.link },
    ],
  }
}
