// The words of the page that takes a filled file and shows what it would change.
import type { ReactNode } from 'react'
import { Unseen } from '../../unseen'
import { counted, type Mark } from './common'

interface Found {
  fresh: number
  changed: number
  invalid: number
  unchanged: number
  unknown: number
}

export const importWords = {
  title: 'Upload a filled file',
  heading: 'What this file would change',
  othersSaved: (saved: number) =>
    `The other ${saved === 1 ? 'answer was' : `${saved} answers were`} saved.`,
  nothingPicked: 'Tick the answers that you want to take over.',
  noFile: 'The uploaded file is not kept any more. Upload it again.',
  saved: (count: number) => `${counted(count, 'answer')} saved`,
  savedAll: (link: Mark) => (
    <>That was all in this file. Nothing is submitted yet: {link('go on with the task list')}.</>
  ),
  savedSome: (link: Mark) => (
    <>
      What is left of the file is below. Nothing is submitted yet:{' '}
      {link('go on with the task list')}.
    </>
  ),
  uploaded: (file: ReactNode, when: ReactNode, found: string) => (
    <>
      {file}, uploaded {when}. {found} Nothing is saved yet.
    </>
  ),
  found({ fresh, changed, invalid, unchanged, unknown }: Found): string {
    const rows = unknown > 0 ? `, ${counted(unknown, 'row')} of no question` : ''
    return `${fresh} new, ${changed} changed, ${invalid} to correct, ${unchanged} unchanged${rows}.`
  },
  wouldChange: (count: number) => `Would change (${count})`,
  fresh: (count: number) => `New (${count})`,
  saveTicked: 'Save the ticked answers',
  saveAll: (count: number) => `Save all ${count}`,
  saveAllUnticked: (count: number) => `Save all ${count}, unticked too`,
  putAway: 'Put this file away',
  inTheFile: (at: string) => `In the file: ${at}`,
  part: (before: ReactNode, after: ReactNode) => (
    <>
      <Unseen>Now: </Unseen>
      {before}
      <span aria-hidden="true"> → </span>
      <Unseen>. In the file: </Unseen>
      {after}
    </>
  ),
  removed: 'removed',
  cut: (start: string, letters: number) =>
    `${start} … (${letters.toLocaleString('en')} characters)`,
  toCorrect: (count: number) => `To correct (${count})`,
  toCorrectText: 'Correct these in the file and upload it again, or answer them on the page.',
  missingFiles: 'Files still to upload',
  missingFilesText: 'The file names these as proof. Upload them one by one.',
  missingFile: (name: string, question: ReactNode) => (
    <>
      {name} for {question}
    </>
  ),
  unknown: (count: number) => `Rows of no question (${count})`,
  unknownText:
    'These belong to no question of this review, or to a part that was not given to you. They are left out.',
  showUnknown: 'Show them',
  file: 'The file',
  anotherFile: 'Use another file',
  dryRun: 'You first see what the file would change. Nothing is saved before you agree.',
  label: 'Filled spreadsheet, or answers from another review',
  hint: 'Excel workbook (.xlsx), CSV or answers as JSON, at most 10 MB.',
  show: 'Show what would change',
  noFileYet: (link: Mark) => (
    <>
      No file yet? {link('Download the spreadsheet')} with all questions and what was answered so
      far.
    </>
  ),
  answeredBefore:
    'Answered such questions before? In that review, download “Answers (JSON)”, here or in another organisation’s Assay, and upload it here.',
}
