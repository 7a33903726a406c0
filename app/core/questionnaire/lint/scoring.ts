/** Checks that every question that counts can be scored, and that none counts that cannot. */
import { type Question, type Questionnaire, questionsOf } from '../definition'
import { kindOf } from '../kinds/registry'
import type { Problem } from '../problem'

export function scoringProblems(definition: Questionnaire): Problem[] {
  return questionsOf(definition).flatMap((question) => [
    ...weightProblems(question),
    ...bandProblems(question),
    ...flagProblems(question),
  ])
}

function weightProblems(question: Question): Problem[] {
  const path = `${question.id}.weight`
  const scored = kindOf(question).isScored(question)
  if (scored && question.weight === undefined) {
    return [{ path, message: 'is missing, although the question is scored' }]
  }
  if (!scored && question.weight !== undefined) {
    return [{ path, message: 'is given, although the question is never scored' }]
  }
  if (scored && question.notApplicable === undefined) {
    return [
      {
        path: `${question.id}.notApplicable`,
        message: 'must say whether "not applicable" is offered',
      },
    ]
  }
  return []
}

/** Every answer must fall into a band. */
function bandProblems(question: Question): Problem[] {
  if (question.kind !== 'number' && question.kind !== 'date') return []
  const last = question.bands.at(-1)
  const takesTheRest =
    last !== undefined &&
    (('min' in last && last.min === 0) ||
      ('max' in last && last.max === null) ||
      ('maxAgeMonths' in last && last.maxAgeMonths === null))
  return takesTheRest
    ? []
    : [{ path: `${question.id}.bands`, message: 'leaves some answers without credit' }]
}

function flagProblems(question: Question): Problem[] {
  const flagged =
    'options' in question ? question.options : 'bands' in question ? question.bands : []
  const both = [...flagged].filter((one) => one.red !== undefined && one.knockout !== undefined)
  return both.map(() => ({
    path: question.id,
    message: 'flags one answer as red and as a knock-out: a knock-out is enough',
  }))
}
