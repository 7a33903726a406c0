/** Checks that ids are unique and that everything named exists. */
import type { Questionnaire } from '../definition'
import { questionsOf } from '../definition'
import type { Frameworks } from '../frameworks'
import type { Problem } from '../problem'

export function structureProblems(definition: Questionnaire, frameworks: Frameworks): Problem[] {
  return [
    ...duplicates(definition),
    ...retired(definition),
    ...domains(definition),
    ...references(definition, frameworks),
    ...caps(definition),
  ]
}

function duplicates(definition: Questionnaire): Problem[] {
  const questions = questionsOf(definition)
  const lists: [string, string[]][] = [
    ['', questions.map((question) => question.id)],
    ['sections', definition.sections.map((section) => section.id)],
    ['domains', definition.domains.map((domain) => domain.id)],
    ['rules', definition.rules.map((rule) => rule.id)],
    ['caps', definition.caps.map((cap) => cap.id)],
    ...questions.flatMap((question): [string, string[]][] =>
      'options' in question
        ? [[`${question.id}.options`, question.options.map(({ value }) => value)]]
        : [],
    ),
  ]
  return lists.flatMap(([path, ids]) =>
    [...new Set(ids.filter((id, index) => ids.indexOf(id) < index))].map((id) => ({
      path: path ? `${path}.${id}` : id,
      message: 'is there twice',
    })),
  )
}

function retired(definition: Questionnaire): Problem[] {
  return questionsOf(definition)
    .filter((question) => definition.retired.includes(question.id))
    .map(({ id }) => ({ path: id, message: 'is a retired id, which is never used again' }))
}

function domains(definition: Questionnaire): Problem[] {
  const questions = questionsOf(definition)
  const known = definition.domains.map((domain) => domain.id)
  const sum = definition.domains.reduce((total, domain) => total + domain.weight, 0)
  return [
    ...questions
      .filter((question) => !known.includes(question.domain))
      .map((q) => ({ path: `${q.id}.domain`, message: `${q.domain} does not exist` })),
    ...known
      .filter((id) => !questions.some((question) => question.domain === id))
      .map((id) => ({ path: `domains.${id}`, message: 'has no question' })),
    ...(sum === 100 ? [] : [{ path: 'domains', message: `weights sum to ${sum}, not 100` }]),
  ]
}

function references(definition: Questionnaire, frameworks: Frameworks): Problem[] {
  const kinds = frameworks.evidenceKinds
  const byId = new Map(questionsOf(definition).map((question) => [question.id, question]))
  return questionsOf(definition).flatMap((question) => {
    const { id, evidenceKind } = question
    const problems = (question.references ?? [])
      .filter((reference) => !frameworks.resolve(reference))
      .map((reference) => ({ path: `${id}.references`, message: `${reference} does not exist` }))
    if (evidenceKind && !kinds.has(evidenceKind)) {
      problems.push({ path: `${id}.evidenceKind`, message: `${evidenceKind} does not exist` })
    }
    if (question.kind !== 'certifications') return problems
    const claims = byId.get(question.claims)
    const claimable = claims?.kind === 'multi' ? claims.options.map((option) => option.value) : []
    const named = [...Object.values(question.proofs).flat(), ...(question.shortWindow?.kinds ?? [])]
    return [
      ...problems,
      ...(claims?.kind === 'multi'
        ? []
        : [{ path: `${id}.claims`, message: `${question.claims} is not a multi question` }]),
      ...Object.keys(question.proofs)
        .filter((claim) => !claimable.includes(claim))
        .map((claim) => ({ path: `${id}.proofs.${claim}`, message: 'is not a claim' })),
      ...named
        .filter((kind) => !kinds.has(kind))
        .map((kind) => ({ path: `${id}.proofs`, message: `${kind} does not exist` })),
    ]
  })
}

function caps(definition: Questionnaire): Problem[] {
  const questions = new Set(questionsOf(definition).map((question) => question.id))
  return definition.caps.flatMap((cap) => [
    ...(cap.among ?? [])
      .filter((id) => !questions.has(id))
      .map((id) => ({ path: `caps.${cap.id}.among`, message: `${id} does not exist` })),
    ...(cap.domain && !definition.domains.some((domain) => domain.id === cap.domain)
      ? [{ path: `caps.${cap.id}.domain`, message: `${cap.domain} does not exist` }]
      : []),
  ])
}
