// A reminder before, on and after the due date, with how far the vendor has come and a way to stop them.
import { wordsOf } from '../../app/core/schedule/plain-date'
import { type Block, counted, type Draft } from './blocks'
import type { ReminderFacts } from './facts'

export function reminderMail(facts: ReminderFacts): Draft {
  return {
    subject: `Reminder: ${waitWords(facts)}`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      { block: 'paragraph', text: `${waitWords(facts)}. ${progressWords(facts)}` },
      ...reminderEnd(facts),
    ],
  }
}

/** Who waits for what, and until when. */
export function waitWords(facts: ReminderFacts): string {
  const { organisation, offering, returned } = facts
  const waited =
    returned === null ? 'your answers' : `${counted(returned, 'answer')} it asked again`
  return `${organisation} waits for ${waited} about ${offering}, ${dueWords(facts.daysLeft, wordsOf(facts.dueOn))}`
}

/** Where to go, whom to ask, and how to be left alone. */
export function reminderEnd(facts: ReminderFacts): Block[] {
  return [
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
  ]
}

/** Days to the due date in words, to follow a comma. */
export function dueWords(daysLeft: number, dueOn: string): string {
  if (daysLeft > 0) return `due ${daysLeft === 1 ? 'tomorrow' : `in ${daysLeft} days`}, on ${dueOn}`
  return daysLeft === 0 ? `due today, ${dueOn}` : `due ${dueOn}, ${counted(-daysLeft, 'day')} late`
}

export function progressWords({ answered, questions, returned }: ReminderFacts): string {
  if (returned !== null) return 'Everything else stays as you sent it.'
  if (answered === 0) return 'Nothing is answered yet.'
  if (answered >= questions) return 'All are answered; what is missing is your submission.'
  return `${answered} of ${counted(questions, 'question')} are answered so far.`
}
