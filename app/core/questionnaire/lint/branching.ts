/** Checks conditions of questions, rules and reveals: nothing dangles, nothing runs in a circle. */
import { depthRank } from '../compile'
import { operandsOf, parseCondition } from '../condition'
import { type Question, type Questionnaire, questionsOf } from '../definition'
import { conditionProblems } from './conditions'
import { type Finding, found } from './messages'

export function branchingProblems(definition: Questionnaire): Finding[] {
  const questions = questionsOf(definition)
  const all = new Map(questions.map((question) => [question.id, question]))
  return [
    ...cycles(questions),
    ...showProblems(questions),
    ...definition.rules.flatMap((rule) => [
      ...(all.has(rule.question)
        ? []
        : [found('dangling', `rules.${rule.id}.question`, rule.question)]),
      ...conditionProblems(rule.when, `rules.${rule.id}.when`, {
        place: 'rule',
        questions: all,
        reachable: all,
      }),
    ]),
    ...definition.reveals.flatMap((reveal, index) =>
      conditionProblems(reveal.when, `reveals.${index + 1}.when`, {
        place: 'rule',
        questions: all,
        reachable: all,
      }),
    ),
  ]
}

/** In order, so that what hangs on an unreachable question is found unreachable too. */
function showProblems(questions: readonly Question[]): Finding[] {
  const earlier = new Map<string, Question>()
  const reached = new Map<string, Question>()
  return questions.flatMap((question) => {
    // In the shallowest questionnaire that asks it, deeper questions have no answer.
    const reachable = new Map(
      [...reached].filter(([, other]) => depthRank(other.depth) <= depthRank(question.depth)),
    )
    const problems = question.showIf
      ? conditionProblems(question.showIf, `${question.id}.showIf`, {
          place: 'showIf',
          questions: earlier,
          reachable,
        })
      : []
    earlier.set(question.id, question)
    if (problems.length === 0) reached.set(question.id, question)
    return problems
  })
}

/** Names every question that is shown only because of itself, directly or through others. */
function cycles(questions: readonly Question[]): Finding[] {
  const needs = new Map(questions.map((question) => [question.id, neededBy(question)]))
  const reaches = (from: string, target: string, seen: Set<string>): boolean =>
    (needs.get(from) ?? []).some((next) => {
      if (next === target) return true
      if (seen.has(next)) return false
      seen.add(next)
      return reaches(next, target, seen)
    })
  return questions
    .filter(({ id }) => reaches(id, id, new Set()))
    .map(({ id }) => found('circle', `${id}.showIf`))
}

function neededBy(question: Question): string[] {
  const parsed = parseCondition(question.showIf ?? '')
  if (!parsed.ok) return []
  return operandsOf(parsed.condition).flatMap((operand) =>
    operand.of === 'question' ? [operand.id] : [],
  )
}
