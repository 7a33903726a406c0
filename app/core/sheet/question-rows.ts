// One question as rows of cells: its own row, and below it a row for each option that can be picked beside others.

import { listOfText } from '../questionnaire/answer-value'
import type { Control } from '../questionnaire/kinds/control'
import { kindOf } from '../questionnaire/kinds/registry'
import { valueInCell } from './answer-cells'
import type { BookCell, Look } from './book'
import { columnKeys } from './columns'
import { howToAnswer } from './how-to-answer'
import type { OutlineQuestion } from './outline'

type Cells = Record<(typeof columnKeys)[number], BookCell>

export interface QuestionRow {
  question: OutlineQuestion
  /** The question's own row, not one of its options. */
  first: boolean
  cells: Cells
}

/** `inLines`: tables are written into the answer's cell; otherwise they have a sheet of their own. */
export function rowsOfQuestion(
  asked: OutlineQuestion,
  { inLines }: { inLines: boolean },
): QuestionRow[] {
  const control = kindOf(asked.question).control(asked.question)
  const own = { question: asked, first: true, cells: ownCells(asked, control, inLines) }
  if (control.control !== 'checkboxes') return [own]
  const picked = listOfText(asked.fields.value)
  const options = control.options.map((option, at) => ({
    question: asked,
    first: false,
    cells: optionCells(asked, {
      number: optionNumber(asked.question.id, at),
      label: option.label,
      picked: picked.includes(option.value),
    }),
  }))
  return [own, ...options]
}

/** `CRT-01.c`: the third option. */
export const optionNumber = (id: string, at: number): string =>
  `${id}.${String.fromCharCode(97 + at)}`

export const cellsInOrder = (cells: Cells): BookCell[] => columnKeys.map((key) => cells[key])

function ownCells(asked: OutlineQuestion, control: Control, inLines: boolean): Cells {
  const { question, fields, open } = asked
  const hasOwnSheet = control.control === 'rows' && !inLines
  const isClosed = control.control === 'evidence' || control.control === 'checkboxes' || hasOwnSheet
  const field = (text: string, isAsked: boolean) => cell(text, open && isAsked ? 'input' : 'closed')
  const choices = control.control === 'radios' ? control.options.map(({ label }) => label) : null
  return {
    number: cell(question.id, 'label'),
    question: cell([question.prompt, question.hint].filter(Boolean).join('\n'), 'label'),
    why: cell(question.why, 'muted'),
    how: cell(guidance(asked, hasOwnSheet), 'muted'),
    answer: {
      ...field(hasOwnSheet ? '' : valueInCell(question, fields.value), !isClosed),
      ...(choices !== null && open && { choices }),
    },
    exception: field(fields.exception ?? '', asked.takesException),
    notApplicable: field(fields.notApplicable ?? '', question.notApplicable === true),
    comment: field(fields.comment, true),
    link: field(fields.link ?? '', true),
    files: field(asked.files.join('\n'), true),
  }
}

function guidance(asked: OutlineQuestion, hasOwnSheet: boolean): string {
  const { question, askedIf, open } = asked
  return [
    open ? null : 'Not open now: it stays as it was submitted.',
    askedIf === null ? null : `Asked only if ${askedIf}.`,
    hasOwnSheet ? `Fill in the sheet “${question.id}”.` : howToAnswer(asked),
    question.evidence === undefined ? null : `Proof that helps: ${question.evidence}`,
  ]
    .filter((line) => line !== null)
    .join('\n')
}

function optionCells(
  { open }: OutlineQuestion,
  { number, label, picked }: { number: string; label: string; picked: boolean },
): Cells {
  const none = cell('', 'closed')
  return {
    number: cell(number, 'muted'),
    question: cell(label, 'text'),
    why: none,
    how: none,
    answer: open
      ? { ...cell(picked ? 'Yes' : '', 'input'), choices: ['Yes', 'No'] }
      : cell(picked ? 'Yes' : '', 'closed'),
    exception: none,
    notApplicable: none,
    comment: none,
    link: none,
    files: none,
  }
}

const cell = (text: string, look: Look): BookCell => ({ text, look })
