// Shows an answer in its form: the fields as their owner would have typed them, by the control alone.
import type { Control } from '../questionnaire/kinds/control'
import type { AnswerFields, QuestionFields } from './answer-input'

/** Every field is there, empty where nothing was answered, so that a form compares equal to what was stored. */
export function fieldsOf(
  control: Control,
  answer: AnswerFields | undefined,
): Required<Pick<QuestionFields, 'exception' | 'comment' | 'link' | 'notApplicable'>> &
  QuestionFields {
  return {
    ...typedValue(control, answer?.value ?? null),
    exception: answer?.exception ?? '',
    comment: answer?.comment ?? '',
    link: answer?.link ?? '',
    notApplicable: answer?.notApplicable ?? '',
  }
}

function typedValue(control: Control, value: AnswerFields['value']): QuestionFields {
  switch (control.control) {
    case 'radios':
    case 'textarea':
      return { value: typeof value === 'string' ? value : '' }
    case 'checkboxes':
      return { value: textsIn(value) }
    case 'number':
      return typedNumber(control, value)
    case 'date':
      if (control.instead && value === control.instead.value) return { value: '', instead: 'yes' }
      return {
        value: typeof value === 'string' ? value : '',
        ...(control.instead && { instead: false }),
      }
    case 'rows':
      return { rows: rowsIn(control, value) }
    case 'evidence':
      return {}
  }
}

/** Of the boxes that stand for a number at most one is ticked, and then no number stands above. */
function typedNumber(
  { noLimit: unlimited, instead }: Extract<Control, { control: 'number' }>,
  value: AnswerFields['value'],
): QuestionFields {
  const isUnlimited = unlimited !== null && value === unlimited.value
  const isInstead = instead !== null && value === instead.value
  return {
    value: value === null || isUnlimited || isInstead ? '' : String(value),
    ...(unlimited && { noLimit: isUnlimited && 'yes' }),
    ...(instead && { instead: isInstead && 'yes' }),
  }
}

function textsIn(value: AnswerFields['value']): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** The filled rows and the control's blank ones after them. */
function rowsIn(
  { columns, blankRows }: Extract<Control, { control: 'rows' }>,
  value: AnswerFields['value'],
): Record<string, string>[] {
  const blank = () => Object.fromEntries(columns.map(({ key }) => [key, '']))
  const filled = Array.isArray(value)
    ? value.flatMap((row) => (typeof row === 'object' ? [{ ...blank(), ...texts(row) }] : []))
    : []
  return [...filled, ...Array.from({ length: blankRows }, blank)]
}

function texts(row: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([key, cell]) => (typeof cell === 'string' ? [[key, cell]] : [])),
  )
}
