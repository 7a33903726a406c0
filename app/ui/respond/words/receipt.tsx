// The words of what a vendor sees after submitting: the receipt, where it stands, and how it ended.
import type { ReactNode } from 'react'
import type { Host, Stage } from '../../../core/respond/pages'
import { counted, type Mark } from './common'

const stage: Record<Stage, { title: string; next: (host: Host) => string }> = {
  received: {
    title: 'Received',
    next: ({ organisation }) =>
      `A reviewer at ${organisation} reads your answers next. You hear from them if something is unclear.`,
  },
  'being reviewed': {
    title: 'Being reviewed',
    next: ({ organisation }) =>
      `A reviewer at ${organisation} is reading your answers. You hear from them if something is unclear.`,
  },
  finished: {
    title: 'Review finished',
    next: ({ organisation, contact }) =>
      `The review is finished. Ask ${contact.name} at ${organisation} what came of it.`,
  },
}

export const receiptWords = {
  title: 'Receipt',
  heading: 'Your answers were submitted',
  stage,
  expected: (day: string, { contact }: Host) =>
    `We usually answer by ${day}. ${contact.name} can say more.`,
  expectedBefore: (day: string, { contact }: Host) =>
    `We meant to answer by ${day}, and are late. Ask ${contact.name} when to expect a decision.`,
  notExpected: ({ contact }: Host) => `${contact.name} can say when to expect a decision.`,
  yourPart: 'Below is your part of what was sent.',
  submittedBy: 'Submitted by',
  submittedByText: (name: string, title: string, vendor: string) =>
    `${name}, ${title}, for ${vendor}`,
  when: 'When',
  declared: 'Declared',
  answered: 'Answered',
  answeredText: (answered: number, total: number, files: number) =>
    `${answered} of ${counted(total, 'question')}, ${counted(files, 'file')}`,
  hash: 'SHA-256 of the answers',
  download: (link: Mark) => (
    <>
      {link('Download the receipt (PDF)')} with every answer as you sent it. It stays here under the
      same link.
    </>
  ),
  ownCopies: (spreadsheet: Mark, answers: Mark) => (
    <>
      To work with your answers: {spreadsheet('spreadsheet')}, {answers('answers (JSON)')} to bring
      to another review.
    </>
  ),
  correct: 'Something to correct?',
  correctText: (organisation: string) =>
    `Answers are closed after they were submitted. ${organisation} can re-open the ones you name.`,
  askToAmend: 'Ask to amend answers',
  askedBefore: 'The review is finished; this is what you asked for before.',
  seeWhatWasAsked: 'See what you asked',
  outcome: 'Outcome',
  decision: 'Decision',
  decided: 'Decided',
  validUntil: 'Valid until',
  decidedBy: ({ organisation, contact }: Host) =>
    `Decided by ${organisation}. Questions about it? Write to ${contact.name}, ${contact.email}.`,
  copyOfReport: (link: Mark, version: number) => (
    <>
      {link('Download your copy of the report (PDF)')}, version {version}: your answers and files,
      how it ended, and what is asked of you. It is signed, and can be verified.
    </>
  ),
  asked: 'What is asked of you',
  condition: (label: ReactNode, sentence: string) => (
    <>
      {label} {sentence}
    </>
  ),
  conditionDue: (day: ReactNode) => <>By {day}</>,
  conditionDueShownBy: (day: ReactNode, evidence: string) => (
    <>
      By {day}. Shown by: {evidence}
    </>
  ),
}
