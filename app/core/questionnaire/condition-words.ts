/** Conditions in words, for the people who wonder why a question was not asked. */
import { isIntakeField } from '../intake/fact-names'
import { intakeFieldWords } from '../intake/facts'
import type { AnswerValue } from './answer-value'
import type { Condition, Literal, Operand } from './condition'
import type { Question } from './definition'

type ById = ReadonlyMap<string, Question>

/** `TRN-01 is "No, excluded by contract" or "Only if we opt in"`. */
export function conditionInWords(condition: Condition, byId: ById): string {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.all
        .map((part) => {
          const words = conditionInWords(part, byId)
          return condition.op === 'and' && part.op === 'or' ? `(${words})` : words
        })
        .join(` ${condition.op} `)
    case 'not':
      return `it is not so that ${conditionInWords(condition.condition, byId)}`
    case 'in':
      return `${subject(condition.operand)} is ${choice(condition.operand, condition.values, byId)}`
    case 'includes':
      return `${subject(condition.operand)} names ${choice(condition.operand, condition.values, byId)}`
    case 'only':
      return `${subject(condition.operand)} names only ${choice(condition.operand, condition.values, byId)}`
    case 'mentions':
      return `${subject(condition.operand)} mentions ${condition.values.map(plain).join(' or ')}`
    case 'older_than':
      return condition.value === 0
        ? `${subject(condition.operand)} has passed`
        : `${subject(condition.operand)} is more than ${condition.value} months ago`
    case 'not_applicable':
      return `${subject(condition.operand)} was answered "not applicable"`
    case 'not_only':
      return `${subject(condition.operand)} names something other than ${choice(condition.operand, [condition.value], byId)}`
    case 'blank':
      return `${subject(condition.operand)} was left blank`
    default:
      return `${subject(condition.operand)} ${verbs[condition.op]} ${choice(condition.operand, [condition.value], byId)}`
  }
}

const verbs = {
  '==': 'is',
  '!=': 'is not',
  '>': 'is more than',
  '>=': 'is at least',
  '<': 'is less than',
  '<=': 'is at most',
} as const

function subject(operand: Operand): string {
  if (operand.of === 'question') {
    const { id, rows } = operand
    if (!rows) return id
    return `${plain(rows.column)} of ${rows.kind ? `${plain(rows.kind)} in ` : ''}${id}`
  }
  if (operand.of === 'asOf') return 'the as-of date'
  const words = isIntakeField(operand.field) ? intakeFieldWords[operand.field] : operand.field
  return `the intake's answer on ${words}`
}

function choice(operand: Operand, values: readonly Literal[], byId: ById): string {
  return values.map((value) => literalInWords(operand, value, byId)).join(' or ')
}

function literalInWords(operand: Operand, value: Literal, byId: ById): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (operand.of === 'question') return `"${labelIn(byId.get(operand.id), value)}"`
  return plain(value)
}

const plain = (value: Literal): string => String(value).replaceAll('_', ' ')

function labelIn(question: Question | undefined, value: AnswerValue): string {
  if (!question || !('options' in question)) return String(value)
  const options: readonly { value: string; label: string }[] = question.options
  return options.find((option) => option.value === value)?.label ?? String(value)
}
