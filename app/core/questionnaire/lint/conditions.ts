/** Checks conditions: they can be read, speak of what exists, compare like with like, and can be true. */
import { type IntakeFacts, isIntakeField } from '../../intake/facts'
import type { AnswerValue } from '../answer-value'
import {
  type Condition,
  type Literal,
  type Operand,
  operandsOf,
  parseCondition,
} from '../condition'
import { compileCondition, type World } from '../condition-evaluate'
import type { Problem } from '../problem'
import { type OperandType, type Questions, samplesOf, typeOf } from './operands'

/** Conditions to be shown may not ask for the as-of date or for blanks; rules may. */
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
): Problem[] {
  const parsed = parseCondition(source)
  if (!parsed.ok) return [{ path, message: `cannot be read: ${parsed.message}` }]
  const messages = problemsIn(parsed.condition, questions, place)
  if (messages.length > 0) return messages.map((message) => ({ path, message }))
  return canBeTrue(parsed.condition, reachable) ? [] : [{ path, message: 'can never be true' }]
}

function problemsIn(condition: Condition, questions: Questions, place: Place): string[] {
  if (condition.op === 'and' || condition.op === 'or') {
    return condition.all.flatMap((part) => problemsIn(part, questions, place))
  }
  if (condition.op === 'not') return problemsIn(condition.condition, questions, place)
  const name = nameOf(condition.operand)
  const type = typeOf(condition.operand, questions)
  if (!type) return [`${name} does not exist${place === 'showIf' ? ' or comes later' : ''}`]
  if (place === 'showIf' && condition.operand.of === 'asOf') return ['as_of is for rules only']
  if (condition.op === 'blank') {
    if (place === 'showIf') return ['blank is for rules only']
    return condition.operand.of === 'question' ? [] : [`${name} cannot be blank`]
  }
  if (!operatorFits(condition.op, type)) return [`"${condition.op}" does not fit ${name}`]
  return literalsOf(condition).flatMap((literal) => literalProblem(literal, name, type))
}

function operatorFits(op: Condition['op'], type: OperandType): boolean {
  switch (op) {
    case '==':
    case '!=':
    case 'in':
      return type.type !== 'many' && type.type !== 'unchecked'
    case 'includes':
    case 'not_only':
      return type.type === 'many'
    default:
      return type.type === 'number' || type.type === 'date'
  }
}

function literalProblem(literal: Literal, name: string, type: OperandType): string[] {
  const fits = {
    one: () => typeof literal === 'string' && 'values' in type && type.values.includes(literal),
    many: () => typeof literal === 'string' && 'values' in type && type.values.includes(literal),
    number: () => typeof literal === 'number',
    date: () => typeof literal === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(literal),
    flag: () => typeof literal === 'boolean',
    unchecked: () => false,
  }[type.type]
  return fits() ? [] : [`${name} is never ${String(literal)}`]
}

function literalsOf(condition: Condition): Literal[] {
  if (condition.op === 'and' || condition.op === 'or') return condition.all.flatMap(literalsOf)
  if (condition.op === 'not') return literalsOf(condition.condition)
  if (condition.op === 'blank') return []
  return 'values' in condition ? condition.values : [condition.value]
}

export const nameOf = (operand: Operand): string =>
  operand.of === 'question'
    ? operand.id
    : operand.of === 'asOf'
      ? 'as_of'
      : `intake.${operand.field}`

/** More combinations than this are not tried, and the condition is given the benefit of the doubt. */
const tooMany = 100_000

/** Tries sample values of every operand against each other; questions outside `questions` stay blank. */
export function canBeTrue(condition: Condition, questions: Questions): boolean {
  const operands = new Map(operandsOf(condition).map((operand) => [nameOf(operand), operand]))
  const axes = [...operands.values()].map((operand) => {
    const type = typeOf(operand, questions)
    return { operand, samples: type ? samplesOf(type, literalsOf(condition)) : [null] }
  })
  if (axes.reduce((product, { samples }) => product * samples.length, 1) > tooMany) return true
  const ids = axes.flatMap(({ operand }) => (operand.of === 'question' ? [operand.id] : []))
  const holds = compileCondition(condition, (id) => {
    const index = ids.indexOf(id)
    return index < 0 ? undefined : index
  })
  return holds !== null && combinations(axes).some((chosen) => holds(worldOf(ids, chosen)))
}

type Chosen = { operand: Operand; value: AnswerValue | boolean | null }[]

function combinations(
  axes: readonly { operand: Operand; samples: (AnswerValue | boolean | null)[] }[],
): Chosen[] {
  return axes.reduce<Chosen[]>(
    (before, { operand, samples }) =>
      before.flatMap((chosen) => samples.map((value) => [...chosen, { operand, value }])),
    [[]],
  )
}

function worldOf(ids: readonly string[], chosen: Chosen): World {
  const values: (AnswerValue | null)[] = ids.map(() => null)
  const intake: Partial<Record<keyof IntakeFacts, unknown>> = {}
  let asOf: string | null = null
  for (const { operand, value } of chosen) {
    if (operand.of === 'asOf') asOf = typeof value === 'string' ? value : null
    else if (operand.of === 'question')
      values[ids.indexOf(operand.id)] = typeof value === 'boolean' ? null : value
    else if (isIntakeField(operand.field)) intake[operand.field] = value
  }
  return {
    values,
    shown: values.map(() => true),
    answered: values.map((value) => value !== null),
    intake,
    asOf,
    submitted: true,
  }
}
