// A reminder before, on and after the due date, with how far the vendor has come and a way to stop them.
import { wordsOf } from '../../app/core/schedule/plain-date'
import { counted, type Draft } from './blocks'
import type { ReminderFacts } from './facts'

export function reminderMail(facts: ReminderFacts): Draft {
  const due = dueWords(facts.daysLeft, wordsOf(facts.dueOn))
  return {
    subject: `Reminder: ${facts.organisation} waits for your answers about ${facts.offering}, ${due}`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `${facts.organisation} waits for your answers about ${facts.offering}, ${due}. ${progress(facts)}`,
      },
      {
        block: 'button',
        label: facts.answered > 0 ? 'Continue' : 'Open the questionnaire',
        url: facts.link,
      },
      {
        block: 'paragraph',
        text: `The page sends a six-digit code to this address; no account is needed. If you need more time, or a colleague should answer instead, write to ${facts.contact.name}, ${facts.contact.email}.`,
      },
      {
        block: 'small',
        text: 'You do not want these reminders?',
        link: { label: 'Stop reminders', url: facts.stopLink },
      },
    ],
  }
}

/** Days to the due date in words, to follow a comma. */
export function dueWords(daysLeft: number, dueOn: string): string {
  if (daysLeft > 0) return `due ${daysLeft === 1 ? 'tomorrow' : `in ${daysLeft} days`}, on ${dueOn}`
  return daysLeft === 0 ? `due today, ${dueOn}` : `due ${dueOn}, ${counted(-daysLeft, 'day')} late`
}

function progress({ answered, questions }: ReminderFacts): string {
  if (answered === 0) return 'Nothing is answered yet.'
  if (answered >= questions) return 'All are answered; what is missing is your submission.'
  return `${answered} of ${counted(questions, 'question')} are answered so far.`
}
