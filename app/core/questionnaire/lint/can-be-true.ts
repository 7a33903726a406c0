/** Tries out whether a condition can hold at all, with sample answers of every operand against each other. */
import { isIntakeField } from '../../intake/fact-names'
import type { IntakeFacts } from '../../intake/facts'
import type { AnswerValue } from '../answer-value'
import { type Condition, type Literal, type Operand, operandsOf } from '../condition'
import { compileCondition, type World } from '../condition-evaluate'
import { nameOf, type Questions, samplesOf, typeOf } from './operands'

/** More combinations than this are not tried, and the condition is given the benefit of the doubt. */
const tooMany = 100_000

/** Stands for an answer "not applicable". */
const excused = { notApplicable: true } as const
type Sample = AnswerValue | boolean | null | typeof excused

/** Questions outside `questions` stay blank. */
export function canBeTrue(condition: Condition, questions: Questions): boolean {
  const operands = new Map(operandsOf(condition).map((operand) => [nameOf(operand), operand]))
  const axes = [...operands.values()].map((operand): Axis => {
    const type = typeOf(operand, questions)
    const samples: Sample[] = type ? samplesOf(type, literalsOf(condition)) : [null]
    return {
      operand,
      samples: type && canBeExcused(operand, questions) ? [...samples, excused] : samples,
    }
  })
  if (axes.reduce((product, { samples }) => product * samples.length, 1) > tooMany) return true
  const ids = axes.flatMap(({ operand }) => (operand.of === 'question' ? [nameOf(operand)] : []))
  const holds = compileCondition(columnsAsQuestions(condition), (id) => {
    const index = ids.indexOf(id)
    return index < 0 ? undefined : index
  })
  return holds !== null && combinations(axes).some((chosen) => holds(worldOf(ids, chosen)))
}

interface Axis {
  operand: Operand
  samples: Sample[]
}

function canBeExcused(operand: Operand, questions: Questions): boolean {
  if (operand.of !== 'question' || operand.rows) return false
  return questions.get(operand.id)?.notApplicable === true
}

export function literalsOf(condition: Condition): Literal[] {
  if (condition.op === 'and' || condition.op === 'or') return condition.all.flatMap(literalsOf)
  if (condition.op === 'not') return literalsOf(condition.condition)
  if (condition.op === 'blank' || condition.op === 'not_applicable') return []
  return 'values' in condition ? condition.values : [condition.value]
}

/** A column's samples are what it reads, so it is tried as if it were a question of its own. */
function columnsAsQuestions(condition: Condition): Condition {
  if (condition.op === 'and' || condition.op === 'or') {
    return { ...condition, all: condition.all.map(columnsAsQuestions) }
  }
  if (condition.op === 'not') {
    return { op: 'not', condition: columnsAsQuestions(condition.condition) }
  }
  if (condition.operand.of !== 'question') return condition
  return { ...condition, operand: { of: 'question', id: nameOf(condition.operand) } }
}

type Chosen = { operand: Operand; value: Sample }[]

function combinations(axes: readonly Axis[]): Chosen[] {
  return axes.reduce<Chosen[]>(
    (before, { operand, samples }) =>
      before.flatMap((chosen) => samples.map((value) => [...chosen, { operand, value }])),
    [[]],
  )
}

/** Between the oldest and the youngest sample date, so that a date can be too old and recent. */
const someDay = '2000-01-01'

function worldOf(ids: readonly string[], chosen: Chosen): World {
  const samples: Sample[] = ids.map(() => null)
  const intake: Partial<Record<keyof IntakeFacts, unknown>> = {}
  let asOf: string | null = someDay
  for (const { operand, value } of chosen) {
    if (operand.of === 'asOf') asOf = typeof value === 'string' ? value : null
    else if (operand.of === 'question') samples[ids.indexOf(nameOf(operand))] = value
    else if (isIntakeField(operand.field)) intake[operand.field] = value
  }
  return {
    values: samples.map(plainValue),
    shown: samples.map(() => true),
    answered: samples.map((value) => value !== null),
    intake,
    asOf,
    submitted: true,
  }
}

function plainValue(sample: Sample): AnswerValue | null {
  if (typeof sample === 'boolean' || sample === null) return null
  return typeof sample === 'object' && 'notApplicable' in sample ? null : sample
}
