// The first sheet of the workbook: what it is, how to fill it in and how to send it back.
import { wordsOf } from '../schedule/plain-date'
import type { BookCell } from './book'
import type { Outline } from './outline'

export function readMe(outline: Outline): BookCell[] {
  return [...about(outline), ...howToFill, ...howToReturn]
}

const title = (text: string): BookCell => ({ text, look: 'title' })
const head = (text: string): BookCell => ({ text, look: 'label' })
const line = (text: string): BookCell => ({ text, look: 'text' })

function about({ host, form, intro, dueOn, today, total, answered }: Outline): BookCell[] {
  const { organisation, offering, contact } = host
  return [
    title(`${organisation}: ${form.title}`),
    line(`About ${offering}. ${intro}`),
    line(`Due on ${wordsOf(dueOn)}. Questions go to ${contact.name}, ${contact.email}.`),
    line(
      `Downloaded on ${wordsOf(today)}: ${total} questions, of which ${answered} have an answer. ` +
        'Some are asked only after certain answers; each says so.',
    ),
  ]
}

const howToFill: BookCell[] = [
  head('How to fill it in'),
  line(
    'Write into the yellow cells. Where a cell has a list, choose from it. Grey cells are not filled in.',
  ),
  line('“True, except”: an answer that holds, but not for some plan, user or data. Say for which.'),
  line('“Does not apply, because”: give the reason instead of an answer.'),
  line(
    '“Evidence files”: the name of a file that proves the answer. Upload the file itself on the page.',
  ),
  line(
    'You may sort, filter and hide rows, and pass sheets to colleagues. Leave the numbers in the first ' +
      'column as they are: they tell which question an answer belongs to.',
  ),
]

const howToReturn: BookCell[] = [
  head('How to send it back'),
  line(
    'Open your task list with the link in your invitation, choose “Upload a filled file”, and pick this ' +
      'file. You first see what would change. Nothing is saved before you agree, and nothing is submitted.',
  ),
  line('Save it as an Excel workbook (.xlsx) or as CSV, without macros and without a password.'),
]
