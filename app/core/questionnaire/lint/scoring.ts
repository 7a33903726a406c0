/** Checks that every question that counts can be scored, and that none counts that cannot. */
import { type Band, type Question, type Questionnaire, questionsOf } from '../definition'
import { kindOf } from '../kinds/registry'
import { type Finding, found } from './messages'

export function scoringProblems(definition: Questionnaire): Finding[] {
  return questionsOf(definition).flatMap((question) => [
    ...weightProblems(question),
    ...creditProblems(question),
    ...bandProblems(question),
    ...flagProblems(question),
  ])
}

function weightProblems(question: Question): Finding[] {
  const path = `${question.id}.weight`
  const scored = kindOf(question).isScored(question)
  if (scored && question.weight === undefined) {
    return [found('weight-missing', path)]
  }
  if (!scored && question.weight !== undefined) {
    return [found('weight-without-scoring', path)]
  }
  if (scored && question.notApplicable === undefined) {
    return [found('not-applicable-unsaid', `${question.id}.notApplicable`)]
  }
  return []
}

/** A question that no answer earns anything on would only ever take points away. */
function creditProblems(question: Question): Finding[] {
  const scored: readonly { credit: number }[] =
    question.kind === 'single' ? question.options : 'bands' in question ? question.bands : []
  return scored.length > 0 && scored.every(({ credit }) => credit === 0)
    ? [found('no-full-credit', question.id)]
    : []
}

/** Every answer must fall into a band, and every band must be reached. */
function bandProblems(question: Question): Finding[] {
  if (question.kind !== 'number' && question.kind !== 'date') return []
  const limits = question.bands.map(limitOf)
  const unreachable = limits.flatMap((limit, at) =>
    limits.slice(0, at).some((before) => covers(before, limit))
      ? [found('band-unreachable', `${question.id}.bands`, at + 1)]
      : [],
  )
  const last = question.bands.at(-1)
  const takesTheRest =
    last !== undefined &&
    (('min' in last && last.min === 0) ||
      ('max' in last && last.max === null) ||
      ('maxAgeMonths' in last && last.maxAgeMonths === null))
  return takesTheRest ? unreachable : [...unreachable, found('bands-open', `${question.id}.bands`)]
}

/** From `least` to `most`, both included. */
interface Limit {
  least: number
  most: number
}

function limitOf(band: Band): Limit {
  if ('min' in band) return { least: band.min, most: Number.POSITIVE_INFINITY }
  const most = 'max' in band ? band.max : band.maxAgeMonths
  return { least: Number.NEGATIVE_INFINITY, most: most ?? Number.POSITIVE_INFINITY }
}

/** Bands are read from the top: what an earlier one takes never reaches a later one. */
const covers = (before: Limit, limit: Limit): boolean =>
  before.least <= limit.least && before.most >= limit.most

function flagProblems(question: Question): Finding[] {
  const flagged =
    'options' in question ? question.options : 'bands' in question ? question.bands : []
  const both = [...flagged].filter((one) => one.red !== undefined && one.knockout !== undefined)
  return both.map(() => found('red-and-knockout', question.id))
}
