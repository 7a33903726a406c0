// The words of a section's page and of every question that can be answered, wherever it stands.
import type { ReactNode } from 'react'
import { Unseen } from '../../unseen'
import type { Mark } from './common'

/** Storage is full, or forbidden as in some private windows. */
const unkept = 'This device keeps nothing, so leave this page open'

export const sectionWords = {
  place: (number: number, of: number) => `Section ${number} of ${of}`,
  previous: (title: string) => `Previous: ${title}`,
  confirmAll: (count: number) => `Confirm all ${count} and continue`,
  goOn: 'Save and continue',
  toList: 'Save and return to the list',
  threadOn: (id: string) => `What was asked about ${id}`,
  ask: 'Ask a question about this',
  askLabel: 'Your question',
  askHint: (organisation: string) =>
    `Sent at once to ${organisation}; the reply comes by mail and stands here. You can go on answering.`,
  askClosed: 'This question is not asked any more. Write to your contact instead.',
  askSend: (id: string) => (
    <>
      Send the question<Unseen> about {id}</Unseen>
    </>
  ),
}

export const questionWords = {
  why: (why: string) => `Why we ask: ${why}`,
  notAnswered: (strong: Mark) => (
    <>
      {strong('Not answered yet.')} What stands below counts together with an answer above, not
      without one.
    </>
  ),
  writtenBy: (name: string, when: ReactNode) => (
    <>
      Last written by {name}, {when}
    </>
  ),
  brought: (day: ReactNode) => <>Your answer of {day}: confirm or change it</>,
  broughtOld: 'It is more than a year old. Please look at it closely.',
  stillTrue: 'This is still true',
  exception: 'True, except for …',
  exceptionHint: 'Which plan, which users or which data this is not true for.',
  link: 'Web page that says so',
  addProof: 'Add a link or a file',
  addComment: 'Add a comment',
  comment: 'Comment',
  notApplicable: 'This does not apply to us',
  notApplicableLabel: 'Why it does not apply',
  notApplicableHint:
    'With a reason here, an answer above counts for nothing. The reviewer may ask back.',
  files: 'Files given',
  goodProof: (expected: string) => `Good proof: ${expected}.`,
  addFile: (id: string) => (
    <>
      Add a file<Unseen> for {id}</Unseen>
    </>
  ),
  changeFiles: (id: string) => (
    <>
      Add or change files<Unseen> for {id}</Unseen>
    </>
  ),
  unit: (unit: string) =>
    unit === 'percent' ? 'In per cent, without the sign.' : `As a number of ${unit}.`,
  row: (number: number) => `Row ${number}`,
  addRow: 'Add a row',
  tooLong: 'This is too long to be sent: use at most 5000 characters in each field',
}

export const savingWords = {
  byButtons: 'Your answers are saved when you press one of the buttons at the end of this page.',
  save: 'Save',
  saving: 'Saving…',
  saved: (time: string) => `Saved ${time}`,
  unfinished: (kept: boolean) =>
    `${kept ? 'Kept on this device' : unkept}; saved when the answer is complete`,
  offline: (kept: boolean, retry: Mark) => (
    <>
      {kept ? 'Offline, kept on this device' : `Offline. ${unkept}`}. {retry('Try again')}
    </>
  ),
  failing: (kept: boolean, retry: Mark) => (
    <>
      Not saved: the server has a problem. {kept ? 'Kept on this device' : unkept}.{' '}
      {retry('Try again')}
    </>
  ),
  signedOut: (kept: boolean, door: Mark) => (
    <>
      You were signed out. {kept ? 'What you typed is kept on this device' : unkept}.{' '}
      {door('Sign in again')}
    </>
  ),
  closed: 'These answers cannot be changed any more; what you typed last was not saved',
  conflict: 'Someone else changed this: see the marked question',
}

export const conflictWords = {
  title: 'Someone else changed this answer',
  text: 'Theirs is saved; yours is below, kept here and not saved yet.',
  useTheirs: (id: string) => choice('Use theirs', id),
  keepMine: (id: string) => choice('Keep mine', id),
  both: (id: string) => choice('Put both together', id),
  theirs: 'Theirs, saved',
  mine: 'Yours, not saved',
  nothing: 'Nothing',
}

const choice = (words: string, id: string): ReactNode => (
  <>
    {words}
    <Unseen> for {id}</Unseen>
  </>
)

export const threadWords = {
  asks: (who: string) => `${who} asks`,
  replies: (who: string) => `${who} replies`,
  asked: (who: string | null) => `${who ?? 'You'} asked`,
  replied: (who: string | null) => `${who ?? 'You'} replied`,
  askedToAmend: (who: string | null) => `${who ?? 'You'} asked to amend this`,
  head: (who: ReactNode, when: ReactNode) => (
    <>
      {who}, {when}
    </>
  ),
}
