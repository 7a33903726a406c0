/** Checks conditions: they can be read, speak of what exists, compare like with like, and can be true. */
import { type Condition, type Literal, parseCondition } from '../condition'
import { canBeTrue, literalsOf } from './can-be-true'
import { type Finding, found } from './messages'
import { nameOf, type OperandType, type Questions, typeOf } from './operands'

/** Conditions to be shown may not ask for dates' age, blanks or single columns; rules may. */
export type Place = 'showIf' | 'rule'

export interface Scope {
  place: Place
  /** What the condition may speak of. */
  questions: Questions
  /** Those of them that can have an answer where the condition is asked. */
  reachable: Questions
}

export function conditionProblems(
  source: string,
  path: string,
  { questions, place, reachable }: Scope,
): Finding[] {
  const parsed = parseCondition(source)
  if (!parsed.ok) return [found('unreadable', path, parsed.message)]
  const problems = problemsIn(parsed.condition, path, { questions, place })
  if (problems.length > 0) return problems
  return canBeTrue(parsed.condition, reachable) ? [] : [found('never', path)]
}

type Among = Pick<Scope, 'questions' | 'place'>

function problemsIn(condition: Condition, path: string, among: Among): Finding[] {
  if (condition.op === 'and' || condition.op === 'or') {
    return condition.all.flatMap((part) => problemsIn(part, path, among))
  }
  if (condition.op === 'not') return problemsIn(condition.condition, path, among)
  const name = nameOf(condition.operand)
  const type = typeOf(condition.operand, among.questions)
  if (!type) {
    return [found(among.place === 'showIf' ? 'dangling-or-later' : 'dangling', path, name)]
  }
  const forRules = among.place === 'showIf' ? ruleWord(condition) : null
  if (forRules !== null) return [found('rules-only', path, forRules)]
  if (condition.op === 'blank' || condition.op === 'not_applicable') {
    return unaryProblems(condition, path, among.questions)
  }
  if (!operatorFits(condition.op, type)) {
    return [found('operator-does-not-fit', path, condition.op, name)]
  }
  // How old a date may be is a number of months, which the parser saw to.
  if (condition.op === 'older_than') return []
  return literalsOf(condition)
    .filter((literal) => !literalFits(literal, type))
    .map((literal) => found('value-never-given', path, name, String(literal)))
}

type Comparing = Exclude<Condition, { op: 'and' | 'or' | 'not' }>

/** What in a condition only rules may use; null = nothing. */
function ruleWord({ op, operand }: Comparing): string | null {
  if (operand.of === 'asOf') return 'as_of'
  if (operand.of === 'question' && operand.rows) return 'a column'
  return op === 'blank' || op === 'not_applicable' || op === 'older_than' ? op : null
}

function unaryProblems({ op, operand }: Comparing, path: string, questions: Questions): Finding[] {
  const question = operand.of === 'question' && !operand.rows ? questions.get(operand.id) : null
  const name = nameOf(operand)
  if (!question) return [found('cannot-be-blank', path, name)]
  if (op === 'blank' || question.notApplicable) return []
  return [found('always-applies', path, name)]
}

function operatorFits(op: Condition['op'], type: OperandType): boolean {
  switch (op) {
    case '==':
    case '!=':
    case 'in':
      return ['one', 'number', 'date', 'flag'].includes(type.type)
    case 'includes':
    case 'only':
    case 'not_only':
      return type.type === 'many'
    case 'mentions':
      return type.type === 'texts'
    case 'older_than':
      return type.type === 'date' || type.type === 'dates'
    default:
      return type.type === 'number' || type.type === 'date'
  }
}

function literalFits(literal: Literal, type: OperandType): boolean {
  return {
    one: () => typeof literal === 'string' && 'values' in type && type.values.includes(literal),
    many: () => typeof literal === 'string' && 'values' in type && type.values.includes(literal),
    number: () =>
      typeof literal === 'number' ||
      ('values' in type && (type.values ?? []).includes(String(literal))),
    date: () => typeof literal === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(literal),
    dates: () => false,
    texts: () => typeof literal === 'string',
    flag: () => typeof literal === 'boolean',
    unchecked: () => false,
  }[type.type]()
}
