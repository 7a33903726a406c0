/** What operands of conditions can be: their type, for checking, and sample values, for trying. */
import { isIntakeField } from '../../intake/fact-names'
import { type IntakeFacts, intakeFieldValues } from '../../intake/facts'
import type { AnswerValue } from '../answer-value'
import type { Literal, Operand, RowsOperand } from '../condition'
import type { Question } from '../definition'
import { certificateColumns, kindWord, modelColumns } from '../rows'

/**
 * `unchecked`: text and whole rows, about which a condition can only ask whether they are blank.
 * `texts` and `dates`: a column of rows.
 */
export type OperandType =
  | { type: 'one' | 'many'; values: readonly string[] }
  | { type: 'number'; values?: readonly string[] }
  | { type: 'date' | 'dates' | 'texts' | 'flag' | 'unchecked' }

export type Questions = ReadonlyMap<string, Question>

export function nameOf(operand: Operand): string {
  if (operand.of === 'asOf') return 'as_of'
  if (operand.of === 'intake') return `intake.${operand.field}`
  const { id, rows } = operand
  return [id, rows?.kind, rows?.column].filter((name) => name !== undefined).join('.')
}

/** Null when there is no such question or field. */
export function typeOf(operand: Operand, questions: Questions): OperandType | null {
  if (operand.of === 'asOf') return { type: 'date' }
  if (operand.of === 'intake') {
    return isIntakeField(operand.field) ? fieldType(operand.field) : null
  }
  const question = questions.get(operand.id)
  if (!question) return null
  return operand.rows ? columnType(question, operand.rows) : questionType(question)
}

/** Null where the question has no such rows. */
function columnType(question: Question, { column, kind }: RowsOperand): OperandType | null {
  if (question.kind === 'models') {
    return kind === undefined && modelColumns.some((name) => name === column)
      ? { type: 'texts' }
      : null
  }
  if (question.kind !== 'certifications') return null
  const kinds = Object.values(question.proofs).flat().map(kindWord)
  if (kind !== undefined && !kinds.includes(kind)) return null
  if (column === 'kind' && kind === undefined) return { type: 'many', values: kinds }
  return Object.hasOwn(certificateColumns, column) ? { type: 'dates' } : null
}

function fieldType(field: keyof IntakeFacts): OperandType {
  const values = intakeFieldValues[field]
  if (values === 'number') return { type: 'number' }
  if (values === 'yes or no') return { type: 'flag' }
  return 'one' in values
    ? { type: 'one', values: values.one }
    : { type: 'many', values: values.many }
}

function questionType(question: Question): OperandType {
  switch (question.kind) {
    case 'single':
      return { type: 'one', values: question.options.map((option) => option.value) }
    case 'multi':
      return { type: 'many', values: question.options.map((option) => option.value) }
    case 'number':
      return question.instead
        ? { type: 'number', values: [question.instead.value] }
        : { type: 'number' }
    case 'date':
      return { type: 'date' }
    case 'text':
    case 'file':
    case 'models':
    case 'certifications':
      return { type: 'unchecked' }
  }
}

/** Values that between them make every comparison with the literals come out either way; null = unanswered. */
export function samplesOf(
  type: OperandType,
  literals: readonly Literal[],
): (AnswerValue | boolean | null)[] {
  switch (type.type) {
    case 'one':
      return [null, ...type.values]
    case 'many':
      return [null, ...type.values.map((value) => [value]), [...type.values]]
    case 'flag':
      return [null, true, false]
    case 'number': {
      const numbers = literals.filter((literal) => typeof literal === 'number')
      const near = numbers.flatMap((n) => [Math.max(0, n - 1), n, n + 1])
      return [null, 0, ...near, ...(type.values ?? [])]
    }
    case 'date': {
      const dates = literals.filter((literal) => typeof literal === 'string')
      return [null, '0001-01-01', ...dates, '9999-12-31']
    }
    case 'dates':
      return [null, ['0001-01-01'], ['9999-12-31']]
    case 'texts':
      return [null, ['something else'], ...literals.map((literal) => [String(literal)])]
    case 'unchecked':
      return [null, 'something']
  }
}
