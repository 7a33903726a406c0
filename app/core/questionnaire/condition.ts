/** The branching language: parsed once into a tree, never evaluated as code. */
import { type Token, tokenize } from './condition-tokens'

export type Literal = string | number | boolean

export type Operand =
  | { of: 'question'; id: string; rows?: RowsOperand }
  | { of: 'intake'; field: string }
  /** The as-of date; only rules may ask for it. */
  | { of: 'asOf' }

/** One column of a question whose answer is rows; of certificates, those of one kind where it is named. */
export interface RowsOperand {
  column: string
  kind?: string
}

export type Comparison = '==' | '!=' | '>' | '>=' | '<' | '<='

export type Condition =
  | { op: 'and'; all: Condition[] }
  | { op: 'or'; all: Condition[] }
  | { op: 'not'; condition: Condition }
  | { op: Comparison; operand: Operand; value: Literal }
  | { op: 'in'; operand: Operand; values: Literal[] }
  | { op: 'includes'; operand: Operand; values: Literal[] }
  /** Everything that was picked is among the values. */
  | { op: 'only'; operand: Operand; values: Literal[] }
  /** A typed text has one of the values in it, word for word; `_` stands for a space. */
  | { op: 'mentions'; operand: Operand; values: Literal[] }
  /** The date, or the last of the dates, lies more calendar months before the as-of date; 0: before it. */
  | { op: 'older_than'; operand: Operand; value: number }
  /** Something other than the value was picked. */
  | { op: 'not_only'; operand: Operand; value: Literal }
  /** A shown question without an answer after submission. */
  | { op: 'blank'; operand: Operand }
  /** A shown question that was answered "not applicable". */
  | { op: 'not_applicable'; operand: Operand }

export type ParsedCondition = { ok: true; condition: Condition } | { ok: false; message: string }

/**
 * `and` binds before `or`, `not` before both. Operands are question ids, their columns
 * (`INV-03.host`, `CRT-03.soc2_t2.valid_to`), `intake.<field>` and `as_of`; literals are words, whole numbers, dates, true and false.
 */
export function parseCondition(source: string): ParsedCondition {
  const tokens = tokenize(source)
  if (!tokens.ok) return tokens
  const reader = new Reader(tokens.tokens)
  try {
    const condition = either(reader)
    const rest = reader.peek()
    if (rest) throw new ConditionError(`"${rest.text}" is not expected here`)
    return { ok: true, condition }
  } catch (error) {
    if (error instanceof ConditionError) return { ok: false, message: error.message }
    throw error
  }
}

class ConditionError extends Error {}

class Reader {
  #at = 0
  constructor(private readonly tokens: readonly Token[]) {}
  peek(): Token | undefined {
    return this.tokens[this.#at]
  }
  next(expected: string): Token {
    const token = this.tokens[this.#at++]
    if (!token) throw new ConditionError(`ends where ${expected} is expected`)
    return token
  }
  /** Consumes the token if it reads so. */
  take(text: string): boolean {
    if (this.peek()?.text !== text) return false
    this.#at++
    return true
  }
  expect(text: string): void {
    const token = this.next(`"${text}"`)
    if (token.text !== text) throw new ConditionError(`"${token.text}" where "${text}" is expected`)
  }
}

function either(reader: Reader): Condition {
  const all = [both(reader)]
  while (reader.take('or')) all.push(both(reader))
  return join('or', all)
}

function both(reader: Reader): Condition {
  const all = [negated(reader)]
  while (reader.take('and')) all.push(negated(reader))
  return join('and', all)
}

function join(op: 'and' | 'or', all: Condition[]): Condition {
  const [only] = all
  return only && all.length === 1 ? only : { op, all }
}

function negated(reader: Reader): Condition {
  if (reader.take('not')) return { op: 'not', condition: negated(reader) }
  if (!reader.take('(')) return comparison(reader)
  const condition = either(reader)
  reader.expect(')')
  return condition
}

function comparison(reader: Reader): Condition {
  const operand = operandOf(reader)
  const operator = reader.next('an operator').text
  switch (operator) {
    case '==':
    case '!=':
    case '>':
    case '>=':
    case '<':
    case '<=':
      return { op: operator, operand, value: literal(reader) }
    case 'in':
      return { op: 'in', operand, values: inList(reader) }
    case 'includes':
    case 'only':
    case 'mentions':
      return { op: operator, operand, values: list(reader, '|') }
    case 'older_than':
      return { op: 'older_than', operand, value: months(reader) }
    case 'not_only':
      return { op: 'not_only', operand, value: literal(reader) }
    case 'blank':
    case 'not_applicable':
      return { op: operator, operand }
    default:
      throw new ConditionError(`"${operator}" is not an operator`)
  }
}

function operandOf(reader: Reader): Operand {
  const token = reader.next('a question id or intake.<field>')
  if (token.kind === 'question') return { of: 'question', id: token.text, ...rowsOf(reader) }
  if (token.kind === 'intake') return { of: 'intake', field: token.text.slice('intake.'.length) }
  if (token.text === 'as_of') return { of: 'asOf' }
  throw new ConditionError(`"${token.text}" is neither a question id nor intake.<field>`)
}

/** `.host`, or `.soc2_t2.valid_to`: the last name is the column. */
function rowsOf(reader: Reader): { rows?: RowsOperand } {
  const names: string[] = []
  while (reader.peek()?.kind === 'column' && names.length < 2) {
    names.push(reader.next('a column').text.slice(1))
  }
  const [first, second] = names
  if (first === undefined) return {}
  return { rows: second === undefined ? { column: first } : { kind: first, column: second } }
}

function months(reader: Reader): number {
  const value = literal(reader)
  if (typeof value === 'number') return value
  throw new ConditionError(`"${value}" is not a number of months`)
}

function inList(reader: Reader): Literal[] {
  reader.expect('(')
  const values = list(reader, ',')
  reader.expect(')')
  return values
}

function list(reader: Reader, separator: string): Literal[] {
  const values = [literal(reader)]
  while (reader.take(separator)) values.push(literal(reader))
  return values
}

function literal(reader: Reader): Literal {
  const token = reader.next('a value')
  if (token.kind === 'number') return Number(token.text)
  if (token.text === 'true' || token.text === 'false') return token.text === 'true'
  if (token.kind === 'word' || token.kind === 'date') return token.text
  throw new ConditionError(`"${token.text}" is not a value`)
}

/** Every operand that a condition reads, in order, with repetitions. */
export function operandsOf(condition: Condition): Operand[] {
  if (condition.op === 'and' || condition.op === 'or') return condition.all.flatMap(operandsOf)
  if (condition.op === 'not') return operandsOf(condition.condition)
  return [condition.operand]
}
