// Words that several of the vendor's pages share, and what their sentences are made with.
import type { ReactNode } from 'react'
import { Unseen } from '../../unseen'

/** Draws a part of a sentence as a link, in bold or in grey; the sentence says which part, and where it stands. */
export type Mark = (text: string) => ReactNode

/** "1 question", "40 questions". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

export const commonWords = {
  pageTitle: (page: string, organisation: string) => `${page} – ${organisation} – Assay`,
  header: (organisation: ReactNode, quiet: Mark) => (
    <>
      {organisation} {quiet('asks about your AI, with Assay')}
    </>
  ),
  footer: (contact: string, email: ReactNode) => (
    <>
      Questions? Write to {contact}, {email}
    </>
  ),
  backToTasks: 'Task list',
  backToCheck: 'Check your answers',
  backToQuestions: 'Questions to you',
  back: 'Back',
  wasDue: (day: string) => `It was due on ${day}; it still helps to send it.`,
  dueToday: 'It is due today.',
  changeAnswer: (id: string) => (
    <>
      Change<Unseen> the answer to {id}</Unseen>
    </>
  ),
  doesNotApply: (reason: string) => `Does not apply: ${reason}`,
  /** In the list above the questions a sentence needs to say which of them it is about. */
  about: (id: string, sentence: string) => `${id}: ${sentence}`,
  question: (id: string, prompt: string) => `${id} ${prompt}`,
}
