// The words of the page that ends reminders.
import type { Mark } from './common'

export const stopRemindersWords = {
  title: 'Stop reminders',
  heading: 'Stop the reminders?',
  headingStopped: 'No more reminders',
  stopped: 'You will get no more reminders about this questionnaire',
  stoppedText: (link: Mark) => <>The questions are still there: {link('open them')}.</>,
  consequence: (contact: string) =>
    `We stop reminding you of this questionnaire. Your answers and the due date stay as they are, and ${contact} may still write to you in person.`,
  stop: 'Stop the reminders',
}
