/** Checks that ids are unique and that everything named exists. */
import type { Questionnaire } from '../definition'
import { questionsOf } from '../definition'
import type { Frameworks } from '../frameworks'
import { type Finding, found } from './messages'

export function structureProblems(definition: Questionnaire, frameworks: Frameworks): Finding[] {
  return [
    ...duplicates(definition),
    ...retired(definition),
    ...domains(definition),
    ...references(definition, frameworks),
    ...caps(definition),
  ]
}

function duplicates(definition: Questionnaire): Finding[] {
  const questions = questionsOf(definition)
  const lists: [string, string[]][] = [
    ['', questions.map((question) => question.id)],
    ['sections', definition.sections.map((section) => section.id)],
    ['domains', definition.domains.map((domain) => domain.id)],
    ['rules', definition.rules.map((rule) => rule.id)],
    ['caps', definition.caps.map((cap) => cap.id)],
    ['contradictions', (definition.contradictions ?? []).map((one) => one.id)],
    ...questions.flatMap((question): [string, string[]][] =>
      'options' in question
        ? [[`${question.id}.options`, question.options.map(({ value }) => value)]]
        : [],
    ),
  ]
  return lists.flatMap(([path, ids]) =>
    [...new Set(ids.filter((id, index) => ids.indexOf(id) < index))].map((id) =>
      found('twice', path ? `${path}.${id}` : id),
    ),
  )
}

function retired(definition: Questionnaire): Finding[] {
  return questionsOf(definition)
    .filter((question) => definition.retired.includes(question.id))
    .map(({ id }) => found('retired', id))
}

function domains(definition: Questionnaire): Finding[] {
  const questions = questionsOf(definition)
  const known = definition.domains.map((domain) => domain.id)
  const sum = definition.domains.reduce((total, domain) => total + domain.weight, 0)
  return [
    ...questions
      .filter((question) => !known.includes(question.domain))
      .map((question) => found('dangling', `${question.id}.domain`, question.domain)),
    ...known
      .filter((id) => !questions.some((question) => question.domain === id))
      .map((id) => found('empty-domain', `domains.${id}`)),
    ...(sum === 100 ? [] : [found('weights-of-domains', 'domains', sum)]),
  ]
}

function references(definition: Questionnaire, frameworks: Frameworks): Finding[] {
  const kinds = frameworks.evidenceKinds
  const byId = new Map(questionsOf(definition).map((question) => [question.id, question]))
  return questionsOf(definition).flatMap((question) => {
    const { id, evidenceKind } = question
    const problems = (question.references ?? [])
      .filter((reference) => !frameworks.resolve(reference))
      .map((reference) => found('dangling', `${id}.references`, reference))
    if (evidenceKind && !kinds.has(evidenceKind)) {
      problems.push(found('dangling', `${id}.evidenceKind`, evidenceKind))
    }
    if (question.kind !== 'certifications') return problems
    const claims = byId.get(question.claims)
    const claimable = claims?.kind === 'multi' ? claims.options.map((option) => option.value) : []
    const named = [...Object.values(question.proofs).flat(), ...(question.shortWindow?.kinds ?? [])]
    return [
      ...problems,
      ...(claims?.kind === 'multi'
        ? []
        : [found('claims-not-multi', `${id}.claims`, question.claims)]),
      ...Object.keys(question.proofs)
        .filter((claim) => !claimable.includes(claim))
        .map((claim) => found('not-a-claim', `${id}.proofs.${claim}`, question.claims)),
      ...named
        .filter((kind) => !kinds.has(kind))
        .map((kind) => found('dangling', `${id}.proofs`, kind)),
    ]
  })
}

function caps(definition: Questionnaire): Finding[] {
  const questions = new Set(questionsOf(definition).map((question) => question.id))
  return definition.caps.flatMap((cap) => [
    ...(cap.among ?? [])
      .filter((id) => !questions.has(id))
      .map((id) => found('dangling', `caps.${cap.id}.among`, id)),
    ...(cap.domain && !definition.domains.some((domain) => domain.id === cap.domain)
      ? [found('dangling', `caps.${cap.id}.domain`, cap.domain)]
      : []),
  ])
}
