// The words of the page where somebody vouches for the answers.
import type { ReactNode } from 'react'
import { counted } from './common'

export const submitWords = {
  title: 'Submit',
  heading: 'Submit your answers',
  headingReturned: 'Send your answers back',
  name: 'Your name',
  role: 'Your title or role',
  consequence: (organisation: string, hash: ReactNode) => (
    <>
      After this the answers cannot be changed unless {organisation} sends questions back. You can
      always read what you sent. We keep the hash of exactly these answers: {hash}
    </>
  ),
  submit: 'Submit',
  sendBack: 'Send back',
  gaps: (gaps: number, total: number) =>
    `Submit with ${gaps} of ${counted(total, 'question')} open. They count as not answered.`,
  gapsMissing: (gaps: number) =>
    `Tick this to submit with ${counted(gaps, 'question')} open, or answer them`,
  contradictions: (count: number, organisation: string) =>
    `Submit with ${counted(count, 'contradiction')} between answers left without an explanation. ${organisation} will see them.`,
  contradictionsMissing: 'Tick this to leave them without an explanation, or explain them',
}
