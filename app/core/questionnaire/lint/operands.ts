/** What operands of conditions can be: their type, for checking, and sample values, for trying. */
import { type IntakeFacts, intakeFieldValues, isIntakeField } from '../../intake/facts'
import type { AnswerValue } from '../answer-value'
import type { Literal, Operand } from '../condition'
import type { Question } from '../definition'

/** `unchecked`: text and rows, about which a condition can only ask whether they are blank. */
export type OperandType =
  | { type: 'one' | 'many'; values: readonly string[] }
  | { type: 'number' | 'date' | 'flag' | 'unchecked' }

export type Questions = ReadonlyMap<string, Question>

/** Null when there is no such question or field. */
export function typeOf(operand: Operand, questions: Questions): OperandType | null {
  if (operand.of === 'asOf') return { type: 'date' }
  if (operand.of === 'intake') {
    return isIntakeField(operand.field) ? fieldType(operand.field) : null
  }
  const question = questions.get(operand.id)
  return question ? questionType(question) : null
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
      return { type: 'number' }
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
      return [null, 0, ...numbers.flatMap((n) => [Math.max(0, n - 1), n, n + 1])]
    }
    case 'date': {
      const dates = literals.filter((literal) => typeof literal === 'string')
      return [null, '0001-01-01', ...dates, '9999-12-31']
    }
    case 'unchecked':
      return [null, 'something']
  }
}
