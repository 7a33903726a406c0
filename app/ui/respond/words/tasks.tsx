// The words of the task list.
import type { ReactNode } from 'react'
import { Unseen } from '../../unseen'
import { commonWords, counted, type Mark } from './common'

interface Due {
  day: string
  daysLeft: number
}

interface Progress {
  answered: number
  total: number
  minutesLeft: number
}

interface SectionState {
  answered: number
  total: number
  /** Null once somebody has begun. */
  minutes: number | null
  toConfirm: number
  /** Names of colleagues. */
  shared: readonly string[]
}

export const tasksWords = {
  title: 'Your task list',
  welcome: (name: string) => `Welcome, ${name}`,
  progress: ({ answered, total, minutesLeft }: Progress) =>
    answered === total
      ? `${answered} of ${counted(total, 'question')} answered, nothing is left to answer.`
      : `${answered} of ${counted(total, 'question')} answered, about ${counted(minutesLeft, 'minute')} left.`,
  due({ day, daysLeft }: Due): string {
    if (daysLeft < 0) return commonWords.wasDue(day)
    if (daysLeft === 0) return commonWords.dueToday
    return `Due on ${day}, in ${counted(daysLeft, 'day')}.`
  },
  again: (asking: number, of: number) =>
    `You are asked ${asking} of ${counted(of, 'question')} again. The other answers stand as you gave them.`,
  why: (why: string, on: string | null) => (on === null ? why : `${why} (${on})`),
  others: 'Read the answers that stand',
  givenBy: (name: string) =>
    `${name} gave you this part, sees what you write, and submits everything together. There is nothing to send: what says “Saved” is there.`,
  start: (section: string) => (
    <>
      Start<Unseen> with {section}</Unseen>
    </>
  ),
  goOn: (section: string) => (
    <>
      Go on<Unseen> with {section}</Unseen>
    </>
  ),
  check: 'Check and submit',
  fromLastTime:
    'Your answers of last time are filled in, each with its date. Say for each whether it is still true, or change it; nothing counts before you do.',
  sections: 'Sections',
  colleagues: 'Give a part to a colleague',
  files: (count: number, link: Mark, quiet: Mark): ReactNode => (
    <>
      {link('Your files')} {quiet(`(${count})`)}
    </>
  ),
  whyThisMany: 'Why this many questions',
  whyThisManyText: (bank: number, total: number) =>
    `The whole questionnaire has ${bank} questions. You see the ${total} that matter for what we plan to do with your product; a few come or go with your answers.`,
  section({ answered, total, minutes, toConfirm, shared }: SectionState): string {
    const time = minutes === null ? '' : `, about ${counted(minutes, 'minute')}`
    const confirm = toConfirm > 0 ? ` · ${toConfirm} from last time to confirm` : ''
    const colleagues = shared.length > 0 ? ` · with ${shared.join(', ')}` : ''
    return `${answered} of ${counted(total, 'question')}${time}${confirm}${colleagues}`
  },
  status: {
    'not started': 'Not started',
    'in progress': 'In progress',
    complete: 'Complete',
    'needs answer': 'Needs an answer',
  },
  downloads: {
    title: 'Work outside this page',
    all: (pdf: Mark, xlsx: Mark, csv: Mark) => (
      <>
        Download all questions: {pdf('PDF')}, {xlsx('spreadsheet (Excel)')} or {csv('CSV')}
      </>
    ),
    allHint: 'To read ahead, to pass on, or to fill in. They hold what was answered so far.',
    upload: 'Upload a filled file',
    uploadHint: 'A spreadsheet, or answers from another review. You see what would change first.',
    answers: 'Answers (JSON)',
    answersHint: 'Yours to keep, and to bring to the next review that asks you the same.',
  },
}
