/** Turns a parsed condition into a predicate over one review's answers. */
import { isIntakeField } from '../intake/fact-names'
import type { IntakeFacts } from '../intake/facts'
import { isWithinMonths, type PlainDate } from '../schedule/plain-date'
import type { AnswerValue } from './answer-value'
import type { Comparison, Condition, Literal, Operand } from './condition'
import { columnOf, mentionsAny } from './rows'

/** What predicates read. Hidden and unanswered questions have the value null. */
export interface World {
  values: (AnswerValue | null)[]
  /** Shown to the vendor, answered or not. */
  shown: boolean[]
  answered: boolean[]
  intake: Readonly<Partial<Record<keyof IntakeFacts, unknown>>>
  asOf: PlainDate | null
  submitted: boolean
}
export type Predicate = (world: World) => boolean

type Reader = (world: World) => unknown

/** Where questions stand; undefined = unknown question, and the condition does not hold together. */
export type IndexOf = (questionId: string) => number | undefined

/** Null when the condition names a question or an intake field that is not there. */
export function compileCondition(condition: Condition, indexOf: IndexOf): Predicate | null {
  switch (condition.op) {
    case 'and':
    case 'or': {
      const all = condition.all.map((part) => compileCondition(part, indexOf))
      const parts = all.filter((part) => part !== null)
      if (parts.length < all.length) return null
      return condition.op === 'and'
        ? (world) => parts.every((part) => part(world))
        : (world) => parts.some((part) => part(world))
    }
    case 'not': {
      const part = compileCondition(condition.condition, indexOf)
      return part && ((world) => !part(world))
    }
    case 'blank':
      return compileBlank(condition.operand, indexOf)
    case 'not_applicable':
      return compileExcused(condition.operand, indexOf)
    case 'older_than':
      return compileAge(condition.operand, condition.value, indexOf)
    default: {
      const read = compileOperand(condition.operand, indexOf)
      if (!read) return null
      const holds = compileTest(condition)
      return (world) => {
        const value = read(world)
        return value !== null && value !== undefined && holds(value)
      }
    }
  }
}

function compileOperand(operand: Operand, indexOf: IndexOf): Reader | null {
  if (operand.of === 'asOf') return (world) => world.asOf
  if (operand.of === 'question') {
    const index = indexOf(operand.id)
    if (index === undefined) return null
    const { rows } = operand
    if (!rows) return (world) => world.values[index]
    return (world) => columnOf(world.values[index] ?? null, rows)
  }
  const { field } = operand
  return isIntakeField(field) ? (world) => world.intake[field] : null
}

function compileBlank(operand: Operand, indexOf: IndexOf): Predicate | null {
  const index = operand.of === 'question' ? indexOf(operand.id) : undefined
  if (index === undefined) return null
  return (world) =>
    world.submitted && world.shown[index] === true && world.answered[index] === false
}

/** Answered, though with a reason instead of a value. */
function compileExcused(operand: Operand, indexOf: IndexOf): Predicate | null {
  const index = operand.of === 'question' ? indexOf(operand.id) : undefined
  if (index === undefined) return null
  return (world) =>
    world.shown[index] === true && world.answered[index] === true && world.values[index] === null
}

/** Of several dates the last one counts: an old certificate does not matter beside a newer one. */
function compileAge(operand: Operand, months: number, indexOf: IndexOf): Predicate | null {
  const read = compileOperand(operand, indexOf)
  if (!read) return null
  return (world) => {
    const dates = [read(world)].flat().filter(isDate)
    const { asOf } = world
    return (
      asOf !== null && dates.length > 0 && !dates.some((date) => isWithinMonths(date, months, asOf))
    )
  }
}

const isDate = (value: unknown): value is PlainDate =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

type Test = Exclude<
  Condition,
  { op: 'and' | 'or' | 'not' | 'blank' | 'not_applicable' | 'older_than' }
>

/** The test of a value that is there; a value of another type than the literal fails it. */
function compileTest(test: Test): (value: unknown) => boolean {
  switch (test.op) {
    case 'in': {
      const values = new Set<unknown>(test.values)
      return (value) => values.has(value)
    }
    case 'includes': {
      const values = new Set<unknown>(test.values)
      return (value) => Array.isArray(value) && value.some((item) => values.has(item))
    }
    case 'only': {
      const values = new Set<unknown>(test.values)
      return (value) =>
        Array.isArray(value) && value.length > 0 && value.every((item) => values.has(item))
    }
    case 'mentions':
      return (value) => Array.isArray(value) && mentionsAny(value, test.values)
    case 'not_only':
      return (value) => Array.isArray(value) && value.some((item) => item !== test.value)
    default:
      return (value) => compare(test.op, value, test.value)
  }
}

function compare(op: Comparison, value: unknown, literal: Literal): boolean {
  if (op === '==') return value === literal
  if (op === '!=') return value !== literal
  const ordered =
    (typeof value === 'number' && typeof literal === 'number') ||
    (typeof value === 'string' && typeof literal === 'string')
  if (!ordered) return false
  if (op === '>') return value > literal
  if (op === '>=') return value >= literal
  return op === '<' ? value < literal : value <= literal
}
